"""Kills a worker at every line it executes, one line further each time, and counts what is left undone or done twice.

Run as a process of its own: ``python -m tests.worker.killed``. A forked child works and ends with ``os._exit`` at its
n-th line, which leaves the database as ``kill -9`` would; the parent then works on as the next worker would.
"""

import json
import os
import sys
from collections import Counter
from datetime import timedelta
from types import FrameType
from typing import Any

import django

WATCHED = ("/intranet/worker/", "/intranet/audit/services.py", "/intranet/database.py", "/tests/worker/effects.py")


def main() -> None:
    django.setup()
    make_tables()
    from intranet.audit.models import Event
    from intranet.audit.verify import verify
    from intranet.worker.models import Job

    points = 0
    while _killed_at(points + 1):
        points += 1
    effects = Counter(Event.objects.values_list("subject", flat=True))
    found = {
        "points": points,
        "effects": [len(effects), max(effects.values())],
        "undone": Job.objects.exclude(state="done").count(),
        "intact": verify().is_intact,
    }
    sys.stdout.write(json.dumps(found))


def make_tables() -> None:
    """The few tables that a worker without chores touches."""
    from django.db import connection

    from intranet.audit.models import Event, Head
    from intranet.state.models import SiteState
    from intranet.worker.models import Job, Schedule

    with connection.schema_editor() as editor:
        for model in (SiteState, Event, Head, Job, Schedule):
            editor.create_model(model)


def _killed_at(line: int) -> bool:
    """Let a child work until its ``line``-th line, then finish its work; False if the child got through."""
    from django.db import connection

    from intranet.worker.services import enqueue

    enqueue("tests.worker.effects.leave", key=f"leave:{line}", number=line)
    connection.close()
    child = os.fork()
    if child == 0:
        sys.settrace(_Killer(line))
        _work()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    _time_passes()
    _work()
    return status != 0


def _work() -> None:
    from intranet.worker import schedule
    from intranet.worker.chores import Chores
    from intranet.worker.loop import Worker

    schedule.CORE_TASKS = ()
    Worker(chores=Chores(())).drain()


def _time_passes() -> None:
    """Every lease has lapsed."""
    from django.utils import timezone

    from intranet.worker.models import Job

    Job.objects.filter(state="running").update(lease_until=timezone.now() - timedelta(seconds=1))


class _Killer:
    """A trace function that ends the process at the n-th line of our own code."""

    def __init__(self, line: int) -> None:
        self._left = line

    def __call__(self, frame: FrameType, event: str, argument: Any) -> "_Killer | None":
        if not any(part in frame.f_code.co_filename for part in WATCHED):
            return None
        if event == "line":
            self._left -= 1
            if self._left == 0:
                os._exit(9)
        return self


if __name__ == "__main__":
    main()
