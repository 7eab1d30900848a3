"""Reads of the log of reminders."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, OuterRef, QuerySet

from intranet.acknowledgement.models import Assignment, Version
from intranet.acknowledgement.queries import asking
from intranet.calendars.queries import working_calendar
from intranet.people.rules import local_date
from intranet.reminders.models import Reminder, Round, Step, Timing
from intranet.reminders.rules import is_quiet


@dataclass(frozen=True, slots=True)
class Reminded:
    """When somebody was last reminded, and on how many days."""

    last: date
    times: int


def timing() -> Timing:
    """The timing that holds. One query."""
    return Timing.objects.filter(pk=1).first() or Timing()


def reminded_units(version: Version) -> dict[int, Reminded]:
    """By the unit's id. One query, whatever the number of people."""
    rows = Round.objects.filter(version=asking(version)).values("unit").annotate(last=Max("day"), times=Count("pk"))
    return {row["unit"]: Reminded(row["last"], row["times"]) for row in rows}


def reminded_people(assignments: Iterable[int]) -> dict[int, Reminded]:
    """By the assignment's id: what was sent to the person themselves. One query."""
    rows = Reminder.objects.filter(assignment__in=list(assignments), level=1).values("assignment")
    found = rows.annotate(last=Max("at"), times=Count("pk"))
    return {row["assignment"]: Reminded(local_date(row["last"]), row["times"]) for row in found}


def late_now(version: Version, on: date) -> QuerySet[Assignment]:
    """Open assignments of ``version`` whose due date has passed."""
    return Assignment.objects.filter(version=asking(version), receipt__isnull=True, due__lt=on)


def not_sent(found: QuerySet[Assignment], step: Step, **of_day: object) -> QuerySet[Assignment]:
    """Those of ``found`` for which ``step`` of that day was not taken yet."""
    return found.filter(~Exists(Reminder.objects.filter(assignment=OuterRef("pk"), step=step, **of_day)))


def quiet_now(at: datetime) -> bool:
    """Whether nobody is to be disturbed. Two queries."""
    held = timing()
    return is_quiet(at, held.opens, held.closes, working_calendar(local_date(at)))
