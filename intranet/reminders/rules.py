"""Pure rules of reminders: which step is due on a day, and what hour is quiet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from intranet.calendars.rules import WorkingCalendar
from intranet.people.rules import OFFICE_ZONE
from intranet.reminders.models import Step, Timing

ONE_DAY = timedelta(days=1)


class EveryDay(WorkingCalendar):
    """The calendar of what cannot wait: every day is worked."""

    __slots__ = ()

    def is_working(self, day: date) -> bool:
        return True


@dataclass(frozen=True, slots=True)
class Span:
    """Due dates for which ``step`` is taken today: from ``first`` to ``last``, both included; None has no end."""

    step: Step
    first: date | None
    last: date


def spans(today: date, timing: Timing, calendar: WorkingCalendar) -> Iterator[Span]:
    """For each step the due dates whose step it is today. The steps to the person exclude one another; those to head
    and lead unit go on until they were taken.
    """
    overdue = _latest(today, timing.after, calendar)
    yield Span(Step.SOON, today + ONE_DAY, calendar.add_working_days(today, timing.before) if timing.before else today)
    yield Span(Step.DUE, today, today)
    yield Span(Step.OVERDUE, None, overdue)
    yield Span(Step.HEAD, None, _latest(today, timing.head_after, calendar))
    yield Span(Step.LEAD, None, _latest(today, timing.lead_after, calendar))


def _latest(today: date, days: int, calendar: WorkingCalendar) -> date:
    """The latest due date after which ``days`` working days have begun by today."""
    day = today
    for _working in range(days):
        day = calendar.previous_working(day) - ONE_DAY
    return day


def is_quiet(at: datetime, opens: time, closes: time, calendar: WorkingCalendar) -> bool:
    """Whether ``at`` lies outside of the working hours of a working day, both in Asia/Ho_Chi_Minh."""
    local = at.astimezone(OFFICE_ZONE)
    return not calendar.is_working(local.date()) or not opens <= local.time() < closes
