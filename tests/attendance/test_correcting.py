"""Putting a closed session right: what stood before stays."""

import pytest

from intranet.attendance.errors import ChangedMeanwhile, NotNamed, NotNow, NotOfUnit
from intranet.attendance.models import Correction, Headcount, Session, Status
from intranet.attendance.services import (
    SessionFields,
    add_person,
    close_session,
    correct_count,
    correct_status,
    count_heads,
    invite,
    plan,
    plan_anew,
    record_attendance,
)
from intranet.audit.models import Event
from intranet.people.rules import today
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def closed(province: Province, held_today: Session) -> Session:
    """The cadre was there, the deputy was not; 15 guests of the office."""
    statuses = {province.cadre.pk: Status.PRESENT, province.deputy.pk: Status.ABSENT}
    record_attendance(held_today.pk, statuses, province.head, seen=0)
    count_heads(held_today.pk, province.office, 15, province.head)
    return close_session(held_today.pk, province.head)


def kept(session: Session) -> list[tuple[str, str, str]]:
    rows = Correction.objects.filter(session=session).select_related("person", "unit")
    return [(each.person.username if each.person else each.unit.code, each.was, each.became) for each in rows]


def test_a_status_that_is_put_right_keeps_what_was(province: Province, closed: Session) -> None:
    assert correct_status(closed.pk, province.cadre.pk, "absent", province.clerk, seen=2)
    assert correct_status(closed.pk, province.cadre.pk, "late", province.clerk, seen=3)

    assert kept(closed) == [("cadre", "present", "absent"), ("cadre", "absent", "late")]
    assert closed.attendances.get(person=province.cadre).status == "late"
    assert Event.objects.filter(action="session.corrected").count() == 2


def test_a_count_that_is_put_right_keeps_what_was(province: Province, closed: Session) -> None:
    assert correct_count(closed.pk, province.office, 14, province.clerk, seen=2)

    assert kept(closed) == [("VP", "15", "14")]
    assert Headcount.objects.get(session=closed).count == 14


def test_somebody_added_after_closing_is_a_correction_too(province: Province, closed: Session) -> None:
    add_person(closed.pk, province.head.pk, province.office.pk, province.head)

    assert kept(closed) == [("head", "", "present")]


def test_saying_the_same_again_corrects_nothing(province: Province, closed: Session) -> None:
    assert not correct_status(closed.pk, province.cadre.pk, "present", province.clerk, seen=2)
    assert not correct_count(closed.pk, province.office, 15, province.clerk, seen=2)

    assert kept(closed) == []


def test_an_old_page_corrects_nothing(province: Province, closed: Session) -> None:
    correct_count(closed.pk, province.office, 14, province.clerk, seen=2)

    with pytest.raises(ChangedMeanwhile):
        correct_count(closed.pk, province.office, 16, province.head, seen=2)


def test_only_who_is_on_the_list_is_corrected(province: Province, closed: Session) -> None:
    with pytest.raises(NotNamed):
        correct_status(closed.pk, province.outsider.pk, "present", province.clerk, seen=2)


def test_a_session_that_is_open_is_not_corrected(province: Province, held_today: Session) -> None:
    with pytest.raises(NotNow):
        correct_count(held_today.pk, province.office, 1, province.head, seen=0)


def test_a_wide_session_takes_people_of_all_units(province: Province) -> None:
    directive = issued(province)
    narrow, wide = (
        plan(directive, province.office, SessionFields(today(), wide=wide), by=province.head) for wide in (False, True)
    )
    outsider = [(province.outsider.pk, province.commune.pk)]

    with pytest.raises(NotOfUnit):
        invite(narrow.pk, outsider, province.head)
    with pytest.raises(NotOfUnit):
        count_heads(narrow.pk, province.commune, 1, province.head)
    assert invite(wide.pk, outsider, province.head) == 1
    assert count_heads(wide.pk, province.commune, 1, province.head).count == 1


def test_a_plan_that_is_changed_says_in_the_log_what_it_was(province: Province, held_today: Session) -> None:
    plan_anew(held_today.pk, SessionFields(today(), place="Tầng 3"), by=province.head)

    assert Session.objects.get(pk=held_today.pk).place == "Tầng 3"
    assert Event.objects.get(action="session.planned-anew").details == {"was": {"place": ""}}
    record_attendance(held_today.pk, {province.cadre.pk: Status.PRESENT}, province.head, seen=0)
    with pytest.raises(NotNow):
        plan_anew(held_today.pk, SessionFields(today(), place="Tầng 4"), by=province.head)
