"""Answering: a section with its questions, and one answer as it is typed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.contracts import Refused, decide
from plugins.checklists.errors import Outdated
from plugins.checklists.forms.answers import AnswerForm, differences, form_of, lacks_in_words, said_in, typed_as
from plugins.checklists.models import SENT, SPOKEN, WRITABLE, Answer, Citation, Inspection, Section, Work
from plugins.checklists.queries.demands import with_documents
from plugins.checklists.queries.inspections import (
    answers_of,
    lacks_of,
    open_questions,
    parts_of,
    people_of,
    written_lately,
)
from plugins.checklists.returned import returned_in
from plugins.checklists.services import answering, evidence
from plugins.checklists.services.returning import is_unchanged
from plugins.checklists.views.inspections import inspection_or_404, inspection_url, is_own, section_or_404, whose


@dataclass(frozen=True, slots=True)
class Row:
    """One question on the page: its form where one may write it, else what was ``said``; ``standing`` in words."""

    answer: Answer
    form: AnswerForm
    may: bool
    standing: str
    said: list[tuple[str, str]]


def section(request: HttpRequest, public_id: UUID, letter: str) -> HttpResponse:
    """The questions of one section. Without JavaScript all of them are sent at once, and what is right is kept."""
    inspection = inspection_or_404(request, public_id)
    part = section_or_404(inspection, letter)
    may = answering.writes(inspection, request.user)
    forms = _forms(request, inspection, part, may)
    kept = [_keep(request, form) for form in forms if form.is_bound]
    if request.method == "POST" and all(kept):
        return _onward(request, inspection, part)
    with_documents(request.user, (form.answer.question for form in forms))
    own, problems = is_own(request, inspection), [each for form in forms for each in _problems(form)]
    context = {
        "inspection": inspection,
        "section": part,
        "is_last": not _after(part),
        "rows": [
            Row(form.answer, form, may(form.answer), _standing(form, inspection.state in WRITABLE), said_in(form))
            for form in forms
        ],
        "parts": parts_of(inspection),
        "open": open_questions(inspection),
        "problems": problems,
        "refused": sum(1 for form in forms if form.errors),
        "may_write": any(may(form.answer) for form in forms),
        "may_submit": bool(decide(request.user, "submit", inspection, request)),
        "may_answer": bool(decide(request.user, "answer", inspection, request)),
        "whose": whose(request, inspection, part),
        "is_own": own,
        "judged": inspection.state in SPOKEN,
        "shows_papers": own or inspection.state in SENT,
        "people": people_of(inspection) if own else [],
        "lately": written_lately(inspection, request.user),
        "urgency": inspection.urgency,
        "person": request.user.pk,
        **returned_in(inspection, own=own),
    }
    return render(request, "checklists/section.html", context)


@require_POST
def answer(request: HttpRequest, public_id: UUID, place: int) -> HttpResponse:
    """One answer as it is typed: kept, or why not. JSON, for the page that sends it."""
    inspection = inspection_or_404(request, public_id)
    rows = Answer.objects.select_related("question", "owner", "written_by")
    row = get_object_or_404(rows, inspection=inspection, question__place=place)
    form = form_of(row, request.POST)
    if not form.is_valid():
        asked = render_to_string("intranet/components/due_question.html", {"question": form.due_question})
        return JsonResponse({"errors": form.errors, "asked": asked}, status=422)
    try:
        kept = answering.write(row, form.typed, form.cleaned_data["revision"], request.user)
    except Outdated as outdated:
        return JsonResponse(_differing(form, outdated), status=409)
    except Refused as refused:
        return JsonResponse({"message": str(refused.message)}, status=403)
    inspection.refresh_from_db(fields=["answered"])
    return JsonResponse(_said(kept) | {"answered": inspection.answered, "moved": form.moved})


def _forms(
    request: HttpRequest, inspection: Inspection, part: Section, may: Callable[[Answer], bool]
) -> list[AnswerForm]:
    """Those that are sent are bound; not where the other's text is taken (``take``)."""
    taken = request.POST.get("take", "")
    answers = answers_of(inspection, part, own=is_own(request, inspection))
    sent = [each for each in answers if request.method == "POST" and may(each) and str(each.question.place) != taken]
    return [form_of(each, request.POST if each in sent else None) for each in answers]


def _keep(request: HttpRequest, form: AnswerForm) -> bool:
    if not form.is_valid():
        return False
    try:
        kept = answering.write(form.answer, form.typed, form.cleaned_data["revision"], request.user)
    except Outdated as outdated:
        form.differences, form.theirs = differences(form, outdated.theirs), outdated.theirs
        form.add_error(None, str(outdated.message))
        form.now_at(outdated.theirs.revision)
        return False
    except Refused as refused:
        form.add_error(None, str(refused.message))
        return False
    form.now_at(kept.revision)
    return True


def _onward(request: HttpRequest, inspection: Inspection, part: Section) -> HttpResponseRedirect:
    """To the evidence of a question, back to where something was taken or taken away, or to the next section."""
    if wanted := _number(request, "evidence"):
        return redirect("checklists:cite", inspection.public_id, wanted)
    if away := _number(request, "uncite"):
        return redirect(f"{_url(inspection, part)}#c{_taken_away(request, inspection, away)}")
    if taken := _number(request, "take"):
        return redirect(f"{_url(inspection, part)}#c{taken}")
    after = _after(part)
    return redirect(_url(inspection, after) if after else inspection_url(inspection))


def _after(part: Section) -> Section | None:
    return Section.objects.filter(version=part.version_id, place=part.place + 1).first()


def _problems(form: AnswerForm) -> Iterator[tuple[str, int, str]]:
    """Why an answer was not kept: where to put it right, the number of the question, and what is wrong."""
    place = form.answer.question.place
    for words in form.non_field_errors() if form.is_bound else ():
        yield f"c{place}", place, str(words)
    for name in form.fields:
        for words in form[name].errors:
            yield form[name].id_for_label or f"c{place}", place, str(words)


def _number(request: HttpRequest, name: str) -> int:
    typed = request.POST.get(name, "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 10 else 0


def _taken_away(request: HttpRequest, inspection: Inspection, key: int) -> int:
    """Show a paper at its answer no more; returns the place of the question."""
    rows = Citation.objects.select_related("answer__question", "revision")
    citation = get_object_or_404(rows, pk=key, answer__inspection=inspection)
    try:
        evidence.take_away(citation, request.user)
    except Refused as refused:
        messages.error(request, str(refused.message))
    else:
        messages.success(request, _("The paper is shown at this question no more; it stays in the store."))
    return citation.answer.question.place


def _url(inspection: Inspection, part: Section) -> str:
    return reverse("checklists:section", args=[inspection.public_id, part.letter])


def _standing(form: AnswerForm, is_written: bool) -> str:
    """How far the answer is, in words; while it is written, also that what was returned stands as it was."""
    row = form.answer
    if is_written and is_unchanged(row):
        return _("Not changed since it was returned")
    if row.work == Work.BLANK:
        return _("Not answered yet")
    lacking = lacks_in_words(form, lacks_of(row))
    return _("Still lacking: %(what)s") % {"what": lacking} if lacking else _("Answered")


def _differing(form: AnswerForm, outdated: Outdated) -> dict[str, Any]:
    """For the page: each field that differs in words, and what taking theirs puts into the fields."""
    theirs = outdated.theirs
    rows = [
        {"name": each.name, "label": each.label, "mine": each.mine, "theirs": each.theirs, "isText": each.is_text}
        for each in differences(form, theirs)
    ]
    return _said(theirs) | {"message": str(outdated.message), "differences": rows, "values": typed_as(theirs)}


def _said(row: Answer) -> dict[str, Any]:
    moment = timezone.localtime(row.written_at).strftime("%H:%M") if row.written_at else ""
    by = {"revision": row.revision, "work": row.work, "by": str(row.written_by or ""), "at": moment}
    return by | {"standing": _standing(form_of(row), is_written=True)}
