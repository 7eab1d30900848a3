"""A checklist goes out as a workbook and comes back: checked on a page that writes nothing, then confirmed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import XLSX, FileRefused, Refused, file_answer, read_tables, visible_or_404
from plugins.checklists.forms.library import WorkbookForm
from plugins.checklists.models import Checklist, Version
from plugins.checklists.queries.library import difference
from plugins.checklists.services import exchange, library
from plugins.checklists.services.library import Part, parts_of
from plugins.checklists.views.drafts import draft_or_404
from plugins.checklists.views.library import version_or_404

SHOWN = 200
"""Wrong cells that are listed; of more, the number is said."""


@require_GET
def export(request: HttpRequest, code: str, number: int) -> HttpResponse:
    """One version as a workbook."""
    checklist = visible_or_404(request, Checklist, code=code)
    version = version_or_404(request, checklist, number)
    return file_answer(exchange.workbook_of(version), XLSX, f"{code}-{number}.xlsx")


def take_in(request: HttpRequest, code: str) -> HttpResponse:
    """The workbook is chosen here; once it was read, its dry run is the answer."""
    checklist, draft = draft_or_404(request, code)
    is_sent = request.method == "POST"
    form = WorkbookForm(request.POST if is_sent else None, request.FILES if is_sent else None)
    if is_sent and form.is_valid() and (reading := _read(form, draft, request.user)):
        context = _dry_run(draft, reading, request.user)
        return render(request, "checklists/library/check.html", context | {"checklist": checklist})
    context = {"checklist": checklist, "draft": draft, "form": form, "is_missing": form.has_error("file", "required")}
    return render(request, "checklists/library/import.html", context)


@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """Exactly what was shown is written; where the draft was changed meanwhile, the dry run comes anew."""
    checklist, draft = draft_or_404(request, code)
    found = exchange.unticket(request.POST.get("ticket", ""), draft, request.user)
    if found is None:
        messages.error(request, _("This check is out of date. Choose the file again; nothing was written."))
        return redirect("checklists:import_checklist", code=code)
    parts, revision = found
    try:
        library.write(draft, parts, revision, request.user)
    except Refused as refused:
        draft.refresh_from_db()
        context = _dry_run(draft, exchange.Reading(parts, []), request.user)
        context |= {"checklist": checklist, "refused": refused.message}
        return render(request, "checklists/library/check.html", context)
    messages.success(request, _("The file was taken into the draft."))
    return redirect(reverse("checklists:edit_checklist", args=[code]))


def _read(form: WorkbookForm, draft: Version, person: Any) -> exchange.Reading | None:
    """What the file says; None when the form now says why not."""
    sent, looked = form.cleaned_data["file"], form.cleaned_data["looked"]
    try:
        return exchange.read(read_tables(sent, by=person, vouched=looked), draft)
    except FileRefused as refused:
        form.refuse(refused.message, doubt=refused.doubt)
    except Refused as refused:
        form.add_error("file", str(refused.message))
    return None


def _dry_run(draft: Version, reading: exchange.Reading, person: Any) -> dict[str, Any]:
    """Context of ``check.html``: the wrong cells, or what would change with the ticket that confirms it."""
    before: list[Part] = parts_of(draft)
    is_right = not reading.problems
    found = difference(before, reading.parts) if is_right else None
    is_new = is_right and before != reading.parts
    return {
        "problems": reading.problems[:SHOWN],
        "problem_count": len(reading.problems),
        "difference": found,
        "ticket": exchange.ticket(draft, reading.parts, person) if is_new else "",
    }
