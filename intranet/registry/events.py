"""Telling plugins what happened, after the commit."""

from typing import Any

from django.db import transaction

from intranet.contracts.events import EVENTS
from intranet.registry.loader import registry


def announce(event: Any) -> None:
    """Deliver ``event`` to the enabled plugins that listen to it, once the transaction has been committed.

    Nothing is delivered when it is rolled back. A listener that raises is logged and disturbs nobody: neither the
    caller nor the other listeners. Who listens is asked at delivery, so a plugin disabled in the same transaction
    hears nothing.

    Raises:
        KeyError: the event is none of ``intranet.contracts.events``.
    """
    name = type(event).__name__
    if EVENTS[name] is not type(event):
        raise KeyError(name)
    transaction.on_commit(lambda: _deliver(name, event))


def _deliver(name: str, event: Any) -> None:
    for listener in registry().listeners(name):
        listener(event)
