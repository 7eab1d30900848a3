"""The registers of a space: on the screen, on paper, and as a table."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from intranet.contracts import (
    Sheet,
    Who,
    file_answer,
    record,
    sheet_pdf,
    today,
    visible_or_404,
    who,
    write_transaction,
    xlsx_answer,
)
from plugins.circulation.models import Space
from plugins.circulation.queries.register_sheets import SHEETS, sheet_of


@require_GET
def read(request: HttpRequest, public_id: UUID, register: str = "di") -> HttpResponse:
    """One register."""
    space, sheet, _asker = _sheet(request, public_id, register)
    context = {"space": space, "sheet": sheet, "register": register, "registers": SHEETS.items()}
    return render(request, "circulation/register.html", context)


@require_GET
def export(request: HttpRequest, public_id: UUID, register: str) -> HttpResponse:
    """One register as ``?tep=pdf`` or ``?tep=xlsx``, with names: an address of its own, for guards; and logged."""
    space, sheet, asker = _sheet(request, public_id, register)
    wanted = request.GET.get("tep", "")
    if wanted not in {"pdf", "xlsx"}:
        raise Http404
    with write_transaction():
        details = {"register": register, "rows": len(sheet.rows), "as": wanted}
        record("circulation.exported", actor=asker.person, subject=space, plugin="circulation", details=details)
    name = f"{slugify(sheet.title)}-{today():%Y%m%d}.{wanted}"
    return file_answer(sheet_pdf(sheet), "application/pdf", name) if wanted == "pdf" else xlsx_answer(sheet, name)


def _sheet(request: HttpRequest, public_id: UUID, register: str) -> tuple[Space, Sheet, Who]:
    space = visible_or_404(request, Space, action="registers", public_id=public_id)
    asker = who(request.user)
    if register not in SHEETS or asker is None:
        raise Http404
    return space, sheet_of(register, space, asker), asker
