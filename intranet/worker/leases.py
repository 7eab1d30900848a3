"""Who has which job. Every step is one statement with a condition, so no lock is held while work is done.

``UPDATE … WHERE`` with the state that was read is a compare-and-set on SQLite and PostgreSQL alike: of two workers that
want the same job one changes a row, the other none.
"""

import os
import socket
import threading
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db import DatabaseError, connection
from django.db.models import F, QuerySet
from django.utils import timezone

from intranet.worker.errors import LeaseLost, Released
from intranet.worker.models import Job, JobState
from intranet.worker.rules import LEASE, RENEWED_EVERY, SWITCHED_OFF_PAUSE, pause_after

CANDIDATES = 5


class RunningJob:
    """A job under our lease: what a task is handed to tell how far it is."""

    def __init__(self, job: Job, holder: str) -> None:
        self.id, self.run, self.arguments, self.key = job.pk, job.run, job.arguments, job.key
        self.attempt, self.max_attempts = job.attempts, job.max_attempts
        self._holder = holder
        self.must_stop = threading.Event()

    def report(self, done: int, total: int) -> None:
        """Note that ``done`` of ``total`` are done. Call it between chunks: it is also where a run ends when it must.

        Raises:
            LeaseLost: somebody else has the job by now.
            Released: the worker is to end; the job goes on elsewhere, or later.
        """
        if self.must_stop.is_set():
            raise Released
        if not self._mine().update(progress=done, total=total, lease_until=timezone.now() + LEASE):
            raise LeaseLost(self.run)

    def renew(self) -> bool:
        """Hold the job for another while; False if it is no longer ours."""
        return bool(self._mine().update(lease_until=timezone.now() + LEASE))

    def finish(self) -> bool:
        """It is done. False, and nothing changed, if somebody else has the job by now."""
        return self._end(state=JobState.DONE, finished_at=timezone.now(), error="")

    def fail(self, error: str) -> bool:
        """It went wrong: try again after a pause, or give up after the last attempt."""
        if self.attempt >= self.max_attempts:
            return self._end(state=JobState.DEAD, error=error, finished_at=timezone.now())
        return self._end(state=JobState.WAITING, error=error, run_after=timezone.now() + pause_after(self.attempt))

    def give_up(self, error: str) -> bool:
        """It can never succeed (its task is gone): dead at once, for a person to look at."""
        return self._end(state=JobState.DEAD, error=error, finished_at=timezone.now())

    def release(self) -> bool:
        """Put it back as if it had not been started."""
        return self._end(state=JobState.WAITING, attempts=F("attempts") - 1)

    def postpone(self) -> bool:
        """Its plugin is disabled: put it back for later; looking at it was no attempt."""
        later = timezone.now() + SWITCHED_OFF_PAUSE
        return self._end(state=JobState.WAITING, attempts=F("attempts") - 1, run_after=later)

    @contextmanager
    def heartbeat(self) -> Iterator[None]:
        """Renew the lease from a thread while the block runs."""
        over = threading.Event()
        thread = threading.Thread(target=self._beat, args=(over,), name=f"lease of job {self.id}", daemon=True)
        thread.start()
        try:
            yield
        finally:
            over.set()
            thread.join(timeout=1)

    def _beat(self, over: threading.Event) -> None:
        while not over.wait(RENEWED_EVERY.total_seconds()):
            try:
                if not self.renew():
                    return
            except DatabaseError:
                continue
            finally:
                connection.close()

    def _mine(self) -> QuerySet[Job]:
        return Job.objects.filter(pk=self.id, state=JobState.RUNNING, lease_holder=self._holder)

    def _end(self, **changes: object) -> bool:
        return bool(self._mine().update(lease_until=None, lease_holder="", **changes))


def claim(now: datetime | None = None) -> RunningJob | None:
    """Take the job that has waited longest, if there is one that may run now."""
    moment = now or timezone.now()
    due = Job.objects.filter(state=JobState.WAITING, run_after__lte=moment).order_by("run_after", "pk")
    for job in due[:CANDIDATES]:
        holder = f"{socket.gethostname()[:30]}:{os.getpid()}:{uuid.uuid4().hex[:12]}"
        free = Job.objects.filter(pk=job.pk, state=JobState.WAITING, attempts=job.attempts)
        if free.update(
            state=JobState.RUNNING, attempts=job.attempts + 1, lease_holder=holder, lease_until=moment + LEASE
        ):
            job.attempts += 1
            return RunningJob(job, holder)
    return None


def reap(now: datetime | None = None) -> int:
    """Take back jobs whose worker has given no sign of life; returns how many.

    The attempt counts, so a job that kills its worker every time ends among the dead.
    """
    moment = now or timezone.now()
    lapsed = Job.objects.filter(state=JobState.RUNNING, lease_until__lt=moment)
    back = {"lease_until": None, "lease_holder": "", "error": "the worker ended while the job ran"}
    dead = lapsed.filter(attempts__gte=F("max_attempts")).update(state=JobState.DEAD, finished_at=moment, **back)
    return dead + lapsed.update(state=JobState.WAITING, run_after=moment, **back)
