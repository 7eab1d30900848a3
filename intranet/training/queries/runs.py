"""The page of a course, and one lesson of a run."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

from intranet.acknowledgement.models import Assignment, Version
from intranet.acknowledgement.queries import assignment_of
from intranet.people.models import Person
from intranet.training.models import (
    Attempt,
    Certificate,
    Course,
    CourseVersion,
    Enrolment,
    EnrolmentState,
    Progress,
    PublishedItem,
)
from intranet.training.queries.attempts import left_in_words, seconds_left
from intranet.training.queries.classes import ClassLine
from intranet.training.rules.completion import OF_THE_TEST, Completion, locked_because, share_done

LONG = ("html", "text", "questions")
"""Columns of an item that no outline shows."""

RENEWED_BEFORE = timedelta(days=30)
"""So long before its end a certificate is renewed by whoever learns again without being asked; its end is told then."""

_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Trial:
    """How a test stands in a run: attempts made, the best one that was handed in, the one that is open."""

    made: int = 0
    best: Attempt | None = None
    open: Attempt | None = None

    @property
    def passed(self) -> bool:
        return bool(self.best and self.best.passed)

    @property
    def ends(self) -> datetime:
        """When the open one is over; behind all times where it is not."""
        return self.open.ends_at if self.open and self.open.ends_at else _NEVER


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the outline. ``reason`` says why it is locked; it ``is_opened`` once the server's clock runs.
    ``classes`` are those that complete it, where ``with_classes`` looked for them; ``granted`` attempts at its test are
    given besides.
    """

    item: PublishedItem
    is_done: bool = False
    is_opened: bool = False
    opened_at: datetime | None = None
    reason: str = ""
    trial: Trial = field(default_factory=Trial)
    classes: list[ClassLine] = field(default_factory=list)
    granted: int = 0

    @property
    def attempts_left(self) -> int | None:
        """None where there is no limit."""
        most = None if self.item.attempts is None else self.item.attempts + self.granted
        return None if most is None else max(0, most - self.trial.made)

    @property
    def is_tested(self) -> bool:
        """Whether an attempt runs that can still be answered."""
        return self.trial.open is not None and seconds_left(self.trial.open) != 0

    @property
    def left(self) -> str:
        """How long the open attempt may go on, in words."""
        return left_in_words(self.trial.open.ends_at) if self.trial.open else ""

    @property
    def may_try(self) -> bool:
        """Whether an attempt may be begun or gone on with."""
        return self.trial.open is not None or self.attempts_left != 0

    @property
    def is_used_up(self) -> bool:
        """Whether only an attempt would end it, and none is left: nobody but a trainer helps on."""
        return self.item.completion in OF_THE_TEST and not self.is_done and not self.may_try


@dataclass(frozen=True, slots=True)
class Outline:
    """A version with how far a run is in it; without a run nothing is done and everything waits."""

    version: CourseVersion
    run: Enrolment | None
    rows: list[ItemRow]

    @property
    def modules(self) -> list[tuple[str, list[ItemRow]]]:
        """Items under the titles of their modules, in order."""
        found: list[tuple[str, list[ItemRow]]] = []
        for row in self.rows:
            if not found or found[-1][0] != row.item.module:
                found.append((row.item.module, []))
            found[-1][1].append(row)
        return found

    @property
    def done(self) -> int:
        return sum(row.is_done for row in self.rows)

    @property
    def share(self) -> int:
        return share_done([row.item.as_item() for row in self.rows], {str(r.item.key) for r in self.rows if r.is_done})

    @property
    def is_open(self) -> bool:
        return self.run is not None and self.run.state == EnrolmentState.OPEN

    @property
    def testing(self) -> ItemRow | None:
        """The item whose test runs, the one that ends first; one whose time is up is not gone on with."""
        tested = [row for row in self.rows if self.is_open and row.is_tested]
        return min(tested, key=lambda row: row.trial.ends, default=None)

    @property
    def used_up(self) -> list[ItemRow]:
        """Items that wait for a trainer to give another attempt."""
        return [row for row in self.rows if self.is_open and row.is_used_up]

    def row(self, key: Any) -> ItemRow | None:
        return next((row for row in self.rows if row.item.key == key), None)

    def onward(self, after: Any = None) -> ItemRow | None:
        """Where one goes on: the first item behind ``after`` that can be done, else the first of all."""
        keys = [row.item.key for row in self.rows]
        start = keys.index(after) + 1 if after in keys else 0
        turned = [*self.rows[start:], *self.rows[:start]]
        return next((row for row in turned if not row.is_done and not row.reason and not row.is_used_up), None)

    def resume(self) -> ItemRow | None:
        """Where one stopped, unless nothing is left to do there; else where one goes on."""
        last = self.row(self.run.last_item) if self.run else None
        if last is not None and not last.is_done and not last.is_used_up:
            return last
        return self.onward(last.item.key if last else None)


def newest_run(person: Person, course: Course) -> Enrolment | None:
    """The open run of ``person``, or the last one. One query."""
    rows = Enrolment.objects.filter(course=course, person=person).select_related("version__frozen", "course")
    rows = rows.defer("version__frozen__html", "version__frozen__text")
    return rows.order_by("-run").first()


def newer_than(run: Enrolment | None, course: Course) -> Version | None:
    """The published version where it is learnt otherwise than the one of an open ``run``."""
    if run is None or run.state != EnrolmentState.OPEN or course.version is None:
        return None
    frozen: Version = course.version.frozen
    return frozen if frozen.major > run.version.frozen.major else None


def outline_of(course: Course, run: Enrolment | None) -> Outline | None:
    """What ``run`` goes through; where there is none, or one that is over, the published version. At most three
    queries.
    """
    is_open = run is not None and run.state == EnrolmentState.OPEN
    version = course.version if not is_open else None
    if version is None and run is not None:
        version = run.version
    if version is None:
        return None
    same = run if run and run.version_id == version.pk else None
    return outline(version, same)


def outline(version: CourseVersion, run: Enrolment | None) -> Outline:
    """``version`` as ``run`` stands in it. Three queries, one without a run."""
    items = list(version.items.defer(*LONG))
    if run is None:
        return Outline(version, None, [ItemRow(item) for item in items])
    progress = {each.item: each for each in Progress.objects.filter(enrolment=run)}
    trials = _trials(run)
    done = {str(key) for key, each in progress.items() if each.done_at is not None}
    known = [item.as_item() for item in items]
    rows = [
        ItemRow(
            item,
            is_done=str(item.key) in done,
            is_opened=item.key in progress,
            opened_at=progress[item.key].opened_at if item.key in progress else None,
            reason="" if str(item.key) in done else locked_because(item.as_item(), known, done),
            trial=trials.get(item.key, Trial()),
            granted=progress[item.key].granted if item.key in progress else 0,
        )
        for item in items
    ]
    return Outline(version, run, rows)


def _trials(run: Enrolment) -> dict[Any, Trial]:
    rows = Attempt.objects.filter(enrolment=run).select_related("item").order_by("number")
    found: dict[Any, list[Attempt]] = {}
    for attempt in rows.defer("drawn", "answers", *(f"item__{name}" for name in LONG)):
        found.setdefault(attempt.item.key, []).append(attempt)
    return {key: _trial(attempts) for key, attempts in found.items()}


def _trial(attempts: list[Attempt]) -> Trial:
    marked = [each for each in attempts if each.handed_in_at is not None]
    best = max(marked, key=lambda each: (bool(each.passed), each.reached or 0), default=None)
    return Trial(len(attempts), best, next((each for each in attempts if each.handed_in_at is None), None))


def certificates_of(person: Person, course: Course) -> list[Certificate]:
    """Certificates that ``person`` holds for the course, the newest first. One query."""
    given = Certificate.objects.filter(enrolment__person=person, enrolment__course=course)
    given = given.select_related("enrolment__version__frozen").defer(
        "enrolment__version__frozen__html", "enrolment__version__frozen__text"
    )
    return list(given.order_by("-issued_on", "-pk"))


def standing_among(certificates: Iterable[Certificate], version: CourseVersion, on: date) -> Certificate | None:
    """The certificate that still stands for what ``version`` teaches, so that a run taken without being asked is an
    exercise; None where none does, or it ends within ``RENEWED_BEFORE``. No query.
    """
    same = [each for each in certificates if each.enrolment.version.frozen.major == version.frozen.major]
    ends = on + RENEWED_BEFORE
    return next((each for each in same if each.valid_until is None or each.valid_until > ends), None)


def renewed_from(certificate: Certificate) -> date | None:
    """The first day on which a run taken without being asked gives a new one; None where it is valid without end."""
    return certificate.valid_until - RENEWED_BEFORE if certificate.valid_until else None


def asked_of(person: Person, course: Course) -> Assignment | None:
    """The assignment that asks ``person`` to take the published version. One query, none for a draft."""
    return assignment_of(person, course.version.frozen) if course.version_id and course.version else None


def is_shown(run: Enrolment, row: ItemRow) -> bool:
    """Its text is shown once the server knows that it was opened, and after the run to whoever completed it."""
    is_opened = row.is_opened and not row.reason
    return is_opened or run.state == EnrolmentState.COMPLETED


def needs_its_end(item: PublishedItem) -> bool:
    """Whether going through the item is what ends it."""
    return item.completion in {Completion.SEEN, Completion.TIME}
