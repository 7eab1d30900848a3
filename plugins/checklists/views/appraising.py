"""The lead unit appraises a signed inspection; the unit and those above it read what was said once it is said."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.contracts import Refused, decide, done, pressed, visible_or_404
from plugins.checklists.errors import Outdated
from plugins.checklists.forms.appraising import AppraisalForm, FoundForm, NoteForm, form_of, problems_of
from plugins.checklists.models import SENT, SPOKEN, Answer, Inspection, Section, State
from plugins.checklists.queries import appraising as queries
from plugins.checklists.queries.demands import with_documents
from plugins.checklists.queries.remedies import of_inspection
from plugins.checklists.returned import returned_in, returned_of
from plugins.checklists.services import appraising, remedies, reopening
from plugins.checklists.views.inspections import is_own


@require_GET
def overview(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Three scores side by side, and what is next."""
    return _overview(request, _sent(request, public_id))


def section(request: HttpRequest, public_id: UUID, letter: str) -> HttpResponse:
    """The questions of one section with the unit's answers. What is right is kept, what is not is shown again; what was
    not touched is appraised only where "rest" was pressed.
    """
    action = "appraise" if request.method == "POST" else "read"
    inspection = _sent(request, public_id, action)
    part = _section(inspection, letter)
    may = _may_appraise(request, inspection)
    answers = queries.answers_to_appraise(inspection, part, own=is_own(request, inspection))
    with_documents(request.user, (answer.question for answer in answers))
    forms = [(answer, form_of(answer, request.POST or None)) for answer in answers]
    if request.method == "POST":
        kept = [_keep(request, answer, form) for answer, form in forms]
        if all(kept):
            messages.success(request, _kept_words(inspection, part))
            return redirect(_next(inspection, part))
    sections = Section.objects.filter(version=inspection.campaign.version_id)
    context = {"inspection": inspection, "section": part, "sections": sections, "forms": forms, "may": may}
    context |= {
        "returned": _changed_since(inspection),
        "shows": _shows(inspection, may),
        "problems": problems_of(form for _answer, form in forms),
    }
    return render(request, "checklists/appraise.html", context | queries.judged_of(inspection, part))


def accept(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What accepting means, asked first; then settle the final verdicts, and what is wrong becomes a finding. What is
    not appraised by then must have been on the screen.
    """
    inspection = visible_or_404(request, Inspection, action="appraise", public_id=public_id)
    if inspection.state not in SENT:
        raise Http404
    if request.method != "POST":
        return _asked(request, inspection)
    said = {int(place) for place in request.POST.getlist("said") if place.isdecimal() and len(place) < 10}
    try:
        appraising.accept(inspection, request.user, said=said)
    except Refused as refused:
        messages.error(request, str(refused.message))
        return redirect(_url(inspection)) if refused.field != "said" else _asked(request, inspection)
    messages.success(request, _("It is accepted; the unit is told what is to be put right."))
    return redirect(_url(inspection))


def _asked(request: HttpRequest, inspection: Inspection) -> HttpResponse:
    """The confirmation; where nothing can be accepted now, the page that says how it stands."""
    left = queries.unjudged(inspection)
    if not _may_appraise(request, inspection) or queries.marked(inspection):
        return redirect(_url(inspection))
    context = {"inspection": inspection, "left": left, "ahead": queries.shortcomings_ahead(inspection)}
    return render(request, "checklists/accept.html", context)


@require_POST
def give_back(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Return the questions that are marked."""
    inspection = visible_or_404(request, Inspection, action="appraise", public_id=public_id)
    form = _note_form(request.POST)
    said = _("It is returned; the unit writes the marked questions anew.")
    answer = done(
        request,
        form,
        lambda given: appraising.return_to_unit(
            inspection, queries.marked(inspection), given.cleaned_data["note"], request.user
        ),
        _url(inspection),
        said,
    )
    return answer or _overview(request, inspection, back=form)


@require_POST
def close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Everything is verified."""
    inspection = visible_or_404(request, Inspection, action="verify", public_id=public_id)
    return pressed(request, lambda: remedies.close(inspection, request.user), _url(inspection), _("It is closed."))


@require_POST
def reopen(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Not finished after all."""
    inspection = visible_or_404(request, Inspection, action="verify", public_id=public_id)
    form = _note_form(request.POST)
    said = _("It is open again. Open again what is left to do, or add what was found.")
    answer = done(
        request,
        form,
        lambda given: reopening.reopen(inspection, given.cleaned_data["note"], request.user),
        _url(inspection),
        said,
    )
    return answer or _overview(request, inspection, back=form)


@require_POST
def find(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A shortcoming that was not seen before."""
    inspection = visible_or_404(request, Inspection, action="verify", public_id=public_id)
    form = _found_form(inspection, request.POST)
    answer = done(request, form, lambda given: _find(inspection, given, request.user), _url(inspection), _added())
    return answer or _overview(request, inspection, found=form)


def _find(inspection: Inspection, given: FoundForm, by: Any) -> Any:
    answer = Answer.objects.get(inspection=inspection, question__place=given.cleaned_data["place"])
    return reopening.find(answer, given.found, by)


def _added() -> str:
    return _("The finding is added; the unit is told.")


def _overview(request: HttpRequest, inspection: Inspection, **typed: Any) -> HttpResponse:
    may = _may_appraise(request, inspection)
    shows = _shows(inspection, may)
    lines, whole = queries.marks_of(inspection, shows=shows)
    findings = of_inspection(inspection)
    may_verify = bool(decide(request.user, "verify", inspection, request))
    context = {
        "inspection": inspection,
        "lines": lines,
        "whole": whole,
        "shows": shows,
        "differences": queries.differences(inspection) if shows else [],
        "may": may,
        "is_barred": inspection.state == State.SIGNED and not may and _runs(request, inspection),
        "findings": findings,
        **_returned(inspection),
        "marked": queries.marked_answers(inspection) if may else [],
        "next_letter": queries.next_letter(lines) if may else "",
        "open": sum(1 for each in findings if each.progress != "verified"),
        "may_close": may_verify and inspection.state == State.REMEDYING,
        "may_reopen": may_verify and inspection.state == State.CLOSED,
        "back": _note_form(),
        "steps": inspection.steps.select_related("by").order_by("-pk"),
    }
    if context["may_close"] and "found" not in typed:
        context["found"] = _found_form(inspection)
    return render(request, "checklists/appraising.html", context | typed)


def _changed_since(inspection: Inspection) -> list[Any]:
    """What changed since the last return, once it is signed anew: before, it is the unit's own business."""
    return returned_of(inspection, own=False) if inspection.state == State.SIGNED else []


def _returned(inspection: Inspection) -> dict[str, Any]:
    """The questions that the unit writes anew, or once it is signed anew, what changed at them."""
    is_anew = inspection.state == State.SIGNED
    return {"returned": _changed_since(inspection)} if is_anew else returned_in(inspection, own=False)


def _note_form(data: Any = None) -> NoteForm:
    return NoteForm(data, prefix="back", auto_id="%s")


def _found_form(inspection: Inspection, data: Any = None) -> FoundForm:
    return FoundForm(data, answers=queries.without_a_finding(inspection), prefix="found", auto_id="%s")


def _sent(request: HttpRequest, public_id: UUID, action: str = "read") -> Inspection:
    """Before the head has signed, the lead unit has nothing of it to look at but the answers."""
    inspection = visible_or_404(request, Inspection, action=action, public_id=public_id)
    if inspection.state not in SENT:
        raise Http404
    return inspection


def _may_appraise(request: HttpRequest, inspection: Inspection) -> bool:
    return inspection.state == State.SIGNED and bool(decide(request.user, "appraise", inspection, request))


def _runs(request: HttpRequest, inspection: Inspection) -> bool:
    return bool(decide(request.user, "manage", inspection.campaign, request))


def _shows(inspection: Inspection, may: bool) -> bool:
    return may or inspection.state in SPOKEN


def _section(inspection: Inspection, letter: str) -> Section:
    if len(letter) != 1 or not letter.isascii() or not letter.isalpha():
        raise Http404
    place = ord(letter.upper()) - ord("A") + 1
    return get_object_or_404(Section, version=inspection.campaign.version_id, place=place)


def _keep(request: HttpRequest, row: Answer, form: AppraisalForm) -> bool:
    if not form.is_valid():
        return False
    said = form.said_of(row) if "rest" in request.POST else form.cleaned_data
    try:
        form.now_at(appraising.appraise(row, by=request.user, **said))
    except Outdated as outdated:
        form.show(outdated.theirs)
        form.add_error(None, str(outdated.message))
        return False
    except Refused as refused:
        form.add_error(refused.field or None, str(refused.message))
        return False
    return True


def _kept_words(inspection: Inspection, part: Section) -> str:
    """How much of the section is appraised now: what was passed over is not."""
    count = queries.judged_of(inspection, part)
    words = _("Section %(letter)s: %(judged)d of %(asked)d questions appraised, %(back)d marked to go back.")
    return words % {"letter": part.letter, **count}


def _next(inspection: Inspection, part: Section) -> str:
    after = Section.objects.filter(version=part.version_id, place=part.place + 1).first()
    if after is None:
        return _url(inspection)
    return reverse("checklists:appraise", args=[inspection.public_id, after.letter])


def _url(inspection: Inspection) -> str:
    return reverse("checklists:appraising", args=[inspection.public_id])
