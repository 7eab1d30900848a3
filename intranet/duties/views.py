"""Pages about duties: the board, one duty, giving the items of a document out."""

import uuid
from tempfile import SpooledTemporaryFile
from typing import cast

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from intranet.access.decisions import allowed_or_404
from intranet.directives.queries import with_public_id as directive_with
from intranet.directives.rules import is_number
from intranet.duties.errors import DutyRefused
from intranet.duties.forms import STEP_FORMS, ProgressForm, StepForm
from intranet.duties.models import Duty
from intranet.duties.pages import (
    duty_page,
    fresh_rows,
    opening_calendar,
    opening_page,
    posted_rows,
    rows_with,
)
from intranet.duties.queries import STATES, Filters, board, export_layout, export_rows, with_public_id
from intranet.duties.services import open_duties
from intranet.duties.services.opening import may_open
from intranet.duties.unit_names import UnitNames
from intranet.files.errors import FileRefused
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.printing.answers import XLSX
from intranet.spreadsheets import write_xlsx

DONE = {
    "assign": gettext_lazy("The task is assigned."),
    "report": gettext_lazy("The progress is reported."),
    "submit": gettext_lazy("The result is reported. The office in charge closes the task or gives it back."),
    "close": gettext_lazy("The task is closed."),
    "return": gettext_lazy("The task is given back to the lead unit."),
    "extend": gettext_lazy("The due date is extended."),
    "cancel": gettext_lazy("The task is cancelled."),
}


def _me(request: HttpRequest) -> Person:
    return cast(Person, request.user)


def _filters(request: HttpRequest) -> Filters:
    state, unit = request.GET.get("state", ""), request.GET.get("unit", "")
    return Filters(
        request.GET.get("view", "")[:10],
        state if state in STATES else STATES[0],
        int(unit) if is_number(unit) else None,
    )


@require_safe
def follow_up(request: HttpRequest) -> HttpResponse:
    """The board."""
    number = request.GET.get("page", "1")
    page = int(number) if is_number(number) and len(number) < 7 else 1
    return render(request, "intranet/duties/board.html", {"board": board(_me(request), _filters(request), page)})


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """The same duties as a table for other programs."""
    person, filters = _me(request), _filters(request)
    rows = export_rows(person, filters)
    file = SpooledTemporaryFile(max_size=5_000_000)  # noqa: SIM115  the response closes it
    write_xlsx(file, next(rows), rows, layout=export_layout(person, filters))  # type: ignore[arg-type]
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"nhiem-vu-{today():%Y-%m-%d}.xlsx", content_type=XLSX)


@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One duty and what its reader may do; a step is posted here with its name."""
    duty = allowed_or_404(request, with_public_id(public_id))
    allowed_or_404(request, duty.directive)
    bound: dict[str, StepForm] = {}
    if request.method == "POST":
        step = request.POST.get("step", "")
        if step not in STEP_FORMS:
            raise Http404
        form = STEP_FORMS[step](request.POST, request.FILES, duty=duty, by=_me(request))
        if _taken(form):
            messages.success(request, DONE[step])
            return redirect(duty)
        bound = {step: form}
        duty = allowed_or_404(request, with_public_id(public_id))
    page = duty_page(duty, _me(request), bound)
    lapsed = [form for step, form in bound.items() if step not in page["forms"]]
    for form in lapsed:
        messages.error(request, " ".join(str(error) for error in form.non_field_errors()))
    return render(request, "intranet/duties/read.html", page | {"lapsed": lapsed})


def _taken(form: StepForm) -> bool:
    """Whether the step was taken; what was wrong stands in the form."""
    if not form.is_valid():
        return False
    try:
        form.take()
    except DutyRefused as refused:
        form.add_error(None, refused.problems)
    except FileRefused as refused:
        assert isinstance(form, ProgressForm)  # noqa: S101  no other step takes files
        form.refuse(refused.message, doubt=refused.doubt)
    return not form.errors


@require_http_methods(["GET", "HEAD", "POST"])
def open_items(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Give the items of a document to units; what was typed is kept whatever is wrong with it."""
    directive = allowed_or_404(request, directive_with(public_id))
    if not may_open(_me(request), directive.owner_unit_id):
        raise Http404
    names, calendar, problems = UnitNames(), opening_calendar(), []
    if request.method != "POST":
        rows = fresh_rows(directive, _me(request), names, calendar)
    elif more := request.POST.get("more", ""):
        rows = rows_with(posted_rows(request.POST, names, calendar).typed(more), names, calendar)
    else:
        rows = posted_rows(request.POST, names, calendar)
        if rows.is_valid():
            try:
                given: list[Duty] = open_duties(directive, rows.orders(), _me(request))
            except DutyRefused as refused:
                problems = refused.problems
            else:
                words = ngettext("%(n)d task is given out.", "%(n)d tasks are given out.", len(given))
                messages.success(request, words % {"n": len(given)})
                return redirect(directive.get_absolute_url() + "#nhiem-vu")
    page = opening_page(directive, _me(request), rows, names, problems)
    request.listed_under = page["place"].url  # type: ignore[attr-defined]
    return render(request, "intranet/duties/open.html", page)
