"""What units fill in: the list, one inspection, its sections, and handing it on."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import Refused, decide, pressed, visible_or_404, who
from plugins.checklists.errors import Outdated
from plugins.checklists.forms.answers import AnswerForm, form_of
from plugins.checklists.models import Answer, Campaign, Inspection, Section
from plugins.checklists.policy import RUNNING, CampaignPolicy, held
from plugins.checklists.queries.inspections import answers_of, of_own_units, open_questions, parts_of, to_appraise
from plugins.checklists.services import answering, states


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    """What one's units fill in, what waits to be appraised, and the campaigns one sees."""
    asker = who(request.user)
    campaigns = CampaignPolicy().visible(asker, Campaign.objects.all()) if asker else []
    context = {
        "own": of_own_units(asker),
        "to_appraise": to_appraise(asker),
        "campaigns": campaigns,
        "may_run": bool(asker and held(asker, RUNNING)),
    }
    return render(request, "checklists/index.html", context)


@require_GET
def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """One inspection: its sections, how far it is, and what has happened to it."""
    inspection = _inspection(request, public_id)
    context = {
        "inspection": inspection,
        "parts": parts_of(inspection),
        "open": open_questions(inspection),
        "steps": inspection.steps.select_related("by"),
        **_may(request, inspection),
    }
    return render(request, "checklists/inspection.html", context)


def section(request: HttpRequest, public_id: UUID, letter: str) -> HttpResponse:
    """The questions of one section. Without JavaScript all of them are sent at once, and what is right is kept."""
    inspection = _inspection(request, public_id)
    part = _section(inspection, letter)
    rows = [(answer, _writable(request, answer)) for answer in answers_of(inspection, part)]
    forms = [(answer, form_of(answer, request.POST or None) if may else form_of(answer), may) for answer, may in rows]
    if request.method == "POST":
        kept = [_keep(request, answer, form) for answer, form, may in forms if may]
        if all(kept):
            return redirect(_next(inspection, part))
    context = {"inspection": inspection, "section": part, "forms": forms, "parts": parts_of(inspection)}
    return render(request, "checklists/section.html", context | {"open": open_questions(inspection)})


@require_POST
def answer(request: HttpRequest, public_id: UUID, place: int) -> HttpResponse:
    """One answer as it is typed: kept, or why not. JSON, for the page that sends it."""
    inspection = _inspection(request, public_id)
    row = get_object_or_404(
        Answer.objects.select_related("question", "owner"), inspection=inspection, question__place=place
    )
    form = form_of(row, request.POST)
    if not form.is_valid():
        return JsonResponse({"errors": form.errors}, status=422)
    try:
        kept = answering.write(row, form.typed, form.cleaned_data["revision"], request.user)
    except Outdated as outdated:
        return JsonResponse({"message": str(outdated.message), "theirs": _said(outdated.theirs)}, status=409)
    except Refused as refused:
        return JsonResponse({"message": str(refused.message)}, status=403)
    inspection.refresh_from_db(fields=["answered"])
    return JsonResponse(_said(kept) | {"answered": inspection.answered})


@require_POST
def submit(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Hand it to the head of the unit."""
    inspection = _inspection(request, public_id, "submit")
    said = _("It is submitted; the head of the unit is told.")
    return pressed(request, lambda: states.submit(inspection, request.user), _url(inspection), said)


@require_POST
def sign(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """The head signs, or gives it back with a note."""
    inspection = _inspection(request, public_id, "sign")
    note = request.POST.get("note", "")
    if "back" in request.POST:
        back = _("It is given back to those who answer.")
        return pressed(request, lambda: states.send_back(inspection, note, request.user), _url(inspection), back)
    said = _("It is signed and sent to the lead unit.")
    return pressed(request, lambda: states.sign(inspection, request.user), _url(inspection), said)


def _inspection(request: HttpRequest, public_id: UUID, action: str = "read") -> Inspection:
    return visible_or_404(request, Inspection, action=action, public_id=public_id)


def _section(inspection: Inspection, letter: str) -> Section:
    if len(letter) != 1 or not letter.isascii() or not letter.isalpha():
        raise Http404
    place = ord(letter.upper()) - ord("A") + 1
    return get_object_or_404(Section, version=inspection.campaign.version_id, place=place)


def _keep(request: HttpRequest, row: Answer, form: AnswerForm) -> bool:
    if not form.is_valid():
        return False
    try:
        answering.write(row, form.typed, form.cleaned_data["revision"], request.user)
    except Outdated as outdated:
        form.theirs = outdated.theirs  # type: ignore[attr-defined]
        form.add_error(None, str(outdated.message))
        return False
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return False
    return True


def _writable(request: HttpRequest, row: Answer) -> bool:
    return answering.may_answer(row.inspection, row, request.user)


def _may(request: HttpRequest, inspection: Inspection) -> dict[str, bool]:
    asked = ("answer", "submit", "assign", "sign", "appraise")
    return {f"may_{action}": bool(decide(request.user, action, inspection, request)) for action in asked}


def _said(row: Answer) -> dict[str, Any]:
    values = {name: str(getattr(row, name) if getattr(row, name) is not None else "") for name in answering.NAMES}
    moment = timezone.localtime(row.written_at).strftime("%H:%M") if row.written_at else ""
    return {"revision": row.revision, "work": row.work, "by": str(row.written_by or ""), "at": moment, "values": values}


def _next(inspection: Inspection, part: Section) -> str:
    after = Section.objects.filter(version=part.version_id, place=part.place + 1).first()
    return reverse("checklists:section", args=[inspection.public_id, after.letter]) if after else _url(inspection)


def _url(inspection: Inspection) -> str:
    return reverse("checklists:inspection", args=[inspection.public_id])
