"""The overview: courses with their coverage, one course by unit and lesson, one's own people."""

import uuid
from datetime import date
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.access.decisions import decide
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.printing.answers import PDF, file_answer, xlsx_answer
from intranet.printing.sheet_pdf import sheet_pdf
from intranet.progress.scope import Scope
from intranet.training.filenames import name_of
from intranet.training.models import Course, PublishedItem
from intranet.training.office.views.found import page_number
from intranet.training.overview import coverage, stuck
from intranet.training.overview.asked import by_title, courses_seen, courses_with, follows, reach_of
from intranet.training.overview.forms import DayForm
from intranet.training.overview.found import followed_or_404
from intranet.training.overview.people import Wanted, is_own, own_people, own_sheet
from intranet.training.overview.results import FEWEST, results_of, versions_of
from intranet.training.queries.transcripts import transcript
from intranet.training.rules.standing import Stand, choices
from intranet.training.sessions.queries import attended


def _me(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _day(request: HttpRequest) -> date:
    return DayForm(request.GET or None).chosen()


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Courses of which one follows somebody."""
    if not follows(_me(request)):
        raise Http404
    reach, form = reach_of(_me(request)), DayForm(request.GET or None)
    on = form.chosen()
    context = {"rows": courses_with(_me(request), reach, on), "on": on, "heads": reach.scope is not None, "form": form}
    return render(request, "intranet/training/overview/list.html", context)


@require_safe
def course(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One course: by unit at a day, where people stopped, and for its trainers the questions."""
    found, scope = followed_or_404(request, public_id)
    form, is_trainer = DayForm(request.GET or None), bool(decide(request.user, "follow", found, request))
    on = form.chosen()
    context = {
        "form": form,
        "course": found,
        "tree": coverage.coverage(found, scope, on),
        "on": on,
        "is_whole": scope.is_whole,
        "stopped": stuck.stopped_at(found, scope),
        "is_trainer": is_trainer,
        "without_attempt": stuck.without_attempt(found) if is_trainer else 0,
        **(_questions(request, found) if is_trainer else {"results": []}),
    }
    return render(request, "intranet/training/overview/course.html", context)


def _questions(request: HttpRequest, found: Course) -> dict[str, Any]:
    """The questions of the version that the address names, or of the one that stands."""
    versions, asked = versions_of(found), request.GET.get("ban", "")
    chosen = next((each for each in versions if str(each.pk) == asked), None)
    version = chosen.pk if chosen else found.version_id
    return {"results": results_of(found, version), "versions": versions, "version": version, "fewest": FEWEST}


@require_safe
def course_xlsx(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The coverage as a table for other programs."""
    found, scope = followed_or_404(request, public_id)
    on = _day(request)
    sheet = coverage.coverage_sheet(found, coverage.coverage(found, scope, on))
    return xlsx_answer(sheet, name_of("muc-do-hoan-thanh", found.title, kind="xlsx", on=on))


@require_safe
def course_pdf(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The coverage on paper."""
    found, scope = followed_or_404(request, public_id)
    on = _day(request)
    sheet = coverage.coverage_sheet(found, coverage.coverage(found, scope, on))
    name = name_of("muc-do-hoan-thanh", found.title, kind="pdf", on=on)
    return file_answer(sheet_pdf(sheet), PDF, name, saved=False)


@require_safe
def names(request: HttpRequest, public_id: uuid.UUID, unit_id: int) -> HttpResponse:
    """The people behind the figures of a unit, as far as one sees them by name."""
    found, scope = followed_or_404(request, public_id)
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None or not scope.covers(unit.path):
        raise Http404
    on, stand = _day(request), request.GET.get("tinh-trang", "")
    page = coverage.names(found, scope, unit, on, stand, page_number(request))
    context = {"course": found, "unit": unit, "on": on, "page": page, "stand": stand, "stands": choices()}
    return render(request, "intranet/training/overview/names.html", context)


@require_safe
def stopped(request: HttpRequest, public_id: uuid.UUID, item: str) -> HttpResponse:
    """The people who stopped at a lesson, as far as one sees them by name."""
    found, scope = followed_or_404(request, public_id)
    title = ""
    if item != stuck.NOTHING:
        title = _title(found, item)
    page = stuck.stopped_names(found, scope, item, page_number(request))
    context = {"course": found, "title": title, "page": page}
    return render(request, "intranet/training/overview/stopped.html", context)


def _title(found: Course, item: str) -> str:
    try:
        key = uuid.UUID(item)
    except ValueError:
        raise Http404 from None
    titles = PublishedItem.objects.filter(version=found.version_id, key=key).values_list("title", flat=True)
    if not titles:
        raise Http404
    return str(titles[0])


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """One's own people and the courses they are asked to take."""
    scope, wanted = _headed(request), _wanted(request)
    context = {
        "page": own_people(_me(request), scope, wanted, page_number(request)),
        "wanted": wanted,
        "stands": choices(),
        "courses": [(each.pk, each.title) for each in sorted(courses_seen(_me(request)).only("title"), key=by_title)],
        "query": f"khoa={wanted.course}&tinh-trang={wanted.stand}",
    }
    return render(request, "intranet/training/overview/people.html", context)


@require_safe
def people_xlsx(request: HttpRequest) -> HttpResponse:
    """The same as a table for other programs."""
    sheet = own_sheet(_me(request), _headed(request), _wanted(request))
    return xlsx_answer(sheet, name_of("viec-hoc-cua-don-vi", kind="xlsx", on=today()))


@require_safe
def people_pdf(request: HttpRequest) -> HttpResponse:
    """The same on paper."""
    sheet = own_sheet(_me(request), _headed(request), _wanted(request))
    return file_answer(sheet_pdf(sheet), PDF, name_of("viec-hoc-cua-don-vi", kind="pdf", on=today()), saved=False)


@require_safe
def person(request: HttpRequest, person_id: int) -> HttpResponse:
    """What one of one's own people has learnt: runs and certificates of courses that one may read, and no answers."""
    found = Person.objects.filter(pk=person_id).first()
    if found is None or not is_own(found.pk, _headed(request)):
        raise Http404
    seen = set(courses_seen(_me(request)).values_list("pk", flat=True))
    lines = [line for line in transcript(found) if line.run.course_id in seen]
    context = {"person": found, "lines": lines, "today": today(), "classes": attended(found, _me(request))}
    return render(request, "intranet/training/overview/person.html", context)


def _wanted(request: HttpRequest) -> Wanted:
    stand, course = request.GET.get("tinh-trang", ""), request.GET.get("khoa", "")
    is_number = course.isascii() and course.isdecimal() and len(course) < 10
    return Wanted(course if is_number else "", stand if stand in Stand.values else "")


def _headed(request: HttpRequest) -> Scope:
    scope = reach_of(_me(request)).scope
    if scope is None:
        raise Http404
    return scope
