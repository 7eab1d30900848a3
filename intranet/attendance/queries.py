"""Turnout: sessions, lượt (attendances, those only counted included) and persons (distinct, named), each apart."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from intranet.alphabet import by_given_name
from intranet.attendance.models import Answer, Attendance, Headcount, Session, SessionState, Status
from intranet.people.models import Unit

TOOK_PLACE = (SessionState.HELD, SessionState.CLOSED)


@dataclass(frozen=True, slots=True)
class Turnout:
    """``attendances`` counts every time somebody was there, ``counted`` of them without a name; ``persons`` counts
    everybody named once. Persons of two units never add up to those of both: ask for both at once.
    """

    sessions: int
    attendances: int
    counted: int
    persons: int


def turnout(
    units: Iterable[Unit], first: date, last: date, *, about: Collection[str] = (), versioned: bool = False
) -> Turnout:
    """Of people and counts of ``units`` and all below them, at sessions from ``first`` to ``last``, ends included;
    ``about`` narrows to subjects of these models, ``versioned`` to those that have versions. Three queries.
    """
    below = Q(pk__in=[])
    for unit in units:
        below |= Q(path__startswith=unit.path)
    inside = Unit.objects.filter(below)
    days = Q(session__on__range=(first, last), session__state__in=TOOK_PLACE, unit__in=inside)
    days &= Q(session__subject_model__in=about) if about else Q()
    days &= Q(session__subject_version__isnull=False) if versioned else Q()
    held = _sessions(first, last, about).filter(unit__in=inside)
    held = held.filter(subject_version__isnull=False) if versioned else held
    return _sum(days, sessions=held.count())


def turnout_of(session: Session) -> Turnout:
    """Of one session. Two queries."""
    return _sum(Q(session=session), sessions=1)


def _sum(condition: Q, *, sessions: int) -> Turnout:
    there = Attendance.objects.filter(condition, status__in=Attendance.THERE)
    named = there.aggregate(times=Count("pk"), persons=Count("person", distinct=True))
    counted = Headcount.objects.filter(condition).aggregate(all=Sum("count"))["all"] or 0
    return Turnout(sessions, named["times"] + counted, counted, named["persons"])


def _sessions(first: date, last: date, about: Collection[str]) -> QuerySet[Session]:
    held = Session.objects.filter(on__range=(first, last), state__in=TOOK_PLACE)
    return held.filter(subject_model__in=about) if about else held


def turnouts_of(sessions: Collection[int]) -> dict[int, Turnout]:
    """Of each of these sessions, by id. Two queries."""
    there = Attendance.objects.filter(session__in=sessions, status__in=Attendance.THERE)
    named = dict(there.values_list("session").annotate(Count("pk")))
    counted = dict(Headcount.objects.filter(session__in=sessions).values_list("session").annotate(Sum("count")))
    return {
        pk: Turnout(1, named.get(pk, 0) + counted.get(pk, 0), counted.get(pk, 0), named.get(pk, 0)) for pk in sessions
    }


@dataclass(frozen=True, slots=True)
class Line:
    """Somebody on the list of a session; ``status`` is "" as long as nothing is written down, ``answer`` as long as
    they did not say whether they will come.
    """

    person_id: int
    name: str
    unit: str
    status: str
    follow_up: date | None = None
    is_followed_up: bool = False
    answer: str = ""
    reason: str = ""
    is_invited: bool = True

    @property
    def is_there(self) -> bool:
        return self.status in Attendance.THERE

    @property
    def is_absent(self) -> bool:
        return self.status == Status.ABSENT

    @property
    def is_expected(self) -> bool:
        """Nothing is written down, and they said that they would come: the list starts from it."""
        return not self.status and self.answer == Answer.COMING


def lines_of(session: Session) -> list[Line]:
    """Everybody invited or written down, by unit and name. Three queries, whatever the number."""
    rows: dict[int, Any] = {each.person_id: each for each in session.invitations.select_related("person", "unit")}
    written: dict[int, Any] = {each.person_id: each for each in session.attendances.select_related("person", "unit")}
    again = {each.person_id: each for each in session.follow_ups.all()}
    listed = [*rows.values(), *(each for key, each in written.items() if key not in rows)]
    listed.sort(key=lambda each: (each.unit.path, by_given_name(each.person)))
    return [
        Line(
            each.person_id,
            str(each.person),
            str(each.unit),
            written[each.person_id].status if each.person_id in written else "",
            again[each.person_id].on if each.person_id in again else None,
            each.person_id in again and again[each.person_id].done_at is not None,
            rows[each.person_id].answer if each.person_id in rows else "",
            rows[each.person_id].reason if each.person_id in rows else "",
            each.person_id in rows,
        )
        for each in listed
    ]


def countable_units(session: Session) -> list[Unit]:
    """Units of which heads may be counted: those whose people may come, that are open. One query."""
    return [each for each in units_of(session) if each.is_open(session.on)]


def units_of(session: Session) -> QuerySet[Unit]:
    """Units whose people may come."""
    return Unit.objects.all() if session.wide else Unit.objects.filter(path__startswith=session.unit.path)


def expected_of(lines: Iterable[Line]) -> dict[str, list[Line]]:
    """Lines of who is invited by what they answered; "" for who has not."""
    found: dict[str, list[Line]] = {each: [] for each in (*Answer.values, "")}
    for line in lines:
        if line.is_invited:
            found[line.answer].append(line)
    return found
