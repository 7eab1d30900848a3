"""Saying in the log that the engine does not answer: once in a while, not once a question."""

import logging
from collections.abc import Callable
from time import monotonic

from search.errors import EngineDown

PAUSE = 60.0
"""Seconds in which a process says the same once."""

_said: dict[str, float] = {}
"""Until when each message has been said. In a race it is said twice."""

log = logging.getLogger(__name__)


def note(message: str, error: EngineDown, clock: Callable[[], float] = monotonic) -> None:
    """Log ``message`` with what is wrong, unless this process has logged it just now."""
    now = clock()
    if now >= _said.get(message, now):
        _said[message] = now + PAUSE
        log.error("%s: %s", message, error)


def note_question(error: EngineDown) -> None:
    """A question got no answer."""
    note("The search engine does not answer", error)


def forget() -> None:
    """Begin anew, with another engine."""
    _said.clear()
