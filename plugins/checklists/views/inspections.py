"""What units fill in: the list, one inspection, and handing it on."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import decide, pressed, visible, visible_or_404, who
from plugins.checklists.models import Campaign, Inspection, Section
from plugins.checklists.policy import RUNNING, held
from plugins.checklists.queries.inspections import (
    assigned_in,
    of_own_units,
    open_questions,
    parts_of,
    to_appraise,
    urgency,
)
from plugins.checklists.services import states


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What one's units fill in, what waits to be appraised, and the campaigns one sees."""
    asker = who(request.user)
    context = {
        "own": of_own_units(asker),
        "to_appraise": to_appraise(asker),
        "campaigns": visible(request, Campaign.objects.all()),
        "may_run": bool(asker and held(asker, RUNNING)),
    }
    return render(request, "checklists/index.html", context)


@require_GET
def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One inspection: its sections with who answers them, how far it is, and what has happened to it."""
    inspection = inspection_or_404(request, public_id)
    assigned = assigned_in(inspection)
    context = {
        "inspection": inspection,
        "parts": [(part, assigned.get(part.section.pk, [])) for part in parts_of(inspection)],
        "open": open_questions(inspection),
        "steps": inspection.steps.select_related("by"),
        "is_own": is_own(request, inspection),
        "urgency": urgency(inspection),
        **_may(request, inspection),
    }
    return render(request, "checklists/inspection.html", context)


@require_POST
def submit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand it to the head of the unit."""
    inspection = inspection_or_404(request, public_id, "submit")
    said = _("It is submitted; the head of the unit is told.")
    return pressed(request, lambda: states.submit(inspection, request.user), inspection_url(inspection), said)


@require_POST
def sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The head signs, or gives it back with a note."""
    inspection = inspection_or_404(request, public_id, "sign")
    note, back = request.POST.get("note", ""), inspection_url(inspection)
    if "back" in request.POST:
        said = _("It is given back to those who answer.")
        return pressed(request, lambda: states.send_back(inspection, note, request.user), back, said)
    said = _("It is signed and sent to the lead unit.")
    return pressed(request, lambda: states.sign(inspection, request.user), back, said)


def inspection_or_404(request: HttpRequest, public_id: UUID, action: str = "read") -> Inspection:
    """The inspection, if the requester may do ``action`` with it."""
    return visible_or_404(request, Inspection, action=action, public_id=public_id)


def section_or_404(inspection: Inspection, letter: str) -> Section:
    """The section called ``letter`` of the version that ``inspection`` answers."""
    if len(letter) != 1 or not letter.isascii() or not letter.isalpha():
        raise Http404
    place = ord(letter.upper()) - ord("A") + 1
    return get_object_or_404(Section, version=inspection.campaign.version_id, place=place)


def is_own(request: HttpRequest, inspection: Inspection) -> bool:
    """Whether the requester is of the unit that fills it in."""
    asker = who(request.user)
    return asker is not None and f"unit:{inspection.unit_id}" in asker.tokens


def inspection_url(inspection: Inspection) -> str:
    """The page of ``inspection``."""
    return reverse("checklists:inspection", args=[inspection.public_id])


def _may(request: HttpRequest, inspection: Inspection) -> dict[str, bool]:
    asked = ("answer", "submit", "assign", "sign", "appraise")
    return {f"may_{action}": bool(decide(request.user, action, inspection, request)) for action in asked}
