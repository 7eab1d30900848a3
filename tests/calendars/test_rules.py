"""Working days by tables: Tết 2027, a Saturday made a working day, a bridge day off, and zero."""

from datetime import date

import pytest
from django.utils import translation

from intranet.calendars.rules import Ruling, WorkingCalendar

LAW = WorkingCalendar()
OFFICE = WorkingCalendar(
    {
        date(2027, 2, 13): Ruling(True, "Làm bù"),
        date(2027, 2, 11): Ruling(False, "Nghỉ liền kề"),
        date(2027, 9, 3): Ruling(True),
    }
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 11, 27), True),
        (date(2026, 11, 28), False),
        (date(2026, 11, 29), False),
        (date(2027, 1, 1), False),
        (date(2027, 2, 3), True),
        (date(2027, 2, 4), False),
        (date(2027, 2, 5), False),
        (date(2027, 2, 10), False),
        (date(2027, 2, 11), True),
        (date(2027, 4, 16), False),
        (date(2027, 4, 30), False),
        (date(2027, 9, 2), False),
        (date(2026, 8, 22), True),
        (date(1980, 2, 18), True),
    ],
    ids=str,
)
def test_is_working_by_law(day: date, expected: bool) -> None:
    assert LAW.is_working(day) is expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [(date(2027, 2, 13), True), (date(2027, 2, 11), False), (date(2027, 9, 3), True), (date(2027, 2, 14), False)],
    ids=str,
)
def test_is_working_as_the_office_ruled(day: date, expected: bool) -> None:
    assert OFFICE.is_working(day) is expected


@pytest.mark.parametrize(
    ("calendar", "day", "following", "previous"),
    [
        (LAW, date(2027, 2, 3), date(2027, 2, 3), date(2027, 2, 3)),
        (LAW, date(2027, 2, 6), date(2027, 2, 11), date(2027, 2, 3)),
        (OFFICE, date(2027, 2, 6), date(2027, 2, 12), date(2027, 2, 3)),
        (OFFICE, date(2027, 2, 14), date(2027, 2, 15), date(2027, 2, 13)),
        (LAW, date(2027, 5, 1), date(2027, 5, 4), date(2027, 4, 29)),
    ],
)
def test_working_days_around_a_day(calendar: WorkingCalendar, day: date, following: date, previous: date) -> None:
    assert (calendar.next_working(day), calendar.previous_working(day)) == (following, previous)


@pytest.mark.parametrize(
    ("calendar", "start", "count", "expected"),
    [
        (LAW, date(2026, 11, 23), 0, date(2026, 11, 23)),
        (LAW, date(2026, 11, 28), 0, date(2026, 11, 30)),
        (LAW, date(2026, 11, 23), 1, date(2026, 11, 25)),  # 24 November 2026 is a holiday
        (LAW, date(2026, 11, 27), 1, date(2026, 11, 30)),
        (LAW, date(2026, 11, 27), 5, date(2026, 12, 4)),
        (LAW, date(2027, 2, 3), 1, date(2027, 2, 11)),
        (LAW, date(2027, 2, 3), 3, date(2027, 2, 15)),
        (OFFICE, date(2027, 2, 3), 1, date(2027, 2, 12)),
        (OFFICE, date(2027, 2, 3), 3, date(2027, 2, 15)),
        (OFFICE, date(2027, 2, 12), 1, date(2027, 2, 13)),
    ],
)
def test_add_working_days_leaves_the_day_of_receipt_out(
    calendar: WorkingCalendar, start: date, count: int, expected: date
) -> None:
    assert calendar.add_working_days(start, count) == expected


def test_add_working_days_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="forwards"):
        LAW.add_working_days(date(2027, 2, 3), -1)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2027, 4, 29), ""),
        (
            date(2027, 4, 30),
            "Ngày 30/04/2027 là ngày nghỉ (Ngày Chiến thắng): ngày làm việc tiếp theo là 04/05/2027.",
        ),
        (date(2027, 2, 20), "Ngày 20/02/2027 là thứ Bảy: ngày làm việc tiếp theo là 22/02/2027."),
        (date(2027, 2, 21), "Ngày 21/02/2027 là Chủ nhật: ngày làm việc tiếp theo là 22/02/2027."),
        (date(2027, 2, 11), "Ngày 11/02/2027 là ngày nghỉ (Nghỉ liền kề): ngày làm việc tiếp theo là 12/02/2027."),
    ],
    ids=str,
)
def test_note_says_why_and_when_next(day: date, words: str) -> None:
    with translation.override("vi"):
        assert OFFICE.note_on(day) == words


def test_note_of_a_ruling_without_a_reason() -> None:
    calendar = WorkingCalendar({date(2027, 3, 3): Ruling(False)})

    with translation.override("vi"):
        assert (
            calendar.note_on(date(2027, 3, 3)) == "Ngày 03/03/2027 là ngày nghỉ: ngày làm việc tiếp theo là 04/03/2027."
        )
