"""How frequent words are, counted over open entries only.

A count over everything would let a restricted entry move the scores of what others see. The count is taken as a whole,
with an index that is rebuilt and when the catalogue has grown or shrunk by a tenth, and is the same for every engine.
"""

from collections import Counter
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from functools import lru_cache

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from search import models
from search.analysis import entry_terms
from search.analysis.terms import WEIGHED
from search.batches import batched
from search.documents import words_of

GROWTH = 0.1
"""A census is due when there are a tenth more or fewer open entries than it counted."""

MOST_KNOWN = 100_000
"""Frequencies that a process remembers."""

_ABANDONED = timedelta(days=1)

MOST_IN_HAND = 300_000
"""Terms held in memory while counting; then they are added to the table."""

_ROWS = 2_000
"""Rows written in one transaction, so that other writers wait only a moment."""


class Frequencies:
    """What a census says about some terms. A term that is not in it stands in one open entry at most."""

    def __init__(self, entries: int, of_terms: dict[str, int]) -> None:
        self.entries = entries
        self._of_terms = of_terms

    def __getitem__(self, term: str) -> int:
        return self._of_terms.get(term, 0)


def frequencies(terms: Collection[str]) -> Frequencies:
    """Frequencies of ``terms`` in the census in force. Two queries, one if this process knows all of them already."""
    census = _in_force()
    if census is None:
        return Frequencies(0, {})
    known = _known(census.pk, census.taken)
    unknown = [term for term in terms if term not in known]
    if unknown:
        if len(known) > MOST_KNOWN:
            known.clear()
        rows = models.Frequency.objects.filter(census=census, term__in=unknown)
        known.update(dict.fromkeys(unknown, 0), **dict(rows.values_list("term", "entries")))
    return Frequencies(census.entries, {term: known[term] for term in terms})


@lru_cache(maxsize=1)
def _known(census: int, taken: datetime) -> dict[str, int]:
    """What this process knows of a census, which never changes once it is complete."""
    return {}


def take_if_due() -> bool:
    """Count words anew if it is due; returns whether it was."""
    census = _in_force()
    counted, now = census.entries if census else 0, models.Entry.objects.filter(is_open=True).count()
    if abs(now - counted) <= GROWTH * counted:
        return False
    take()
    return True


def take() -> models.Census:
    """Count words over all open entries, then put the new count in force and delete older ones."""
    census = models.Census.objects.create()
    for counted, entries in _counts():
        census.entries += entries
        _add(census, counted)
    models.Frequency.objects.filter(census=census, entries=1).delete()
    census.is_complete = True
    census.save(update_fields=["entries", "is_complete"])
    _forget_older_than(census)
    return census


def _in_force() -> models.Census | None:
    return models.Census.objects.filter(is_complete=True).order_by("-pk").first()


def _counts() -> Iterator[tuple[Counter[str], int]]:
    """Counts of terms and the number of entries they come from, whenever many are in hand and at the end."""
    counted: Counter[str] = Counter()
    entries = 0
    texts = models.Entry.objects.filter(is_open=True).only("title", "number", "summary", "text", "attachment")
    for entry in texts.iterator(chunk_size=200):
        counted.update(term for term in entry_terms(**words_of(entry)).everywhere if term[0] in WEIGHED)
        entries += 1
        if len(counted) > MOST_IN_HAND:
            yield counted, entries
            counted, entries = Counter(), 0
    yield counted, entries


def _add(census: models.Census, counted: Counter[str]) -> None:
    table, key = models.Frequency._meta.db_table, census.pk
    add = (
        f"INSERT INTO {table} (census_id, term, entries) VALUES (%s, %s, %s) "  # noqa: S608  a table's own name
        f"ON CONFLICT (census_id, term) DO UPDATE SET entries = {table}.entries + excluded.entries"
    )
    for some in batched(sorted(counted.items()), _ROWS):
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(add, [(key, term, entries) for term, entries in some])


def _forget_older_than(census: models.Census) -> None:
    """Another process may be counting just now; what it has not finished is left to it for a day."""
    older = models.Census.objects.filter(pk__lt=census.pk)
    for done in older.filter(Q(is_complete=True) | Q(taken__lt=timezone.now() - _ABANDONED)):
        while some := list(done.frequencies.values_list("pk", flat=True)[:_ROWS]):
            models.Frequency.objects.filter(pk__in=some).delete()
        done.delete()
