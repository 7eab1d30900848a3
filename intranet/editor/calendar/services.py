"""Rulings on days, audited: the calendar itself lies below the log."""

from datetime import date

from intranet.audit.services import record
from intranet.calendars.models import CalendarDay
from intranet.calendars.services import rule_day, withdraw_ruling
from intranet.database import write_transaction
from intranet.people.models import Person


def rule(day: date, *, is_working: bool, name: str, by: Person) -> CalendarDay:
    """Make ``day`` a working day or a day off."""
    with write_transaction():
        ruled = rule_day(day, is_working=is_working, name=name)
        details = {"on": day.isoformat(), "is_working": is_working, "reason": ruled.name}
        record("calendar.day-ruled", actor=by, subject=ruled, label=str(ruled), details=details)
    return ruled


def withdraw(day: date, *, by: Person) -> None:
    """Let the law decide about ``day`` again.

    Raises:
        CalendarDay.DoesNotExist: the office has not ruled on this day.
    """
    with write_transaction():
        ruled = CalendarDay.objects.get(date=day)
        withdraw_ruling(day)
        record("calendar.ruling-withdrawn", actor=by, subject=ruled, label=str(ruled), details={"on": day.isoformat()})
