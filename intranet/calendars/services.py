"""Changing the calendar. The audit lies above this package: whoever calls these records the change in the same
transaction.
"""

from datetime import date

from intranet.calendars.models import CalendarDay
from intranet.database import write_transaction


def rule_day(day: date, *, is_working: bool, name: str = "") -> CalendarDay:
    """Make ``day`` a working day or a day off, whatever it was; a later ruling takes the place of an earlier one."""
    with write_transaction():
        ruled = CalendarDay.objects.select_for_update().filter(date=day).first() or CalendarDay(date=day)
        ruled.is_working, ruled.name = is_working, name.strip()[:120]
        ruled.save()
    return ruled


def withdraw_ruling(day: date) -> None:
    """Let the law decide about ``day`` again.

    Raises:
        CalendarDay.DoesNotExist: the office has not ruled on this day.
    """
    with write_transaction():
        CalendarDay.objects.select_for_update().get(date=day).delete()
