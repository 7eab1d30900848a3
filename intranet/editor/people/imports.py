"""Screens of lists of units and people: sent, checked on a page that writes nothing, confirmed, followed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.database import write_transaction
from intranet.editor.people import tickets
from intranet.editor.people.blank_list import blank_list
from intranet.editor.people.pages import me, needs
from intranet.files.errors import FileRefused
from intranet.files.tables import TABLES, read_tables
from intranet.people.importing.lines import Lines, ListRefused, lines_of
from intranet.people.importing.plan import WORDS, Plan
from intranet.people.importing.planning import plan_of
from intranet.people.importing.running import RUN, confirm
from intranet.people.models import PeopleImport
from intranet.people.roles import ADMINISTER_PEOPLE
from intranet.printing.answers import XLSX, file_answer
from intranet.worker.models import Job, JobState
from intranet.worker.services import enqueue

SHOWN = 300
"""Rows of each table of the report; of more, the number is said."""


class ListForm(forms.Form):
    """A workbook with both sheets, or one or two CSV files."""

    file = forms.FileField(
        label=gettext_lazy("List"),
        help_text=gettext_lazy("An Excel workbook (.xlsx) with the sheets for units and people, or a CSV file."),
        widget=forms.FileInput(attrs={"accept": TABLES}),
        error_messages={"required": gettext_lazy("Choose the list, then press “Check the list”.")},
    )
    second = forms.FileField(
        label=gettext_lazy("Second CSV file"),
        required=False,
        help_text=gettext_lazy("Only where units and people are two CSV files."),
        widget=forms.FileInput(attrs={"accept": TABLES}),
    )
    looked = forms.BooleanField(
        label=gettext_lazy("I have looked at the list: it bears no state-secret mark"), required=False
    )
    asks_to_look = False
    """Set when the list was refused for a doubt that somebody who looks can settle."""


@needs(ADMINISTER_PEOPLE)
def upload(request: HttpRequest) -> HttpResponse:
    """The list is chosen here; once it was read, its dry run is the answer."""
    form = ListForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid() and (lines := _read(form, me(request))):
        return render(request, "intranet/editor/people/import_check.html", check_page(me(request), lines))
    context = {"form": form, "imports": PeopleImport.objects.select_related("by")[:10]}
    return render(request, "intranet/editor/people/import.html", context)


@needs(ADMINISTER_PEOPLE)
def confirmed(request: HttpRequest) -> HttpResponse:
    """The list is compared once more and, when every row is right, given to the worker."""
    person = me(request)
    lines = tickets.read(request.POST.get("ticket", ""), person)
    if lines is None:
        if request.method == "POST":
            messages.error(request, _("This check is out of date. Choose the list again; nothing was written."))
        return redirect("people_admin:import")
    plan = plan_of(lines, person)
    if plan.wrong or not plan.changing:
        return render(request, "intranet/editor/people/import_check.html", check_page(person, lines, plan))
    with write_transaction():
        kept = confirm(lines, plan, person)
        enqueue(RUN, key=_key(kept), import_id=kept.pk)
    return redirect("people_admin:import_progress", pk=kept.pk)


@needs(ADMINISTER_PEOPLE)
def progress(request: HttpRequest, pk: int) -> HttpResponse:
    """How far a list is; the page comes again by itself until it is over."""
    kept = get_object_or_404(PeopleImport, pk=pk)
    given_up = not kept.is_over and Job.objects.filter(key=_key(kept), state=JobState.DEAD).exists()
    context = {"import": kept, "counts": in_words(kept.counts), "given_up": given_up}
    response = render(request, "intranet/editor/people/import_progress.html", context)
    if not kept.is_over and not given_up:
        response["Refresh"] = "5"
    return response


@needs(ADMINISTER_PEOPLE)
def template(request: HttpRequest) -> HttpResponse:
    """The blank list."""
    return file_answer(blank_list(), XLSX, "don-vi-va-can-bo.xlsx")


def _key(kept: PeopleImport) -> str:
    """The worker's key of a list: asked for twice, it is written once."""
    return f"people-import:{kept.pk}"


def check_page(person: Any, lines: Lines, plan: Plan | None = None) -> dict[str, Any]:
    """Context of ``import_check.html``."""
    plan = plan or plan_of(lines, person)
    changing = [row for row in plan.changing if not row.problems]
    noted = [row for row in plan.rows if row.notes and not row.changes and not row.problems]
    return {
        "wrong": plan.wrong[:SHOWN],
        "wrong_count": len(plan.wrong),
        "changing": changing[:SHOWN],
        "changing_count": len(changing),
        "noted": noted[:SHOWN],
        "unchanged_count": plan.counts["unchanged"],
        "counts": in_words(plan.counts),
        "ignored": plan.ignored,
        "ticket": "" if plan.wrong or not plan.changing else tickets.issue(person, lines),
    }


def in_words(counts: dict[str, int]) -> list[tuple[str, int]]:
    """Kinds of change in their order, each with its number."""
    return [(str(words), counts[change]) for change, words in WORDS.items() if counts.get(change)]


def _read(form: ListForm, person: Any) -> Lines | None:
    """The lines of the files; None when the form now says why not."""
    tables = []
    for field in ("file", "second"):
        if (sent := form.cleaned_data[field]) is None:
            continue
        try:
            tables += read_tables(sent, by=person, vouched=form.cleaned_data["looked"])
        except FileRefused as refused:
            form.add_error(field, str(refused.message))
            form.asks_to_look = refused.doubt
            return None
    try:
        return lines_of(tables)
    except ListRefused as refused:
        form.add_error("file", str(refused))
        return None
