"""Recurring tasks: when each is due, and starting it once, however many workers look."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.database import write_transaction
from intranet.registry.loader import registry
from intranet.worker.leases import RunningJob
from intranet.worker.models import Job, JobState, Schedule
from intranet.worker.services import enqueue

DAILY = 24 * 60
WEEKLY = 7 * DAILY


@dataclass(frozen=True, slots=True)
class Task:
    """``run`` is called every so many minutes. ``title`` is for the admin screen."""

    name: str
    run: str
    every: int
    title: str | Promise = ""


CORE_TASKS = (
    Task(
        "acknowledgement.resolve",
        "intranet.acknowledgement.services.resolve_everything",
        DAILY,
        _("Audiences brought up to date"),
    ),
    Task("audit.checkpoint", "intranet.audit.tasks.checkpoint", DAILY, _("Signed checkpoint of the audit log")),
    Task("audit.verify", "intranet.audit.tasks.verify", DAILY, _("Verification of the audit log")),
    Task("files.sweep", "intranet.files.tasks.sweep", DAILY, _("Removal of unused files")),
    Task("files.verify", "intranet.files.tasks.verify", WEEKLY, _("Verification of stored files")),
    Task("guidance.review", "intranet.guidance.services.tell_owners", DAILY, _("Pages due to be looked through")),
    Task("people.links", "intranet.people.services.resets.send_due_links", 1, _("Password links by e-mail")),
    Task("people.roles", "intranet.people.services.roles.sync_everybody", DAILY, _("Rights of the posts of the day")),
    Task("people.throttle", "intranet.people.throttle.forget_old", DAILY, _("Removal of old sign-in counts")),
    Task("reminders.remind", "intranet.reminders.services.remind", 30, _("Reminders of documents to acknowledge")),
    Task("search.heal", "search.reconcile.heal", 60, _("Comparison of the search index with the records")),
    Task("sessions.clear", "intranet.worker.upkeep.clear_sessions", DAILY, _("Removal of ended sessions")),
    Task("training.classes", "intranet.training.sessions.reminding.remind", 30, _("Reminders of training classes")),
    Task("training.expiry", "intranet.training.services.tell_of_expiry", DAILY, _("Certificates that end soon")),
    Task("training.overtime", "intranet.training.services.hand_in_what_is_over", 5, _("Tests whose time is over")),
    Task("worker.prune", "intranet.worker.services.prune", DAILY, _("Removal of finished jobs")),
)
"""What the core does again and again. A task runs as a job: with a lease, retries and a place among the dead."""


def tasks() -> Iterator[Task]:
    """The core's tasks, and those of plugins that are enabled now (their names bear the slug)."""
    yield from CORE_TASKS
    for task in registry().tasks():
        yield Task(task.name, task.run, task.every, task.name)


def start_due(now: datetime | None = None) -> int:
    """Make a job of every task whose time has come; returns how many were started here."""
    moment = now or timezone.now()
    rows = {row.name: row for row in Schedule.objects.all()}
    return sum(_start(task, moment) for task in tasks() if _is_due(task, rows.get(task.name), moment))


def note_end(job: RunningJob, error: str) -> None:
    """Write down how a run of a recurring task ended; does nothing for other jobs."""
    kind, _colon, rest = (job.key or "").partition(":")
    if kind != "schedule":
        return
    changes = {"last_error": error} if error else {"last_error": "", "last_finished": timezone.now()}
    Schedule.objects.filter(name=rest.rpartition(":")[0]).update(**changes)


def _is_due(task: Task, row: Schedule | None, now: datetime) -> bool:
    if row is None or row.last_started is None:
        return True
    return row.last_started + timedelta(minutes=task.every) <= now


def _start(task: Task, now: datetime) -> bool:
    """Under the row's lock: only who moves ``last_started`` starts the task.

    A run that is still going takes the place of this one, and this one takes the place of a dead one.
    """
    with write_transaction():
        Schedule.objects.get_or_create(name=task.name)
        row = Schedule.objects.select_for_update().get(name=task.name)
        if not _is_due(task, row, now):
            return False
        Schedule.objects.filter(pk=row.pk).update(last_started=now)
        earlier = Job.objects.filter(key__startswith=f"schedule:{task.name}:")
        if earlier.filter(state__in=[JobState.WAITING, JobState.RUNNING]).exists():
            return False
        earlier.filter(state=JobState.DEAD).update(state=JobState.DISCARDED, finished_at=now)
        enqueue(task.run, key=f"schedule:{task.name}:{now:%Y%m%dT%H%M%S%f}")
    return True
