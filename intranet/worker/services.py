"""What the rest of the house and a person in the admin do with jobs."""

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from intranet.audit.services import record
from intranet.audit.text import one_line
from intranet.database import write_transaction
from intranet.worker.errors import NotDead
from intranet.worker.models import Job, JobState
from intranet.worker.tasks import resolve

if TYPE_CHECKING:
    from intranet.people.models import Person

MAX_ARGUMENTS = 16 * 1024
KEPT = timedelta(days=30)
KEPT_SCHEDULED = timedelta(days=3)
CHUNK = 1_000


def enqueue(run: str, *, key: str | None = None, after: datetime | None = None, **arguments: Any) -> Job:
    """Ask for ``run`` (a dotted path) to be called with ``arguments`` once the caller's transaction has committed.

    A job runs at least once, and again after a failure or a killed worker: what it calls must bear repetition. With a
    ``key`` asking twice is asking once, for as long as the first job is remembered (30 days); put what has changed
    into the key (a version, a row number) where the work must be done anew. Arguments are names and numbers; rights
    are asked for when the job runs.

    Raises:
        UnknownTask: nothing of that name may be run.
        ValueError: the arguments are no JSON, more than 16 KiB, or one is named ``job``.
    """
    resolve(run)
    if "job" in arguments:
        raise ValueError("The argument “job” is the worker's: it hands the running job to a task that asks for it.")
    if len(_as_json(arguments)) > MAX_ARGUMENTS:
        raise ValueError(f"The arguments of a job take at most {MAX_ARGUMENTS} bytes; give keys, not contents.")
    now = timezone.now()
    fields = {"run": run, "arguments": arguments, "run_after": after or now, "created_at": now}
    if key is None:
        return Job.objects.create(**fields)
    job, _made = Job.objects.get_or_create(key=key, defaults=fields)
    return job


def retry(job_id: int, by: "Person") -> Job:
    """Give a dead job its attempts back and let it run now.

    Raises:
        NotDead: somebody else has already decided on it.
        Job.DoesNotExist: there is no such job.
    """
    with write_transaction():
        job = _dead(job_id)
        job.state, job.attempts, job.run_after, job.error = JobState.WAITING, 0, timezone.now(), ""
        job.save(update_fields=["state", "attempts", "run_after", "error"])
        record("job.retried", actor=by, subject=job, label=job.run)
    return job


def discard(job_id: int, by: "Person", reason: str) -> Job:
    """Put a dead job aside for good; the reason stays in the audit log.

    Raises:
        ValueError: no reason was given.
        NotDead: somebody else has already decided on it.
        Job.DoesNotExist: there is no such job.
    """
    said = one_line(reason, 300)
    if not said:
        raise ValueError("A reason is required.")
    with write_transaction():
        job = _dead(job_id)
        job.state, job.finished_at = JobState.DISCARDED, timezone.now()
        job.save(update_fields=["state", "finished_at"])
        record("job.discarded", actor=by, subject=job, label=job.run, details={"reason": said})
    return job


def prune() -> int:
    """Forget what was done or discarded long ago, a chunk at a time; dead jobs stay. Returns how many went."""
    now = timezone.now()
    over = Job.objects.filter(state__in=[JobState.DONE, JobState.DISCARDED])
    scheduled = over.filter(key__startswith="schedule:", finished_at__lt=now - KEPT_SCHEDULED)
    return _delete(over.filter(finished_at__lt=now - KEPT)) + _delete(scheduled)


def _delete(jobs: Any) -> int:
    gone = 0
    while ids := list(jobs.values_list("pk", flat=True)[:CHUNK]):
        gone += Job.objects.filter(pk__in=ids).delete()[0]
    return gone


def _dead(job_id: int) -> Job:
    job = Job.objects.select_for_update().get(pk=job_id)
    if job.state != JobState.DEAD:
        raise NotDead
    return job


def _as_json(arguments: dict[str, Any]) -> str:
    try:
        return json.dumps(arguments)
    except TypeError as error:
        raise ValueError("The arguments of a job are JSON: give numbers and names.") from error
