"""What waits for a person beside what they must acknowledge: higher layers register, the home page asks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, F, Q, QuerySet, Window
from django.db.models.functions import RowNumber
from django.utils.functional import Promise

from intranet.acknowledgement.rules import due_words
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.registry.loader import registry

SHOWN = 3
"""Rows of a line; the rest is a click away."""

SOON = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One document or task of a line. ``state`` sets the tone, ``words`` say it without colour."""

    url: str
    title: str
    number: str = ""
    issuer: str = ""
    due: date | None = None
    note: str = ""

    @property
    def state(self) -> str:
        return due_words(self.due, today()).state if self.due else ""

    @property
    def words(self) -> str:
        return due_words(self.due, today()).words if self.due else ""


@dataclass(frozen=True, slots=True)
class WorkLine:
    """One kind of work that waits: how much, how much of it is late or due within a week, the first of it. Without a
    ``url``, where no page lists it, ``items`` is all of it.
    """

    title: str | Promise
    url: str
    count: int
    late: int = 0
    soon: int = 0
    items: list[WorkItem] = field(default_factory=list)


Work = Callable[[Person], Iterable[WorkLine]]
"""What waits for a person, as far as they may see it, in a fixed number of queries."""


@dataclass(frozen=True, slots=True)
class _Registered:
    order: int
    work: Work


_WORK: list[_Registered] = []


def register_work(work: Work, *, order: int) -> None:
    """Show what ``work`` finds on the home page, lower ``order`` first. Called once, from ``AppConfig.ready``."""
    _WORK.append(_Registered(order, work))
    _WORK.sort(key=lambda each: each.order)


def work_of(person: Person) -> list[WorkLine]:
    """Every line that holds something for ``person``, those of plugins after the core's."""
    own = (line for each in _WORK for line in each.work(person))
    return [line for line in (*own, *registry().work(person)) if line.count]


def first_of_each(found: QuerySet[Any], kind: Any, due: str, *order: Any) -> dict[str, list[Any]]:
    """The first rows of each ``kind`` of ``found``; in every row ``of_kind`` is how many there are of its kind, and how
    many of them are late by the field ``due`` or due within a week. One query, whatever the number.
    """
    same: dict[str, Any] = {"partition_by": [F("work")]}
    day = today()
    ranked = found.annotate(work=kind).annotate(
        of_kind=Window(Count("pk"), **same),
        late_of_kind=Window(Count("pk", filter=Q(**{f"{due}__lt": day})), **same),
        soon_of_kind=Window(Count("pk", filter=Q(**{f"{due}__range": (day, day + SOON)})), **same),
        place=Window(RowNumber(), order_by=order, **same),
    )
    kinds: dict[str, list[Any]] = {}
    for row in ranked.filter(place__lte=SHOWN).order_by("place"):
        kinds.setdefault(row.work, []).append(row)
    return kinds


def line_of(title: str | Promise, url: str, rows: list[Any], items: list[WorkItem]) -> WorkLine:
    """The line of one kind of ``first_of_each``."""
    first = rows[0]
    return WorkLine(title, url, first.of_kind, first.late_of_kind, first.soon_of_kind, items)
