"""Entries that belong together, said of one of them when the other comes or changes."""

from collections.abc import Mapping

from search import models
from search.entries import Link, as_stored


def link(source: str, others: Mapping[str, str], link_to: tuple[str, str]) -> int:
    """Say of entries of ``source`` that the entry ``link_to`` (source and key) belongs to their chain; ``others`` maps
    the key of each to what that one is to it (a msgid). Returns how many did not say so yet.

    Call in the transaction that puts ``link_to`` in. The engine knows no chains, so it is told nothing. Two queries.
    """
    found = models.Entry.objects.select_for_update().filter(source=source, key__in=list(others), part="")
    changed = []
    for record in found.only("source", "key", "chain"):
        wanted = as_stored([*(Link(*each) for each in record.chain), Link(*link_to, others[record.key])])
        if record.chain != wanted:
            record.chain = wanted
            changed.append(record)
    models.Entry.objects.bulk_update(changed, ["chain"])
    return len(changed)
