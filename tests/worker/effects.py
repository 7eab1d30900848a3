"""Tasks for workers that are killed: what they did stands in the audit log of the small house."""

import signal
import sys
from typing import Any

from intranet.audit.models import Event
from intranet.audit.services import record
from intranet.database import write_transaction

CHUNKS = 3


def leave(number: int, job: Any) -> None:
    """Leave three effects, each in a transaction of its own, none of them twice however often it is called."""
    for chunk in range(CHUNKS):
        with write_transaction():
            if not Event.objects.filter(subject=f"effect:{number}.{chunk}").exists():
                record("effect.left", actor=None, subject=f"effect:{number}.{chunk}")
        job.report(chunk + 1, CHUNKS)


def wait() -> None:
    """Say that it has begun, and never end by itself."""
    sys.stdout.write("begun\n")
    sys.stdout.flush()
    while True:
        signal.pause()
