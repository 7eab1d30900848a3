"""Attempts at a test. The server draws, arranges, keeps the time and marks; a browser only says what was chosen."""

import logging
from datetime import datetime, timedelta
from random import SystemRandom
from typing import Any

from django.utils import timezone

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.training.errors import AnsweredMeanwhile, HandedIn, NoMoreAttempts, NotEnrolled, TimeIsUp
from intranet.training.models import Attempt, Enrolment, Progress, PublishedItem
from intranet.training.rules.completion import Completion
from intranet.training.rules.drawing import drawn_from
from intranet.training.rules.lacking import lack_of
from intranet.training.rules.marking import has_passed, points_of
from intranet.training.services.counting import count_answers
from intranet.training.services.learning import check_unlocked, item_done, locked

logger = logging.getLogger("intranet.training")

GRACE = timedelta(seconds=15)
"""What is on its way when the time is up still arrives."""


def begin(enrolment_id: int, person: Person, key: str) -> Attempt:
    """Begin an attempt at the test of an item, or go on with the one that is open.

    Raises:
        NotEnrolled: the run is not theirs or is over, or the item has no test.
        Locked: another item comes first.
        NoMoreAttempts: all are used.
    """
    with write_transaction():
        enrolment = locked(enrolment_id, person)
        item = enrolment.version.items.filter(key=key).first()
        if item is None or not item.has_test:
            raise NotEnrolled
        check_unlocked(enrolment, item)
        made = list(Attempt.objects.filter(enrolment=enrolment, item__key=key).order_by("number"))
        if made and made[-1].handed_in_at is None:
            return made[-1]
        progress, _made = Progress.objects.get_or_create(
            enrolment=enrolment, item=item.key, defaults={"opened_at": timezone.now()}
        )
        if item.attempts is not None and len(made) >= item.attempts + progress.granted:
            raise NoMoreAttempts
        return _begin(enrolment, item, len(made) + 1)


def _begin(enrolment: Enrolment, item: PublishedItem, number: int) -> Attempt:
    now = timezone.now()
    drawn = drawn_from(item.questions, item.draws, SystemRandom(), shuffled=item.shuffled)
    return Attempt.objects.create(
        enrolment=enrolment,
        item=item,
        number=number,
        drawn=drawn,
        answers=[{"value": None, "saves": 0} for _question in drawn],
        begun_at=now,
        ends_at=now + timedelta(minutes=item.limit) if item.limit else None,
    )


def save_answer(attempt_id: int, person: Person, place: int, value: Any, *, seen: int) -> int:
    """Keep what was chosen for the question at ``place``; returns the counter of that answer. ``seen`` is the counter
    as it was on the page. Saving the same again is saving once.

    Raises:
        NotEnrolled, HandedIn, TimeIsUp: it is not to be answered any more.
        AnsweredMeanwhile: another screen wrote this answer.
        ValueError: there is no such place.
    """
    with write_transaction():
        attempt = _locked(attempt_id, person)
        if _is_over(attempt, timezone.now()):
            raise TimeIsUp
        if not 0 <= place < len(attempt.answers):
            raise ValueError(place)
        answer = attempt.answers[place]
        if answer["value"] == value:
            return int(answer["saves"])
        if answer["saves"] != seen:
            raise AnsweredMeanwhile(answer["value"], answer["saves"])
        attempt.answers[place] = {"value": value, "saves": seen + 1}
        attempt.saves += 1
        attempt.save(update_fields=["answers", "saves"])
    return seen + 1


def hand_in(attempt_id: int, person: Person) -> Attempt:
    """Mark what was saved. Handing in twice is handing in once. Passing the test of an item that asks for it makes the
    item done, and so do answers to all questions where that is what it asks for.

    Raises:
        NotEnrolled: the attempt is not theirs.
    """
    with write_transaction():
        try:
            attempt = _locked(attempt_id, person)
        except HandedIn:
            return Attempt.objects.get(pk=attempt_id)
        return _mark(attempt)


def hand_in_what_is_over(now: datetime | None = None) -> int:
    """Mark attempts whose time ran out while nobody looked; returns how many. A task; running it again marks nothing
    twice.
    """
    late = (now or timezone.now()) - GRACE
    waiting = Attempt.objects.filter(handed_in_at=None, ends_at__lt=late).order_by("pk")
    return sum(_mark_alone(pk) for pk in list(waiting.values_list("pk", flat=True)[:500]))


def _mark_alone(attempt_id: int) -> int:
    """One that cannot be marked keeps no other waiting."""
    try:
        return _mark_if_open(attempt_id)
    except Exception:
        logger.exception("attempt %d cannot be marked", attempt_id)
        return 0


def _mark_if_open(attempt_id: int) -> int:
    with write_transaction():
        _lock_run_of(attempt_id)
        attempt = _rows().filter(pk=attempt_id, handed_in_at=None).first()
        if attempt is not None:
            _mark(attempt)
    return int(attempt is not None)


def _mark(attempt: Attempt) -> Attempt:
    item = attempt.item
    questions = [item.question(one["question"]) for one in attempt.drawn]
    values = [answer["value"] for answer in attempt.answers]
    attempt.reached, attempt.possible = points_of(questions, attempt.drawn, values)
    attempt.passed = has_passed(attempt.reached, attempt.possible, item.pass_mark)
    attempt.handed_in_at = timezone.now()
    attempt.save(update_fields=["reached", "possible", "passed", "handed_in_at"])
    count_answers(attempt)
    details = {"item": str(item.key), "number": attempt.number, "passed": attempt.passed}
    course = attempt.enrolment.course
    record("training.handed-in", actor=attempt.enrolment.person, subject=course, label=course.title, details=details)
    is_answered = item.completion == Completion.ANSWERED and bool(values) and all(map(_is_answered, questions, values))
    if (item.completion == Completion.PASSED and attempt.passed) or is_answered:
        item_done(attempt.enrolment, item)
    return attempt


def _is_answered(question: dict[str, Any], value: Any) -> bool:
    return lack_of(question["kind"], len(question["options"]), value) is None


def _locked(attempt_id: int, person: Person) -> Attempt:
    """The open attempt, under the lock of its run."""
    _lock_run_of(attempt_id)
    attempt = _rows().filter(pk=attempt_id, enrolment__person=person).first()
    if attempt is None:
        raise NotEnrolled
    if attempt.handed_in_at is not None:
        raise HandedIn
    return attempt


def _lock_run_of(attempt_id: int) -> None:
    """Before the attempt itself, whoever comes: two that wait never wait in a ring."""
    of = Attempt.objects.filter(pk=attempt_id).values_list("enrolment", flat=True)
    list(Enrolment.objects.select_for_update().filter(pk__in=list(of)))


def _rows() -> Any:
    related = ("item", "enrolment__course", "enrolment__person", "enrolment__version__frozen", "enrolment__assignment")
    return Attempt.objects.select_for_update(of=("self",)).select_related(*related)


def _is_over(attempt: Attempt, now: datetime) -> bool:
    return attempt.ends_at is not None and now > attempt.ends_at + GRACE
