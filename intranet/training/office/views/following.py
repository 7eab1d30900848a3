"""Who is where in a course, for its trainers and for who heads a unit."""

import uuid
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from intranet.access.decisions import visible_or_404
from intranet.people.rules import today
from intranet.printing.answers import xlsx_answer
from intranet.training.filenames import name_of
from intranet.training.models import Course
from intranet.training.office.following import Line, lines_of, narrowed, parts_of, scope_of, sheet_of, units_of
from intranet.training.office.views.found import page_number

PAGE_SIZE = 50


@require_GET
def follow(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Everybody whom the requester may see, by state and unit."""
    course, lines, is_whole = _lines(request, public_id)
    unit, stand = request.GET.get("don-vi", ""), request.GET.get("tinh-trang", "")
    of_unit = narrowed(lines, unit, "")
    context = {
        "course": course,
        "is_whole": is_whole,
        "page": Paginator(narrowed(of_unit, "", stand), PAGE_SIZE).get_page(page_number(request)),
        "parts": parts_of(of_unit),
        "units": units_of(lines),
        "unit": unit,
        "stand": stand,
    }
    return render(request, "intranet/training/office/follow.html", context)


@require_GET
def export(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The same as a table for other programs."""
    course, lines, _is_whole = _lines(request, public_id)
    chosen = narrowed(lines, request.GET.get("don-vi", ""), request.GET.get("tinh-trang", ""))
    return xlsx_answer(sheet_of(course, chosen), name_of("tinh-hinh-hoc", course.title, kind="xlsx", on=today()))


def _lines(request: HttpRequest, public_id: uuid.UUID) -> tuple[Course, list[Line], bool]:
    course = visible_or_404(request, Course, public_id=public_id)
    person: Any = request.user
    scope = scope_of(person, course)
    if scope is None or course.version is None:
        raise Http404
    return course, lines_of(course, scope), scope.is_whole
