"""The bank goes out as a workbook and comes back: checked on a page that writes nothing, then confirmed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from intranet.files.errors import FileRefused
from intranet.files.tables import read_tables
from intranet.people.models import Unit
from intranet.people.rules import today
from intranet.printing.answers import XLSX, file_answer
from intranet.training.errors import TrainingRefused, WrittenMeanwhile
from intranet.training.filenames import name_of
from intranet.training.office import exchange
from intranet.training.office.cells import cells_of, understood_of
from intranet.training.office.forms.questions import WorkbookForm
from intranet.training.office.views.found import office_or_404
from intranet.training.services import take_in as write

SHOWN = 200
"""Rows that are listed of each sort; of more, the number is said."""


@require_GET
def export(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The bank as a workbook."""
    unit = office_or_404(request, unit_id)
    name = name_of("ngan-hang-cau-hoi", unit.name, kind="xlsx", on=today())
    return file_answer(exchange.workbook_of(unit), XLSX, name)


def take_in(request: HttpRequest, unit_id: int) -> HttpResponse:
    """The workbook is chosen here; once it was read, its dry run is the answer."""
    unit = office_or_404(request, unit_id)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (compared := _read(form, unit, request.user)):
        return _dry_run(request, unit, compared)
    return render(request, "intranet/training/office/import.html", {"unit": unit, "form": form})


def _read(form: WorkbookForm, unit: Unit, person: Any) -> exchange.Compared | None:
    """What the file would do; None when the form now says why not."""
    sent, looked = form.cleaned_data["file"], form.cleaned_data["looked"]
    try:
        return exchange.compare(read_tables(sent, by=person, vouched=looked), unit)
    except FileRefused as refused:
        form.refuse(refused.message, doubt=refused.doubt)
    except TrainingRefused as refused:
        form.add_error("file", refused.problems)
    return None


def _dry_run(request: HttpRequest, unit: Unit, compared: exchange.Compared) -> HttpResponse:
    person: Any = request.user
    context = {
        "unit": unit,
        "compared": compared,
        "wrong": compared.wrong[:SHOWN],
        "new": [(each, cells_of(each), understood_of(each)) for each in compared.new[:SHOWN]],
        "changed": [(each, heads, understood_of(each)) for each, heads in compared.changed[:SHOWN]],
        "ticket": exchange.ticket(unit, compared, person) if compared.given and not compared.wrong else "",
    }
    return render(request, "intranet/training/office/check.html", context)


@require_POST
def confirm(request: HttpRequest, unit_id: int) -> HttpResponse:
    """Exactly what was shown is written, or nothing."""
    unit = office_or_404(request, unit_id)
    person: Any = request.user
    found = exchange.unticket(request.POST.get("ticket", ""), unit, person)
    if found is None:
        messages.error(request, _("This check is out of date. Choose the file again; nothing was written."))
        return redirect("training:office:import", unit_id)
    given, mark = found
    try:
        new, changed = write(unit, person, given, seen=mark)
    except WrittenMeanwhile:
        messages.error(request, _("The bank was changed meanwhile. Choose the file again; nothing was written."))
        return redirect("training:office:import", unit_id)
    words = ngettext("%(n)d question was taken in.", "%(n)d questions were taken in.", new + changed)
    messages.success(request, words % {"n": new + changed})
    return redirect("training:office:bank", unit_id)
