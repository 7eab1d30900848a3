"""An inspection on paper: blank to be filled in by hand, or as it stands."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.text import slugify
from django.views.decorators.http import require_GET

from intranet.contracts import file_answer, record, sheet_pdf, today, visible_or_404, who, write_transaction
from plugins.checklists.models import SENT, Checklist, VersionState
from plugins.checklists.paper import blank_sheet, filled_sheet
from plugins.checklists.views.inspections import inspection_or_404, is_own

_PDF = "application/pdf"


@require_GET
def inspection(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One inspection as it stands, logged; ``?trong`` the blank form with the unit's name."""
    found, asker = inspection_or_404(request, public_id), who(request.user)
    if asker is None:
        raise Http404
    if "trong" in request.GET:
        sheet = blank_sheet(found.campaign.version, body=found.node.name, subtitle=[found.campaign.title])
    else:
        with write_transaction():
            record("checklists.printed", actor=asker.person, subject=found, plugin="checklists", label=str(found.node))
        own = is_own(request, found)
        sheet = filled_sheet(found, shows_papers=own or found.state in SENT, own=own)
    return file_answer(sheet_pdf(sheet), _PDF, f"{slugify(sheet.title)}-{today():%Y%m%d}.pdf", saved=False)


@require_GET
def blank(request: HttpRequest, code: str) -> HttpResponse:
    """The published version of a checklist, blank."""
    checklist = visible_or_404(request, Checklist, code=code)
    version = checklist.versions.filter(state=VersionState.PUBLISHED).first()
    if version is None:
        raise Http404
    sheet = blank_sheet(version, body="", subtitle=[])
    return file_answer(sheet_pdf(sheet), _PDF, f"{slugify(checklist.code)}-{version.number}.pdf", saved=False)
