"""Running one job."""

import logging
from traceback import walk_tb
from typing import Any

from django.conf import settings
from django.db import connection
from django.utils import translation

from intranet.audit.context import coming_from
from intranet.worker.errors import LeaseLost, Released, UnknownTask
from intranet.worker.leases import RunningJob, claim
from intranet.worker.schedule import note_end
from intranet.worker.stopping import Stop
from intranet.worker.tasks import is_switched_off, resolve, takes_job

logger = logging.getLogger("intranet.worker")

FRAMES = 6


def work_one(stop: Stop) -> bool:
    """Run the job that has waited longest; False if there is none.

    Raises:
        Released: the worker is to end; the job has been put back.
    """
    job = claim()
    if job is None:
        return False
    if is_switched_off(job.run):
        job.postpone()
    else:
        _run(job, stop)
    return True


def _run(job: RunningJob, stop: Stop) -> None:
    try:
        _call(job, stop)
    except Released:
        job.release()
        raise
    except LeaseLost:
        logger.warning("Job %s (%s) was taken over while it ran", job.id, job.run)
    except UnknownTask as error:
        logger.error("Job %s cannot run: %s", job.id, error)
        job.give_up(str(error))
        note_end(job, str(error))
    except Exception as error:
        logger.exception("Job %s (%s) failed, attempt %s of %s", job.id, job.run, job.attempt, job.max_attempts)
        _leave_broken_connection()
        job.fail(where(error))
        note_end(job, where(error))
    else:
        if job.finish():
            note_end(job, "")


def _call(job: RunningJob, stop: Stop) -> None:
    task = resolve(job.run)
    more: dict[str, Any] = {"job": job} if takes_job(task) else {}
    with job.heartbeat(), coming_from("worker"), translation.override(settings.LANGUAGE_CODE), stop.interruptible(job):
        task(**job.arguments, **more)


def _leave_broken_connection() -> None:
    """A job may have failed because the database went away; its end is written through a new connection."""
    if not connection.in_atomic_block:
        connection.close_if_unusable_or_obsolete()


def where(error: BaseException) -> str:
    """What kind of error it was and through which functions it came.

    Without its message: that may quote a document, and whoever looks after the jobs need not be one of its readers.
    The message stands in the server's log.
    """
    steps = [
        f"{frame.f_globals.get('__name__', '?')}.{frame.f_code.co_name}:{line}"
        for frame, line in walk_tb(error.__traceback__)
    ]
    return "\n".join([type(error).__name__, *steps[-FRAMES:]])
