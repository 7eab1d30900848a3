"""How long a lease lasts, and when a failed job is tried again. Pure."""

from datetime import timedelta

LEASE = timedelta(seconds=60)
RENEWED_EVERY = timedelta(seconds=20)
"""A third of the lease: two renewals may fail before anybody else takes the job."""

FIRST_PAUSE = timedelta(seconds=10)
LONGEST_PAUSE = timedelta(hours=1)

SWITCHED_OFF_PAUSE = timedelta(minutes=5)
"""How long a job of a disabled plugin waits before it is looked at again."""


def pause_after(attempts: int) -> timedelta:
    """How long to wait after the given number of failed attempts: 10 s, 40 s, 160 s …, an hour at most."""
    return min(FIRST_PAUSE * 4 ** min(max(attempts - 1, 0), 10), LONGEST_PAUSE)
