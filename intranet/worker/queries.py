"""Reading jobs for the admin screen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext_lazy as _

from intranet.worker.models import Job, JobState, Schedule
from intranet.worker.schedule import tasks

PAGE = 50

INTERVALS = (
    (24 * 60, _("every day"), _("every %(n)d days")),
    (60, _("every hour"), _("every %(n)d hours")),
    (1, _("every minute"), _("every %(n)d minutes")),
)


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many jobs are in one state."""

    state: str
    label: Any
    count: int


@dataclass(frozen=True, slots=True)
class Recurring:
    """One recurring task with its last run."""

    title: Any
    every: str
    last_started: datetime | None
    last_finished: datetime | None
    has_failed: bool


def counts() -> list[StateCount]:
    """Jobs by state, in the order of their life; a state without jobs counts 0. One query."""
    found: Iterable[tuple[str, int]] = Job.objects.values_list("state").annotate(n=Count("pk")).order_by("state")
    numbers = dict(found)
    return [StateCount(state.value, state.label, numbers.get(state.value, 0)) for state in JobState]


def jobs(state: str, *, before: int | None = None) -> tuple[list[Job], int | None]:
    """A page of the jobs in ``state``, newest first, and the number to go on from, or None at the end."""
    found = Job.objects.filter(state=state).order_by("-pk")
    rows = list((found.filter(pk__lt=before) if before is not None else found)[: PAGE + 1])
    return rows[:PAGE], rows[PAGE - 1].pk if len(rows) > PAGE else None


def interval(minutes: int) -> str:
    """A number of minutes in the largest unit that divides it."""
    for size, one, many in INTERVALS:
        if minutes % size == 0:
            number = minutes // size
            return str(one) if number == 1 else str(many) % {"n": number}
    return ""


def recurring() -> list[Recurring]:
    """Every recurring task that is on now. One query."""
    rows = {row.name: row for row in Schedule.objects.all()}
    found = []
    for task in tasks():
        row = rows.get(task.name) or Schedule(name=task.name)
        title = task.title or task.name
        found.append(Recurring(title, interval(task.every), row.last_started, row.last_finished, bool(row.last_error)))
    return found
