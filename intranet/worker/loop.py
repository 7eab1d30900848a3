"""The worker's round: outboxes, recurring tasks, lapsed leases, one job, and a short sleep when there was nothing."""

import logging
from time import monotonic

from django.db import DatabaseError, InterfaceError, close_old_connections, connection

from intranet.worker.chores import Chores
from intranet.worker.errors import Released
from intranet.worker.leases import reap
from intranet.worker.running import work_one
from intranet.worker.schedule import start_due
from intranet.worker.stopping import Stop

logger = logging.getLogger("intranet.worker")

LOOK_EVERY = 5.0
"""Seconds between looks at the schedule and at lapsed leases: nothing there is due to the second."""

DATABASE_PAUSE = 5.0


class Worker:
    """One worker. Any number may run beside each other, on one machine or several."""

    def __init__(self, stop: Stop | None = None, chores: Chores | None = None) -> None:
        self.stop = stop or Stop()
        self._chores = chores or Chores()
        self._looked = float("-inf")

    def serve(self, idle: float) -> None:
        """Work until asked to end, sleeping ``idle`` seconds whenever there is nothing to do.

        A database that is away for a while is waited for.
        """
        while not self.stop.is_asked:
            close_old_connections()
            try:
                if not self.turn():
                    self.stop.wait(idle)
            except (DatabaseError, InterfaceError):
                logger.exception("The database cannot be used; again in %d seconds", DATABASE_PAUSE)
                connection.close()
                self.stop.wait(DATABASE_PAUSE)
            except Released:
                return

    def drain(self) -> None:
        """Work until there is nothing that could be done now."""
        while not self.stop.is_asked and self.turn():
            pass

    def turn(self) -> bool:
        """One round, at most one job; True if another round might find something to do at once.

        Raises:
            Released: asked to end while a job ran; it has been put back.
        """
        self._look_around()
        done = self._chores.turn()
        return work_one(self.stop) or done > 0

    def _look_around(self) -> None:
        if monotonic() - self._looked < LOOK_EVERY:
            return
        self._looked = monotonic()
        start_due()
        reap()
