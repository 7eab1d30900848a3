"""The calendar with what the office ruled, one query a question."""

from datetime import date

import pytest

from intranet.calendars.models import CalendarDay
from intranet.calendars.queries import (
    add_working_days,
    days_of_year,
    is_working,
    next_working,
    note_on,
    previous_working,
    working_calendar,
)
from intranet.calendars.services import rule_day, withdraw_ruling

pytestmark = pytest.mark.django_db

SATURDAY, BRIDGE = date(2027, 2, 13), date(2027, 2, 11)


@pytest.fixture
def ruled() -> None:
    rule_day(SATURDAY, is_working=True, name="Làm bù")
    rule_day(BRIDGE, is_working=False, name="Nghỉ liền kề")


def test_questions_heed_the_rulings(ruled: None) -> None:
    assert [is_working(SATURDAY), is_working(BRIDGE), note_on(SATURDAY)] == [True, False, ""]
    assert next_working(date(2027, 2, 6)) == date(2027, 2, 12)
    assert previous_working(date(2027, 2, 14)) == SATURDAY
    assert add_working_days(date(2027, 2, 3), 2) == SATURDAY


def test_a_range_is_one_query(ruled: None, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        calendar = working_calendar(date(2027, 1, 1), date(2027, 12, 31))
        assert calendar.add_working_days(date(2027, 1, 1), 200).year == 2027


@pytest.mark.parametrize("day", [date.min, date.max], ids=str)
def test_the_ends_of_time_are_no_error(day: date) -> None:
    assert isinstance(working_calendar(day).is_working(day), bool)


def test_a_later_ruling_takes_the_place_of_an_earlier_one(ruled: None) -> None:
    rule_day(BRIDGE, is_working=True)

    assert list(CalendarDay.objects.values_list("date", "is_working", "name")) == [
        (BRIDGE, True, ""),
        (SATURDAY, True, "Làm bù"),
    ]


def test_withdrawn_ruling_leaves_the_law(ruled: None) -> None:
    withdraw_ruling(BRIDGE)

    assert is_working(BRIDGE)
    with pytest.raises(CalendarDay.DoesNotExist):
        withdraw_ruling(BRIDGE)


def test_days_of_year_hold_law_and_rulings_in_order(ruled: None) -> None:
    february = [(line.day.day, line.is_working, line.is_own) for line in days_of_year(2027) if line.day.month == 2]

    assert february == [(day, False, False) for day in range(4, 11)] + [(11, False, True), (13, True, True)]
