"""Lượt and persons, counted apart and exactly."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from pytest_django import DjangoAssertNumQueries

from intranet.attendance.models import Session, Status
from intranet.attendance.queries import Turnout, lines_of, turnout, turnout_of, turnouts_of
from intranet.attendance.services import SessionFields, add_person, count_heads, invite, plan, record_attendance
from intranet.directives.models import Directive
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.province import Province, person
from tests.grounds import grounded

DAY = timedelta(days=1)


@grounded
def directive(province: Province) -> Directive:
    return issued(province)


def held(directive: Directive, unit: Unit, by: Person, people: list[tuple[Person, Unit]], on: date) -> Session:
    session = plan(directive, unit, SessionFields(on), by=by)
    for each, counts_in in people:
        add_person(session.pk, each.pk, counts_in.pk, by)
    return session


def test_somebody_at_two_sessions_is_two_attendances_and_one_person(province: Province, directive: Directive) -> None:
    p, day = province, today()
    held(directive, p.office, p.head, [(p.cadre, p.office), (p.deputy, p.office)], day)
    held(directive, p.office, p.head, [(p.cadre, p.office)], day)

    assert turnout([p.office], day, day) == Turnout(sessions=2, attendances=3, counted=0, persons=2)


def test_counts_add_to_attendances_and_never_to_persons(province: Province, directive: Directive) -> None:
    p, day = province, today()
    session = held(directive, p.office, p.head, [(p.cadre, p.office)], day)
    count_heads(session.pk, p.office, 40, p.head)

    assert turnout([p.office], day, day) == Turnout(1, attendances=41, counted=40, persons=1)
    assert turnout_of(session) == Turnout(1, 41, 40, 1)
    assert turnouts_of([session.pk]) == {session.pk: Turnout(1, 41, 40, 1)}


def test_persons_of_two_units_are_asked_for_together(province: Province, directive: Directive) -> None:
    p, day = province, today()
    held(directive, p.committee, p.clerk, [(p.cadre, p.office), (p.trainer, p.department)], day)
    held(directive, p.committee, p.clerk, [(p.cadre, p.department)], day)

    apart = [turnout([unit], day, day).persons for unit in (p.office, p.department)]

    assert apart == [1, 2]
    assert turnout([p.office, p.department], day, day).persons == 2
    assert turnout([p.committee], day, day) == Turnout(2, 3, 0, 2)


def test_absentees_count_nowhere_and_those_who_came_late_do(province: Province, directive: Directive) -> None:
    p, day = province, today()
    session = plan(directive, p.office, SessionFields(day), by=p.head)
    invite(session.pk, [(each.pk, p.office.pk) for each in (p.cadre, p.deputy)], p.head)
    record_attendance(session.pk, {p.cadre.pk: Status.LATE, p.deputy.pk: Status.ABSENT}, p.head, seen=0)

    assert turnout([p.office], day, day) == Turnout(1, 1, 0, 1)


def test_a_period_holds_its_ends_and_nothing_else(province: Province, directive: Directive) -> None:
    p, day = province, today()
    for back in (0, 1, 2):
        held(directive, p.office, p.head, [(p.cadre, p.office)], day - back * DAY)
    planned = plan(directive, p.office, SessionFields(day), by=p.head)

    assert turnout([p.office], day - DAY, day) == Turnout(2, 2, 0, 1)
    assert turnout([p.office], day - DAY, day, about=["intranet_training.course"]) == Turnout(0, 0, 0, 0)
    assert turnout([p.commune], day - DAY, day) == Turnout(0, 0, 0, 0)
    assert planned.recordings == 0


@pytest.mark.parametrize("number", [1, 3])
def test_queries_do_not_grow_with_people(
    province: Province, directive: Directive, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    p, day = province, today()
    people = [person(f"p{n}", "Lê", f"Tên{n}", p.office) for n in range(number)]
    session = held(directive, p.office, p.head, [(each, p.office) for each in people], day)

    with django_assert_num_queries(3):
        lines = lines_of(session)
    with django_assert_num_queries(3):
        turnout([p.office, p.commune], day, day)

    assert len(lines) == number
    assert all(a.name <= b.name for a, b in pairwise(lines))
