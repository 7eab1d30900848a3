"""Tasks for tests: what they did stands in ``done``."""

from typing import Any

from django.utils import translation

from intranet.audit.context import source
from intranet.worker.errors import LeaseLost
from intranet.worker.models import Job

done: list[Any] = []

NOT_CALLABLE = 5


def note(**arguments: Any) -> None:
    """Does something, once a call."""
    done.append(arguments)


def fail(**arguments: Any) -> None:
    """Never succeeds; its message quotes what nobody should read."""
    done.append(arguments)
    raise ValueError("canaryzq of a restricted document")


def fail_once() -> None:
    """Succeeds at the second attempt."""
    done.append(len(done))
    if len(done) == 1:
        raise ValueError


def progress(job: Any, steps: int) -> None:
    """Tells how far it is."""
    for step in range(1, steps + 1):
        job.report(step, steps)
        done.append((job.attempt, step))


def surroundings() -> None:
    """Notes what a task sees of the world."""
    done.append((translation.get_language(), source()))
    translation.activate("en")


def lose_the_lease(job: Any) -> None:
    """Somebody else takes the job while it runs."""
    Job.objects.filter(pk=job.id).update(lease_holder="somebody else")
    try:
        job.report(1, 2)
    except LeaseLost:
        done.append("lost")
        raise
