"""What units fill in: the list, and one inspection."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from intranet.contracts import decide, visible, visible_or_404, who
from plugins.checklists.models import WRITABLE, Answer, Campaign, Inspection, Section, State
from plugins.checklists.policy import RUNNING, held
from plugins.checklists.queries.inspections import (
    answered_by,
    answerers_of,
    assigned_in,
    of_own_units,
    open_questions,
    parts_of,
    to_appraise,
)
from plugins.checklists.returned import returned_in


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What one's units fill in, what waits to be appraised, and the campaigns one sees."""
    asker = who(request.user)
    own, mine = of_own_units(asker), answered_by(asker)
    context = {
        "own": [each for each in own if mine(each)],
        "of_unit": [each for each in own if not mine(each)],
        "to_appraise": to_appraise(asker),
        "campaigns": visible(request, Campaign.objects.all()),
        "may_run": bool(asker and held(asker, RUNNING)),
    }
    return render(request, "checklists/index.html", context)


@require_GET
def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One inspection: its sections with who answers them, how far it is, and what has happened to it."""
    inspection = inspection_or_404(request, public_id)
    assigned, others = assigned_in(inspection), whose(request, inspection)
    own = is_own(request, inspection)
    context = {
        "inspection": inspection,
        "parts": [(part, assigned.get(part.section.pk, [])) for part in parts_of(inspection)],
        "open": open_questions(inspection),
        "steps": inspection.steps.select_related("by"),
        **returned_in(inspection, own=own),
        "is_own": own,
        "urgency": inspection.urgency,
        "whose": others,
        "unsent": unsent_of(inspection) if own and others is None else [],
        "person": request.user.pk,
        **_may(request, inspection),
    }
    return render(request, "checklists/inspection.html", context)


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


def whose(request: HttpRequest, inspection: Inspection, part: Section | None = None) -> list[Any] | None:
    """Who answers it, or its section ``part``, for somebody of the unit to whom none of that is given and who might
    take it for their own task; None for everybody else, and once it is not written any more.
    """
    asker = who(request.user)
    if asker is None or inspection.state not in WRITABLE or not is_own(request, inspection):
        return None
    return None if answered_by(asker, part)(inspection) else answerers_of(inspection, part)


def unsent_of(inspection: Inspection) -> list[Answer]:
    """Answers by question, for the page to say which of them lie on this device and are not kept; none once it is not
    written any more. One query.
    """
    rows = Answer.objects.filter(inspection=inspection).select_related("question__section").order_by("question__place")
    return list(rows) if inspection.state in {*WRITABLE, State.SUBMITTED} else []


def inspection_url(inspection: Inspection) -> str:
    """The page of ``inspection``."""
    return reverse("checklists:inspection", args=[inspection.public_id])


def _may(request: HttpRequest, inspection: Inspection) -> dict[str, bool]:
    asked = ("answer", "submit", "assign", "sign", "appraise")
    return {f"may_{action}": bool(decide(request.user, action, inspection, request)) for action in asked}
