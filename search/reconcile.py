"""Comparing the engine with the records, and mending what differs."""

from typing import NamedTuple

from search import models
from search.backends import current
from search.batches import batched
from search.rebuild import differences

_AT_A_TIME = 500


class Comparison(NamedTuple):
    """What differs although nothing waits to be told about it, by the number of the entry's row."""

    missing: list[int]
    orphaned: list[int]

    def __bool__(self) -> bool:
        return bool(self.missing or self.orphaned)


def compare() -> Comparison:
    """Entries the engine lacks or knows in another state, and entries it holds that have no record.

    What waits in the outbox is not counted: it is about to be told. The notes are read last, so a change that comes in
    while comparing is not mistaken for a fault.

    Raises:
        EngineDown: the engine does not answer.
    """
    missing, orphaned = differences(current().stamps())
    suspects = [*missing, *orphaned]
    waiting: set[int | None] = set()
    for some in batched(suspects, _AT_A_TIME):
        waiting.update(models.Outbox.objects.filter(entry__in=some).values_list("entry", flat=True))
    return Comparison(*([entry for entry in found if entry not in waiting] for found in (missing, orphaned)))


def heal() -> int:
    """Note what differs for the engine to be told again; returns how much. For the worker, now and then.

    Entries without a record, and entries that may have been narrowed, are excluded from every query until then.

    Raises:
        EngineDown: the engine does not answer.
    """
    found = compare()
    notes = [models.Outbox(entry=entry, withdraws=True) for entry in found.orphaned]
    notes += [models.Outbox(entry=entry) for entry in found.missing]
    for some in batched(notes, _AT_A_TIME):
        models.Outbox.objects.bulk_create(some)
    return len(notes)
