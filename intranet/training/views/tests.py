"""Tests: begun, answered one by one or all at once, handed in, looked at."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from intranet.access.decisions import allowed_or_404, visible_or_404
from intranet.training.answering import lack_in_words, said, typed
from intranet.training.errors import AnsweredMeanwhile, HandedIn, TimeIsUp, TrainingRefused
from intranet.training.models import Attempt, Certificate, Course
from intranet.training.queries.attempts import (
    Differing,
    asked_rows,
    is_asked_again,
    lacking_in,
    made_at,
    marked_rows,
    most_at,
    name_of,
    own_attempt,
    seconds_left,
    shown_at,
)
from intranet.training.queries.runs import newest_run
from intranet.training.queries.used_up import used_up
from intranet.training.services import attempts


@require_POST
def begin(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> HttpResponse:
    """Begin an attempt at the test of a lesson, or go on with the open one."""
    found = visible_or_404(request, Course, public_id=public_id)
    run = newest_run(request.user, found)  # type: ignore[arg-type]
    if run is None:
        raise Http404
    try:
        attempt = attempts.begin(run.pk, request.user, str(item))  # type: ignore[arg-type]
    except TrainingRefused as refused:
        messages.error(request, " ".join(map(str, refused.problems)))
        return redirect(found)
    return redirect("training:test", attempt.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def test(request: HttpRequest, attempt: int) -> HttpResponse:
    """The questions of an open attempt. Without JavaScript all answers are sent at once."""
    found = _attempt_or_404(request, attempt)
    if found.handed_in_at is not None:
        return redirect("training:results", found.pk)
    sent: dict[int, Any] = {}
    differing: dict[int, Differing] = {}
    asks = False
    if request.method == "POST":
        if not _is_up(found):
            sent = _sent(request, found)
            differing = _keep_all(request, found, sent)
        found = _attempt_or_404(request, attempt)
        hands_in = not differing and bool({"hand-in", "sure"} & request.POST.keys())
        asks = hands_in and lacking_in(found) > 0 and "sure" not in request.POST and not _is_up(found)
        if hands_in and not asks:
            return _hand_in(request, found)
    context = {
        "attempt": found,
        "course": found.enrolment.course,
        "rows": asked_rows(found, {place: sent[place] for place in differing}, differing),
        "left": seconds_left(found),
        "is_up": _is_up(found),
        "lacks": lacking_in(found),
        "asks": asks,
        "is_kept": request.method == "POST" and not differing and not asks,
        "person": request.user.pk,
    }
    return render(request, "intranet/training/test.html", context)


def _sent(request: HttpRequest, attempt: Attempt) -> dict[int, Any]:
    """What the form says of each question, by its place."""
    places = range(len(attempt.answers))
    return {place: typed(shown_at(attempt, place)["kind"], request.POST, name_of(place)) for place in places}


def _keep_all(request: HttpRequest, attempt: Attempt, sent: dict[int, Any]) -> dict[int, Differing]:
    """Keep what was sent; returns both answers where another screen wrote one meanwhile."""
    differing = {}
    person: Any = request.user
    for place, value in sent.items():
        try:
            attempts.save_answer(attempt.pk, person, place, value, seen=_seen(request, place))
        except AnsweredMeanwhile as refused:
            shown = shown_at(attempt, place)
            differing[place] = Differing(said(shown, value), said(shown, refused.stored))
        except (TimeIsUp, HandedIn):
            break
    return differing


def _seen(request: HttpRequest, place: int) -> int:
    sent = request.POST.get(f"{name_of(place)}-saves", "")
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 9 else -1


def _is_up(attempt: Attempt) -> bool:
    return attempt.ends_at is not None and timezone.now() > attempt.ends_at + attempts.GRACE


def _hand_in(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    if _is_up(attempt):
        messages.info(request, _("The time was up. What was saved until then counts."))
    attempts.hand_in(attempt.pk, request.user)  # type: ignore[arg-type]
    return redirect("training:results", attempt.pk)


@require_POST
def save(request: HttpRequest, attempt: int, place: int) -> HttpResponse:
    """One answer as it is given: kept, or why not, and what it lacks to count. JSON, for the page that sends it."""
    found = _attempt_or_404(request, attempt)
    if place >= len(found.answers):
        raise Http404
    shown = shown_at(found, place)
    value = typed(shown["kind"], request.POST, name_of(place))
    person: Any = request.user
    try:
        saves = attempts.save_answer(found.pk, person, place, value, seen=_seen(request, place))
    except AnsweredMeanwhile as refused:
        both = {"mine": said(shown, value), "theirs": said(shown, refused.stored)}
        stood = {"saves": refused.saves, "value": refused.stored, "left": seconds_left(found)}
        return JsonResponse(both | stood | {"message": refused.problems[0]}, status=409)
    except TrainingRefused as refused:
        return JsonResponse({"message": refused.problems[0]}, status=403)
    at = timezone.localtime().strftime("%H:%M")
    lack, is_wrong = lack_in_words(shown, value)
    told = {"lack": lack, "is_wrong": is_wrong}
    return JsonResponse({"saves": saves, "at": at, "left": seconds_left(found)} | told)


@require_safe
def results(request: HttpRequest, attempt: int) -> HttpResponse:
    """What was reached, with the explanations; what is right where it will not be asked again."""
    found = _attempt_or_404(request, attempt)
    if found.handed_in_at is None:
        raise Http404
    made, most = made_at(found), most_at(found)
    again = is_asked_again(found, made, most)
    rows = marked_rows(found, shows_right=not again)
    context = {
        "attempt": found,
        "course": found.enrolment.course,
        "rows": rows,
        "right": sum(row.is_right for row in rows),
        "again": again,
        "certificate": Certificate.objects.filter(enrolment=found.enrolment_id).first(),
        "left": None if most is None else max(0, most - made),
        "is_used_up": not again and used_up(enrolment=found.enrolment_id, item=found.item.key).exists(),
    }
    return render(request, "intranet/training/results.html", context)


def _attempt_or_404(request: HttpRequest, key: int) -> Attempt:
    """The person's own attempt, in a course that is open to them now.

    Raises:
        Http404: it is not theirs, or not there.
    """
    found = own_attempt(request.user, key)  # type: ignore[arg-type]
    if found is None:
        raise Http404
    allowed_or_404(request, found.enrolment.course)
    return found
