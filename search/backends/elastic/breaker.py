"""Not asking what does not answer: a fuse, one a process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from time import monotonic

from django.utils.translation import gettext_noop

from search.backends.elastic.faults import Unanswered

FAILURES = 2
"""Questions in a row without an answer after which nobody asks any more."""

REST = 5.0
"""Seconds until one is let through to see."""


class Breaker:
    """Lets questions through while they are answered. Then refuses at once, but for one probe every few seconds."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._lock = Lock()
        self._failures = 0
        self._shut_until = 0.0

    @contextmanager
    def watching(self) -> Iterator[None]:
        """Ask inside. ``Unanswered`` is a failure; any other error is an answer.

        Raises:
            Unanswered: too many failed just before; nothing was asked.
        """
        self._enter()
        try:
            yield
        except Unanswered:
            self._failed()
            raise
        except Exception:
            self._answered()
            raise
        self._answered()

    def _enter(self) -> None:
        with self._lock:
            if self._failures < FAILURES:
                return
            if self._clock() < self._shut_until:
                raise Unanswered(gettext_noop("It did not answer just now, and is left alone for some seconds."))
            self._shut_until = self._clock() + REST

    def _failed(self) -> None:
        with self._lock:
            self._failures += 1
            self._shut_until = self._clock() + REST

    def _answered(self) -> None:
        with self._lock:
            self._failures = 0
