"""How frequent words are, counted over open entries only.

A count over everything would let a restricted entry move the scores of what others see. The count is taken as a whole,
with an index that is rebuilt and when the catalogue has grown or shrunk by a tenth, and is the same for every engine.
"""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import timedelta
from functools import lru_cache

from django.db import connection, transaction
from django.db.models import Q
from django.utils import timezone

from search import models
from search.analysis.terms import WEIGHED
from search.batches import batched
from search.documents import terms_in
from search.rows import rows

GROWTH = 0.1
"""A census is due when there are a tenth more or fewer open entries than it counted."""

MOST_KNOWN = 100_000
"""Frequencies that a process remembers."""

_ABANDONED = timedelta(days=1)

MOST_IN_HAND = 100_000
"""Terms held in memory while counting; then they are added to the table."""

_ROWS = 2_000
"""Rows written in one transaction, so that other writers wait only a moment."""


FREQUENCIES = "SELECT term, entries FROM search_frequency WHERE census_id = %s AND term IN %s"


class Frequencies:
    """What a census says about some terms. A term that is not in it stands in one open entry at most."""

    def __init__(self, entries: int, of_terms: dict[str, int]) -> None:
        self.entries = entries
        self._of_terms = of_terms

    def __getitem__(self, term: str) -> int:
        return self._of_terms.get(term, 0)


def frequencies(terms: Collection[str]) -> Frequencies:
    """Frequencies of ``terms`` in the census in force. Two queries, one if this process knows all of them already."""
    in_force = rows("SELECT id, taken, entries FROM search_census WHERE is_complete ORDER BY id DESC LIMIT 1")
    if not in_force:
        return Frequencies(0, {})
    census, taken, entries = in_force[0]
    known = _known(census, str(taken))
    found = {term: stands_in for term in terms if (stands_in := known.get(term)) is not None}
    if unknown := [term for term in terms if term not in found]:
        read = dict.fromkeys(unknown, 0) | dict(rows(FREQUENCIES, census, unknown))
        if len(known) > MOST_KNOWN:  # other threads may be asking: what this query needs is in hand already
            known.clear()
        known.update(read)
        found |= read
    return Frequencies(entries, found)


@lru_cache(maxsize=1)
def _known(census: int, taken: str) -> dict[str, int]:
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
    counting = Counting()
    texts = models.Entry.objects.filter(is_open=True).only("title", "number", "summary", "text", "words", "attachment")
    for entry in texts.iterator(chunk_size=200):
        counting.add(terms_in(entry).everywhere)
    return counting.finish()


class Counting:
    """A count that is being taken, entry by entry."""

    def __init__(self) -> None:
        self._census = models.Census.objects.create()
        self._counted: Counter[str] = Counter()

    def add(self, terms: Iterable[str]) -> None:
        """Count one more open entry, which has these terms."""
        self._census.entries += 1
        self._counted.update(term for term in terms if term[0] in WEIGHED)
        if len(self._counted) > MOST_IN_HAND:
            self._put_away()

    def finish(self) -> models.Census:
        """Put it in force, and delete older ones."""
        self._put_away()
        models.Frequency.objects.filter(census=self._census, entries=1).delete()
        self._census.is_complete = True
        self._census.save(update_fields=["entries", "is_complete"])
        _forget_older_than(self._census)
        return self._census

    def _put_away(self) -> None:
        _add(self._census, self._counted)
        self._counted = Counter()


def _in_force() -> models.Census | None:
    return models.Census.objects.filter(is_complete=True).order_by("-pk").first()


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
