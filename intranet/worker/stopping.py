"""Ending a worker: the job at hand gets a moment to finish, then goes back; the process ends with 0."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from intranet.worker.errors import Released
from intranet.worker.leases import RunningJob

GRACE_SECONDS = 5.0


class Stop:
    """Whether the worker is to end, and how the job at hand learns of it."""

    def __init__(self) -> None:
        self._asked = threading.Event()
        self._job: RunningJob | None = None

    @property
    def is_asked(self) -> bool:
        """Whether no further job may be begun."""
        return self._asked.is_set()

    def wait(self, seconds: float) -> None:
        """Sleep, or return at once when the worker is to end."""
        self._asked.wait(seconds)

    def ask(self) -> None:
        """Let the worker end after the job at hand; a job that reports its progress ends at its next report."""
        self._asked.set()
        if self._job:
            self._job.must_stop.set()

    @contextmanager
    def interruptible(self, job: RunningJob) -> Iterator[None]:
        """Only inside this block may the end of patience interrupt the job: not while its state is being written."""
        self._job = job
        if self.is_asked:
            job.must_stop.set()
        try:
            yield
        finally:
            self._job = None

    def listen(self) -> None:
        """Take SIGTERM and SIGINT from now on. Main thread only."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._on_signal)
        signal.signal(signal.SIGALRM, self._out_of_patience)

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self.is_asked:
            self._out_of_patience(number, frame)
        self.ask()
        signal.setitimer(signal.ITIMER_REAL, GRACE_SECONDS)

    def _out_of_patience(self, number: int, frame: FrameType | None) -> None:
        if self._job:
            raise Released
