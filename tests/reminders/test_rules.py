"""Which step is due on which day, and which hour is quiet."""

from datetime import date, time

import pytest

from intranet.calendars.rules import Ruling, WorkingCalendar
from intranet.reminders.models import Step, Timing
from intranet.reminders.rules import EveryDay, is_quiet, spans
from tests.reminders.conftest import at

CALENDAR = WorkingCalendar()
OPENS, CLOSES = time(7, 30), time(17)


def steps(due: date, today: date, calendar: WorkingCalendar = CALENDAR) -> list[str]:
    """The steps of ``today`` for something due on ``due``."""
    found = spans(today, Timing(), calendar)
    return [span.step for span in found if (span.first is None or due >= span.first) and due <= span.last]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (13, []),
        (16, [Step.SOON]),
        (17, [Step.SOON]),
        (18, [Step.DUE]),
        (19, [Step.OVERDUE]),
        (20, [Step.OVERDUE, Step.HEAD]),
        (23, [Step.OVERDUE, Step.HEAD]),
    ],
)
def test_steps_follow_upon_each_other_around_a_due_date(day: int, expected: list[str]) -> None:
    assert steps(date(2026, 11, 18), date(2026, 11, day)) == expected


def test_weekend_does_not_count() -> None:
    friday, monday = date(2026, 11, 13), date(2026, 11, 16)

    assert steps(friday, date(2026, 11, 11)) == [Step.SOON]
    assert steps(friday, monday) == [Step.OVERDUE]
    assert steps(friday, date(2026, 11, 17)) == [Step.OVERDUE, Step.HEAD]
    assert steps(friday, date(2026, 11, 20)) == [Step.OVERDUE, Step.HEAD, Step.LEAD]


def test_every_day_counts_for_what_cannot_wait() -> None:
    assert steps(date(2026, 11, 13), date(2026, 11, 15), EveryDay()) == [Step.OVERDUE, Step.HEAD]


@pytest.mark.parametrize(
    ("moment", "quiet"), [(at(18, 7), True), (at(18, 9), False), (at(18, 17), True), (at(21, 9), True)]
)
def test_quiet_outside_of_working_hours(moment: object, quiet: bool) -> None:
    assert is_quiet(moment, OPENS, CLOSES, CALENDAR) is quiet  # type: ignore[arg-type]


def test_saturday_that_is_worked_is_not_quiet() -> None:
    worked = WorkingCalendar({date(2026, 11, 21): Ruling(True)})

    assert is_quiet(at(21), OPENS, CLOSES, worked) is False
