"""Số lớp · lượt · số người: by unit and period, out of the lists alone.

A class counts once its list is closed; those with an open list are named apart. Lượt counts every attendance, those
counted without a name included; persons counts everybody named once, however many classes they came to. So persons of
two units do not add up to those of both.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum

from intranet.access.tokens import tokens_of, units_with_role
from intranet.attendance.models import Attendance, Headcount, SessionState
from intranet.people.models import Person, Unit
from intranet.progress.scope import below, paths_of
from intranet.training.models import TrainingClass
from intranet.training.policy import OFFICE_ROLES
from intranet.training.sessions.policy import HEADS, LABEL

NAMES = 50
"""People a page."""


@dataclass(frozen=True, slots=True)
class Reach:
    """What somebody's figures are of: classes that ``offices`` hold, and people of units below ``paths``."""

    offices: tuple[int, ...]
    paths: tuple[str, ...]

    @property
    def rows(self) -> Q:
        """The lines of any list."""
        return Q(session__unit__in=self.offices) | below(self.paths, "unit__path")


@dataclass(frozen=True, slots=True)
class Figures:
    """``counted`` of the attendances bear no name."""

    classes: int = 0
    attendances: int = 0
    counted: int = 0
    persons: int = 0


@dataclass(frozen=True, slots=True)
class UnitFigures:
    """Of the people that count in one unit; nothing of what is below it."""

    unit: Unit
    figures: Figures


@dataclass(frozen=True, slots=True)
class Named:
    """Somebody with how many classes they came to."""

    name: str
    unit: str
    attendances: int


@dataclass(frozen=True, slots=True)
class Report:
    """A line for each unit in the order of the tree, and all of them together: nobody twice. ``open`` are classes of
    the period whose lists are not closed: nothing of them is in the figures.
    """

    first: date
    last: date
    lines: list[UnitFigures]
    total: Figures
    open: list[TrainingClass] = field(default_factory=list)


def reach_of(person: Person) -> Reach:
    """What ``person`` may count: all who came to the classes of their office, and people they head. One query."""
    tokens = tokens_of(person)
    headed = units_with_role(tokens, HEADS)
    return Reach(tuple(units_with_role(tokens, OFFICE_ROLES)), paths_of(headed) if headed else ())


def report(reach: Reach, first: date, last: date, unit: Unit | None = None) -> Report:
    """Figures of the classes that began from ``first`` to ``last``, ends included; of ``unit`` and all below it where
    one is given. Seven queries, whatever the number.
    """
    there, counted = _there(reach, first, last, unit), _counted(reach, first, last, unit)
    named = {key: (times, persons, classes) for key, times, persons, classes in _by_unit(there)}
    heads = dict(counted.order_by().values_list("unit").annotate(n=Sum("count")))
    only = dict(_without_names(counted, there).values_list("unit").annotate(n=Count("session", distinct=True)))
    units = Unit.objects.filter(pk__in={*named, *heads}).order_by("path")
    lines = [UnitFigures(each, _of_unit(each.pk, named, heads, only)) for each in units]
    return Report(first, last, lines, _total(there, counted, heads.values()), _open(reach, first, last, unit))


def _open(reach: Reach, first: date, last: date, unit: Unit | None) -> list[TrainingClass]:
    """Classes with a list of ``reach`` that is written and not closed, the earliest first."""
    rows = _rows(reach, first, last, unit, SessionState.HELD)
    lists: Any = (Attendance.objects.filter(rows), Headcount.objects.filter(rows))
    written = Q(pk__in=[])
    for each in lists:
        written |= Q(Exists(each.filter(session=OuterRef("session"))))
    seen = Q(published_at__isnull=False) | Q(session__unit__in=reach.offices)
    return list(TrainingClass.objects.filter(written, seen).select_related("session").order_by("session__on", "pk"))


def _by_unit(there: QuerySet[Attendance]) -> Any:
    sums: Any = {
        "times": Count("pk"),
        "persons": Count("person", distinct=True),
        "classes": Count("session", distinct=True),
    }
    rows: Any = there.order_by().values("unit").annotate(**sums)
    return rows.values_list("unit", *sums)


def _without_names(counted: QuerySet[Headcount], there: QuerySet[Attendance]) -> QuerySet[Headcount]:
    """Counts of units of which nobody stands on the list of the same class."""
    same = there.filter(session=OuterRef("session"), unit=OuterRef("unit"))
    return counted.filter(~Exists(same)).order_by()


def _of_unit(unit: int, named: dict[int, Any], heads: dict[int, int], only: dict[int, int]) -> Figures:
    times, persons, classes = named.get(unit, (0, 0, 0))
    count = heads.get(unit, 0)
    return Figures(classes + only.get(unit, 0), times + count, count, persons)


def _total(there: QuerySet[Attendance], counted: QuerySet[Headcount], heads: Iterable[int]) -> Figures:
    both = Q(Exists(there.filter(session=OuterRef("session")))) | Q(Exists(counted.filter(session=OuterRef("session"))))
    classes = TrainingClass.objects.filter(both).count()
    sums = there.aggregate(times=Count("pk"), persons=Count("person", distinct=True))
    count = sum(heads)
    return Figures(classes, sums["times"] + count, count, sums["persons"])


def names(reach: Reach, first: date, last: date, unit: Unit, number: int) -> Page[Named]:
    """The people behind the figure of persons of ``unit`` and all below it. Two queries, and one of the units."""
    there = _there(reach, first, last, unit).order_by()
    rows: Any = there.values("person").annotate(n=Count("pk")).values_list("person", "n")
    page: Any = Paginator(rows.order_by("person__first_name", "person__last_name", "person"), NAMES).get_page(number)
    times = dict(page.object_list)
    people = Person.objects.in_bulk(times)
    units = dict(there.filter(person__in=times).values_list("person", "unit__name"))
    page.object_list = [Named(str(people[key]), units[key], n) for key, n in times.items()]
    return page


def _there(reach: Reach, first: date, last: date, unit: Unit | None) -> QuerySet[Attendance]:
    return Attendance.objects.filter(_rows(reach, first, last, unit), status__in=Attendance.THERE)


def _counted(reach: Reach, first: date, last: date, unit: Unit | None) -> QuerySet[Headcount]:
    return Headcount.objects.filter(_rows(reach, first, last, unit), count__gt=0)


def _rows(reach: Reach, first: date, last: date, unit: Unit | None, state: SessionState = SessionState.CLOSED) -> Q:
    held = {"session__subject_model": LABEL, "session__state": state, "session__on__range": (first, last)}
    within = Q(unit__path__startswith=unit.path) if unit else Q()
    return Q(**held) & reach.rows & within


def units_counted(reach: Reach, first: date, last: date) -> list[Unit]:
    """Units to choose from: those that have figures, and all above them. Three queries."""
    there, counted = _there(reach, first, last, None), _counted(reach, first, last, None)
    paths = {
        path for rows in (there, counted) for path in rows.order_by().values_list("unit__path", flat=True).distinct()
    }
    step = Unit.steplen
    above = {path[:end] for path in paths for end in range(step, len(path) + 1, step)}
    return list(Unit.objects.filter(path__in=above).order_by("path"))
