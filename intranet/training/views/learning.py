"""A course and its lessons: enrolled in, opened, gone through. What writes is a POST of a button."""

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from intranet.access.decisions import allowed_or_404, decide
from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import Version
from intranet.people.rules import today
from intranet.training.answering import typed
from intranet.training.errors import TrainingRefused
from intranet.training.models import Certificate, Course, Enrolment, EnrolmentState, PublishedItem
from intranet.training.policy import OFFICE_ROLES
from intranet.training.queries.attempts import left_in_words, seconds_until
from intranet.training.queries.classes import with_classes
from intranet.training.queries.runs import (
    ItemRow,
    Outline,
    asked_of,
    certificates_of,
    is_shown,
    needs_its_end,
    newer_than,
    newest_run,
    outline,
    outline_of,
    renewed_from,
    standing_among,
)
from intranet.training.queries.standing import own_stand
from intranet.training.rules.completion import Completion
from intranet.training.rules.standing import Stand, words_of
from intranet.training.services import begin_newer, enrol, open_item, seen_to_its_end
from intranet.training.showing import Asked, answered_at, parts_of, question_at


def _course_or_404(request: HttpRequest, public_id: uuid.UUID, action: str = "read") -> Course:
    """The course with all that its page shows of it, if the requester may.

    Raises:
        Http404: not there, or not theirs.
    """
    related = ("owner_unit", "topic", "responsible", "version__frozen")
    rows = Course.objects.select_related(*related).defer("version__frozen__html", "version__frozen__text")
    return allowed_or_404(request, rows.filter(public_id=public_id).first(), action)


@require_safe
def course(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """What one can do afterwards, how far one is, what comes next."""
    person: Any = request.user
    found = _course_or_404(request, public_id)
    run = newest_run(person, found)
    shown, asked = outline_of(found, run), asked_of(person, found)
    held, waits = certificates_of(person, found), asked is not None and not hasattr(asked, "receipt")
    stands = _stands(held, shown) if not waits and not (run and shown and shown.is_open and run.assignment_id) else None
    stand = own_stand(person.pk, found, run, asked, today())
    context = {
        "course": found,
        "outline": with_classes(shown, person) if shown else None,
        "run": run,
        "title": shown.version.frozen.title if shown else found.title,
        "resume": shown.resume() if shown and shown.is_open else None,
        "may_enrol": not (shown and shown.is_open) and bool(decide(person, "enrol", found, request)),
        "asked": asked,
        "stand_words": words_of(stand) if stand else None,
        "attended": stand == Stand.ATTENDED,
        "waits": waits,
        "certificates": held,
        "stands": stands,
        "renewed_from": renewed_from(stands) if stands else None,
        "testing": shown.testing if shown else None,
        "newer": _newer(request, found, run),
        "may_edit": found.owner_unit_id in units_with_role(tokens_of(person), OFFICE_ROLES),
        "today": today(),
    }
    return render(request, "intranet/training/course.html", context)


def _stands(held: list[Certificate], shown: Outline | None) -> Certificate | None:
    """The certificate because of which a run gives no other."""
    gives = shown is not None and shown.version.gives_certificate
    return standing_among(held, shown.version, today()) if shown and gives else None


def _newer(request: HttpRequest, found: Course, run: Enrolment | None) -> Version | None:
    newer = newer_than(run, found)
    return newer if newer and decide(request.user, "enrol", found, request) else None


@require_POST
def begin(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Enrol, and open the first lesson."""
    person: Any = request.user
    found = _course_or_404(request, public_id, "enrol")
    try:
        run = enrol(found.pk, person)
        first = outline(run.version, run).resume()
        if first is not None:
            open_item(run.pk, person, str(first.item.key))
            return redirect("training:lesson", public_id, first.item.key)
    except TrainingRefused as refused:
        messages.error(request, " ".join(map(str, refused.problems)))
    return redirect(found)


@require_POST
def begin_newest(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """Leave the run of an older version, and begin the one that stands now."""
    found = _course_or_404(request, public_id, "enrol")
    try:
        begin_newer(found.pk, request.user)  # type: ignore[arg-type]
    except TrainingRefused as refused:
        messages.error(request, " ".join(map(str, refused.problems)))
    return redirect(found)


@require_safe
def lesson(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """One lesson of one's newest run; before it was opened, the button that opens it."""
    found = _course_or_404(request, public_id)
    run = newest_run(request.user, found)  # type: ignore[arg-type]
    if run is None:
        return redirect(found)
    return render(request, "intranet/training/lesson.html", _lesson(request, run, item))


def _lesson(request: HttpRequest, run: Enrolment, key: uuid.UUID, answered: Asked | None = None) -> dict[str, Any]:
    shown, row = _row(run, key)
    is_open = is_shown(run, row)
    item = PublishedItem.objects.get(pk=row.item.pk) if is_open else row.item
    until = _done_at(row) if is_open and shown.is_open else None
    return {
        "course": run.course,
        "run": run,
        "outline": shown,
        "row": with_classes(shown, run.person).row(key) if row.item.completion == Completion.ATTENDED else row,
        "item": item,
        "parts": parts_of(item, run, request.user, answered) if is_open else [],  # type: ignore[arg-type]
        "is_shown": is_open,
        "has_question": is_open and question_at(item, 0) is not None,
        "ends_with_reading": needs_its_end(item),
        "done_at": until,
        "left": seconds_until(until) if until else None,
        "left_words": left_in_words(until) if until and until > timezone.now() else "",
        "next": shown.onward(row.item.key) if shown.is_open else None,
    }


def _done_at(row: ItemRow) -> datetime | None:
    """When the lesson has been open long enough, where that is what it asks for and it is not done."""
    if row.item.completion != Completion.TIME or row.is_done or row.opened_at is None:
        return None
    return row.opened_at + timedelta(minutes=row.item.time or 0)


def _row(run: Enrolment, key: uuid.UUID) -> tuple[Outline, ItemRow]:
    """The item of the run's version.

    Raises:
        Http404: it has none of that key.
    """
    shown = outline(run.version, run)
    row = shown.row(key)
    if row is None:
        raise Http404
    return shown, row


@require_POST
def opened(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """Open a lesson: its clock runs from the first time."""
    found = _course_or_404(request, public_id)
    run = _own_run(request, found)
    try:
        if run.state == EnrolmentState.OPEN:
            open_item(run.pk, request.user, str(item))  # type: ignore[arg-type]
    except TrainingRefused as refused:
        messages.error(request, " ".join(map(str, refused.problems)))
        return redirect(found)
    return redirect("training:lesson", public_id, item)


@require_POST
def finish(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """“Đã xem hết”: the lesson is done, and the next one opens; or it says what is still asked for. With ``still``, as
    the page of a timed lesson sends it when its time is over, that is told in JSON and nothing else opens.
    """
    person: Any = request.user
    found = _course_or_404(request, public_id)
    run = _own_run(request, found)
    if "still" in request.POST:
        return _finish_still(run, person, item)
    try:
        if not seen_to_its_end(run.pk, person, str(item)):
            messages.error(request, _lacking(_row(run, item)[1]))
            return redirect("training:lesson", public_id, item)
        after = newest_run(person, found)
        shown = outline(after.version, after) if after else None
        onward = shown.onward(item) if shown and shown.is_open else None
        if onward is not None:
            open_item(run.pk, person, str(onward.item.key))
            return redirect("training:lesson", public_id, onward.item.key)
        messages.success(request, _("You have gone through the course."))
    except TrainingRefused as refused:
        messages.error(request, " ".join(map(str, refused.problems)))
    return redirect(found)


def _finish_still(run: Enrolment, person: Any, item: uuid.UUID) -> HttpResponse:
    try:
        is_done = seen_to_its_end(run.pk, person, str(item))
    except TrainingRefused as refused:
        return JsonResponse({"done": False, "message": " ".join(map(str, refused.problems))}, status=409)
    until = None if is_done else _done_at(_row(run, item)[1])
    return JsonResponse({"done": is_done, "left": seconds_until(until) if until else 0})


def _lacking(row: ItemRow) -> str:
    if until := _done_at(row):
        return _("This lesson is not done yet: %(left)s.") % {"left": left_in_words(until)}
    return _("This lesson is not done yet. See below what it asks for.")


@require_POST
def answer(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID, place: int) -> HttpResponse:
    """One question in the text: whether the answer is right, and why. Nothing of it is kept."""
    run = _own_run(request, _course_or_404(request, public_id))
    _outline, row = _row(run, item)
    full = PublishedItem.objects.get(pk=row.item.pk) if is_shown(run, row) else None
    question = question_at(full, place) if full else None
    if full is None or question is None:
        raise Http404
    answered = answered_at(full, run, place, typed(question["kind"], request.POST, f"a{place}"))
    if getattr(request, "htmx", False):
        context = {"asked": answered, "course": run.course, "item": full}
        return render(request, "intranet/training/asked.html", context)
    return render(request, "intranet/training/lesson.html", _lesson(request, run, item, answered))


def _own_run(request: HttpRequest, found: Course) -> Enrolment:
    """Raises:
    Http404: the person never took the course.
    """
    run = newest_run(request.user, found)  # type: ignore[arg-type]
    if run is None:
        raise Http404
    return run
