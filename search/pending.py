"""What people must not see any more although the engine has not been told."""

import logging
from collections.abc import Collection
from dataclasses import dataclass

from django.db import DatabaseError, transaction

from search import models
from search.rows import rows

log = logging.getLogger(__name__)

MOST_EXCLUDED = 1_000
"""Entries that one query can exclude. With more waiting, totals and facets could count what was withdrawn."""


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """Entries and whole sources that every query leaves out; ``is_complete`` is false if there are too many to list."""

    entries: frozenset[int]
    sources: frozenset[str]
    is_complete: bool


def withdrawn() -> Withdrawn:
    """What is withdrawn and not yet told. One query; ask it *before* the engine, so that nothing falls in between."""
    notes = rows("SELECT entry, source FROM search_outbox WHERE withdraws LIMIT %s", MOST_EXCLUDED + 1)
    entries = frozenset(entry for entry, _ in notes if entry is not None)
    sources = frozenset(source for entry, source in notes if entry is None)
    return Withdrawn(entries, sources, is_complete=len(notes) <= MOST_EXCLUDED)


def mend(refused: Collection[int], outdated: Collection[int]) -> None:
    """Have the engine told again about entries it gave out wrongly, or in an old state, if nothing is waiting yet.

    Best effort: a reading request must not fail because the database is busy; the reconciler finds what is left.
    """
    known = set(models.Outbox.objects.filter(entry__in=[*refused, *outdated]).values_list("entry", flat=True))
    unknown = sorted({*refused, *outdated} - known)
    if not unknown:
        return
    log.warning("The search engine holds entries that differ from their records; told again: %s", unknown)
    notes = [models.Outbox(entry=entry, withdraws=entry in refused) for entry in unknown]
    try:
        with transaction.atomic():
            models.Outbox.objects.bulk_create(notes)
    except DatabaseError as error:
        log.warning("That could not be noted: %s", error)
