"""One attempt as its page shows it, and as its results do."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Any

from django.db.models import F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.people.models import Person
from intranet.training.answering import Field, field_of, is_answered, right_in_words, said
from intranet.training.models import Attempt, EnrolmentState, Progress
from intranet.training.rules.marking import as_shown, is_right


@dataclass(frozen=True, slots=True)
class Differing:
    """Two answers to one question, each in words: what was sent, and what another screen kept."""

    mine: list[str]
    theirs: list[str]


@dataclass(frozen=True, slots=True)
class AskedRow:
    """One question of an open attempt; ``saves`` is the counter that its page has seen."""

    place: int
    field: Field
    saves: int
    is_answered: bool
    differing: Differing | None = None

    @property
    def number(self) -> int:
        return self.place + 1


@dataclass(frozen=True, slots=True)
class MarkedRow:
    """One question of an attempt that was handed in. ``right`` is left out while it may be asked again, and
    so is the ``feedback`` to an answer that was not right."""

    number: int
    text: str
    points: int
    is_right: bool
    said: list[str]
    right: list[str]
    feedback: str

    @property
    def reached(self) -> int:
        """Points that the answer gave."""
        return self.points if self.is_right else 0


def own_attempt(person: Person, key: int) -> Attempt | None:
    """The attempt, if it is ``person``'s own. One query."""
    related = ("item", "enrolment__course", "enrolment__version__frozen")
    rows = Attempt.objects.select_related(*related).defer(
        "item__html", "item__text", "enrolment__version__frozen__html"
    )
    return rows.filter(pk=key, enrolment__person=person).first()


def shown_at(attempt: Attempt, place: int) -> dict[str, Any]:
    """The question at ``place`` as it may leave the server.

    Raises:
        IndexError: there is no such place.
    """
    drawn = attempt.drawn[place]
    return as_shown(attempt.item.question(drawn["question"]), drawn)


def asked_rows(
    attempt: Attempt, sent: dict[int, Any] | None = None, differing: dict[int, Differing] | None = None
) -> list[AskedRow]:
    """Every question with what stands, or with what was ``sent`` and is not kept yet. No query."""
    rows = []
    for place, answer in enumerate(attempt.answers):
        value = sent[place] if sent and place in sent else answer["value"]
        shown = shown_at(attempt, place)
        field = field_of(shown, name_of(place), value)
        both = differing.get(place) if differing else None
        rows.append(AskedRow(place, field, answer["saves"], is_answered(shown, value), both))
    return rows


def lacking_in(attempt: Attempt) -> int:
    """How many questions are not answered by what is kept. No query."""
    values = enumerate(answer["value"] for answer in attempt.answers)
    return sum(not is_answered(shown_at(attempt, place), value) for place, value in values)


def name_of(place: int) -> str:
    """What the question at ``place`` is called in a form."""
    return f"q{place}"


def marked_rows(attempt: Attempt, *, shows_right: bool) -> list[MarkedRow]:
    """Every question of an attempt that was handed in, with its verdict. An explanation tells what is right, so it is
    held back with it where the question was not answered right. No query.
    """
    rows = []
    for place, (drawn, answer) in enumerate(zip(attempt.drawn, attempt.answers, strict=True)):
        question = attempt.item.question(drawn["question"])
        verdict = is_right(question, drawn, answer["value"])
        words = said(as_shown(question, drawn), answer["value"])
        right = right_in_words(question) if shows_right and not verdict else []
        feedback = question["feedback"] if shows_right or verdict else ""
        row = (question["text"], question["points"], verdict, words, right, feedback)
        rows.append(MarkedRow(place + 1, *row))
    return rows


def made_at(attempt: Attempt) -> int:
    """How many attempts at this test the run has. One query."""
    return Attempt.objects.filter(enrolment=attempt.enrolment_id, item__key=attempt.item.key).count()


def most_at(attempt: Attempt) -> int | None:
    """How many attempts the run has at this test by what is published now: a correction may have given more, and so may
    a trainer. None without a limit, 0 where the test is left out. One query.
    """
    given: Any = Progress.objects.filter(enrolment=attempt.enrolment_id, item=OuterRef("key")).values("granted")
    items = attempt.enrolment.version.items.filter(key=attempt.item.key)
    most = F("attempts") + Coalesce(Subquery(given[:1]), 0)
    return next(iter(items.values_list(most, flat=True)), 0)


def is_asked_again(attempt: Attempt, made: int, most: int | None) -> bool:
    """Whether the same questions may still be asked, of ``most`` attempts: then what is right is not told yet. A run
    that was closed before its end is taken anew.
    """
    if attempt.passed or attempt.enrolment.state == EnrolmentState.COMPLETED:
        return False
    is_closed = attempt.enrolment.state == EnrolmentState.CLOSED
    return is_closed or most is None or made < most


def left_in_words(ends_at: datetime | None, now: datetime | None = None) -> str:
    """How long an attempt may go on, for a page that stands still: the minutes that are left, and until when."""
    if ends_at is None:
        return _("no time limit")
    minutes = max(0, ceil((ends_at - (now or timezone.now())).total_seconds() / 60))
    words = ngettext("%(n)s minute left, until %(at)s", "%(n)s minutes left, until %(at)s", minutes)
    return words % {"n": minutes, "at": f"{timezone.localtime(ends_at):%H:%M}"}


def running(now: datetime | None = None) -> Q:
    """The condition on attempts that can still be answered."""
    return Q(handed_in_at=None) & (Q(ends_at=None) | Q(ends_at__gt=now or timezone.now()))


def seconds_left(attempt: Attempt, now: datetime | None = None) -> int | None:
    """By the server's clock; None where there is no limit."""
    return None if attempt.ends_at is None else seconds_until(attempt.ends_at, now)


def seconds_until(end: datetime, now: datetime | None = None) -> int:
    """By the server's clock; 0 once it is behind."""
    return max(0, ceil((end - (now or timezone.now())).total_seconds()))
