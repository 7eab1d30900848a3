"""What the worker does between jobs: emptying the outboxes. Each is contained, and rests for a while when it fails."""

import logging
from time import monotonic

from intranet.worker.tasks import resolve

logger = logging.getLogger("intranet.worker")

CHORES = ("search.feed.drain", "intranet.notifications.mail.send_pending")
"""Dotted paths; each is called without arguments, does a bounded piece of work, and returns how much it did."""

LONGEST_PAUSE = 300.0


class Chores:
    """The chores of one worker process, with the pauses of those that failed."""

    def __init__(self, paths: tuple[str, ...] = CHORES) -> None:
        self._paths = paths
        self._not_before = dict.fromkeys(paths, 0.0)
        self._pauses = dict.fromkeys(paths, 0.0)

    def turn(self) -> int:
        """Do each chore once, unless it is pausing; returns how much was done."""
        return sum(self._try(path) for path in self._paths if self._not_before[path] <= monotonic())

    def _try(self, path: str) -> int:
        try:
            done = resolve(path)()
        except Exception:
            self._pauses[path] = min(max(self._pauses[path] * 2, 5.0), LONGEST_PAUSE)
            self._not_before[path] = monotonic() + self._pauses[path]
            logger.exception("%s failed; again in %d seconds", path, self._pauses[path])
            return 0
        self._pauses[path] = 0.0
        return done if isinstance(done, int) else 0
