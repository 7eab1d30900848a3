"""Long work that lets others have their turn at the database."""

import time
from collections.abc import Iterator, Sequence
from typing import TypeVar

Step = TypeVar("Step")

SHARE = 3
"""So many times as long as a step: whoever writes meets it in one case of four, and an acknowledgement rarely waits."""

SHORTEST, LONGEST = 0.01, 0.05
"""Seconds of a pause. SQLite does not queue who waits for its write lock, it lets them look again after a while: they
must find the pause. The longest one keeps the work going where the machine is busy.
"""


def paced(steps: Sequence[Step]) -> Iterator[Step]:
    """Each of ``steps`` in turn, with a pause between two of them three times as long as the first one took.

    Without it a job that ends a transaction and begins the next one keeps every other writer out for as long as it
    runs. Give it steps that hold the lock for some milliseconds each.
    """
    for number, step in enumerate(steps, start=1):
        begun = time.monotonic()
        yield step
        if number < len(steps):
            time.sleep(min(max(SHARE * (time.monotonic() - begun), SHORTEST), LONGEST))
