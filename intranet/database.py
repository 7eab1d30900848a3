"""Transactions that write."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction


@contextmanager
def write_transaction() -> Iterator[None]:
    """One transaction that takes the write lock before its first read.

    On SQLite the settings make every ``atomic`` block a ``BEGIN IMMEDIATE``: a deferred one that reads first and writes
    later fails at once with "database is locked" when another writer came in between, whatever the timeout. On
    PostgreSQL the rows are locked with ``select_for_update``, which SQLite ignores.
    """
    with transaction.atomic():
        yield
