"""The list of a class and the report: as pages, as PDF and as tables for other programs."""

import uuid
from typing import Any, cast

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from intranet.attendance.sheets import for_the_pen, to_be_signed
from intranet.people.models import Person, Unit
from intranet.printing.answers import PDF, file_answer, xlsx_answer
from intranet.printing.sheet import Sheet
from intranet.printing.sheet_pdf import sheet_pdf
from intranet.training.office.views.found import page_number
from intranet.training.sessions.forms import PeriodForm
from intranet.training.sessions.policy import KEEP
from intranet.training.sessions.queries import sees_figures
from intranet.training.sessions.report import Reach, Report, names, reach_of, report, units_counted
from intranet.training.sessions.sheets import attendance_sheet, report_sheet
from intranet.training.sessions.views import class_or_404


@require_safe
def sheet_page(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The list as a page, to be printed from the browser."""
    found = class_or_404(request, public_id, KEEP)
    context = {"found": found, "sheet": to_be_signed(attendance_sheet(found))}
    return render(request, "intranet/training/sessions/sheet.html", context)


@require_safe
def sheet_as_pdf(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The list to be signed."""
    sheet = attendance_sheet(class_or_404(request, public_id, KEEP))
    return file_answer(sheet_pdf(for_the_pen(sheet)), PDF, "danh-sach-lop-tap-huan.pdf", saved=False)


@require_safe
def sheet_as_xlsx(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The list as a table for other programs."""
    return xlsx_answer(attendance_sheet(class_or_404(request, public_id, KEEP)), "danh-sach-lop-tap-huan.xlsx")


@require_safe
def report_page(request: HttpRequest) -> HttpResponse:
    """Số lớp · lượt · số người; of one unit with all below it, the people behind them by name as well."""
    form, reach, found, unit = _asked(request)
    people = names(reach, found.first, found.last, unit, page_number(request)) if unit else None
    context = {"form": form, "report": found, "unit": unit, "page": people, "query": _query(request)}
    return render(request, "intranet/training/sessions/report.html", context)


@require_safe
def report_as_pdf(request: HttpRequest) -> HttpResponse:
    """The report on paper."""
    return file_answer(sheet_pdf(_sheet(request)), PDF, "so-lop-luot-nguoi.pdf", saved=False)


@require_safe
def report_as_xlsx(request: HttpRequest) -> HttpResponse:
    """The report as a table for other programs."""
    return xlsx_answer(_sheet(request), "so-lop-luot-nguoi.xlsx")


def _sheet(request: HttpRequest) -> Sheet:
    _form, _reach, found, unit = _asked(request)
    return report_sheet(found, unit)


def _asked(request: HttpRequest) -> tuple[PeriodForm, Reach, Report, Unit | None]:
    person = cast(Person, request.user)
    if not sees_figures(person):
        raise Http404
    reach, form = reach_of(person), PeriodForm(request.GET or None)
    first, last = form.chosen()
    unit = form.offer(units_counted(reach, first, last))
    return form, reach, report(reach, first, last, unit), unit


def _query(request: HttpRequest) -> str:
    kept: Any = request.GET.copy()
    kept.pop("page", None)
    return str(kept.urlencode())
