"""Every write of the dummy."""

from typing import Any

from intranet.contracts import record, write_transaction
from search.catalogue import index
from tests.doubles.dummy.catalogue import entry_of
from tests.doubles.dummy.models import Greeting


def greet(title: str, *, by: Any, to: Any = None, text: str = "") -> Greeting:
    """Send a greeting to a unit: the row, its entry in the catalogue and the audit record in one transaction."""
    with write_transaction():
        greeting = Greeting.objects.create(title=title, text=text, by=by, to=to)
        index([entry_of(greeting)])
        record("dummy.greeted", actor=by, subject=greeting, plugin="dummy", label=greeting.title)
    return greeting
