"""Transactions that write."""

from contextlib import AbstractContextManager

from django.db import transaction


def write_transaction() -> AbstractContextManager[None]:
    """One transaction that takes the write lock before its first read.

    On SQLite the settings make every ``atomic`` block a ``BEGIN IMMEDIATE``: a deferred one that reads first and writes
    later fails at once with "database is locked" when another writer came in between, whatever the timeout. On
    PostgreSQL the rows are locked with ``select_for_update``, which SQLite ignores.
    """
    return transaction.atomic()
