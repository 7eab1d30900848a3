"""Working days as the office has them. Every question is one query; ask several of one ``working_calendar``."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import get_language

from intranet.calendars.models import CalendarDay
from intranet.calendars.rules import Ruling, WorkingCalendar
from intranet.calendars.vietnam import public_holidays, worked_weekends

_MARGIN = timedelta(days=400)


def working_calendar(first: date, last: date | None = None) -> WorkingCalendar:
    """The calendar around the days from ``first`` to ``last`` (itself unless said), more than a year each way."""
    found = CalendarDay.objects.filter(date__gte=_earlier(first), date__lte=_later(last or first))
    return WorkingCalendar({ruled.date: Ruling(ruled.is_working, ruled.name) for ruled in found})


def _earlier(day: date) -> date:
    return day - _MARGIN if day - date.min > _MARGIN else date.min


def _later(day: date) -> date:
    return day + _MARGIN if date.max - day > _MARGIN else date.max


def is_working(day: date) -> bool:
    """Whether the office works on ``day``."""
    return working_calendar(day).is_working(day)


def next_working(day: date) -> date:
    """The first working day that is not before ``day``."""
    return working_calendar(day).next_working(day)


def previous_working(day: date) -> date:
    """The last working day that is not after ``day``."""
    return working_calendar(day).previous_working(day)


def add_working_days(day: date, count: int) -> date:
    """The last day on time of something that takes ``count`` working days after ``day``.

    Raises:
        ValueError: ``count`` is below zero.
    """
    return working_calendar(day, day + timedelta(days=2 * max(count, 0))).add_working_days(day, count)


def note_on(day: date) -> str:
    """Why ``day`` is no working day, and which one comes next; "" for a working day."""
    return working_calendar(day).note_on(day)


@dataclass(frozen=True, slots=True)
class YearLine:
    """One line of the screen: a day, whether it is worked, why, and whether the office decided so itself."""

    day: date
    is_working: bool
    name: str
    is_own: bool


def days_of_year(year: int) -> list[YearLine]:
    """Public holidays, worked weekends and the office's own rulings of ``year``, by date. One query."""
    lines = {
        day: YearLine(day, False, name, False) for day, name in public_holidays(year, get_language() or "vi").items()
    }
    lines |= {day: YearLine(day, True, "", False) for day in worked_weekends(year)}
    for ruled in CalendarDay.objects.filter(date__year=year):
        lines[ruled.date] = YearLine(ruled.date, ruled.is_working, ruled.name, True)
    return [lines[day] for day in sorted(lines)]
