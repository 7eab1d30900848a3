"""Hits that the records permit: the engine proposes, the database decides."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from search import models
from search.backends.base import BY_RELEVANCE, Backend, Candidate, Question, Scope, both
from search.pending import mend
from search.ranking import READ, Taste, in_order, ranked, value_of

DEEPEST = 1_000
"""Hits that can be paged through. Who looks further narrows the query."""

NEUTRAL = Taste()

_COLUMNS = ", ".join(str(field.column) for field in models.Entry._meta.concrete_fields if field.name != "words")

_ATTEMPTS = 3
_AT_A_TIME = 100


class Page(NamedTuple):
    """Records of one page in order. ``question`` is the one whose hits the records permit; ``is_exact`` is false if the
    engine's counts for it would be of what it holds wrongly.
    """

    records: list[models.Entry]
    is_exact: bool
    has_next: bool
    question: Question


class Place(NamedTuple):
    """Which hits are shown, in which order."""

    sort: str
    offset: int
    limit: int

    @property
    def is_read(self) -> bool:
        """Whether the order depends on the texts of the hits."""
        return self.sort == BY_RELEVANCE and self.offset < READ

    @property
    def span(self) -> tuple[int, int]:
        """Hits whose records are needed: from the first, where the order depends on their texts; and how many."""
        last = self.offset + self.limit
        return (0, max(last, READ)) if self.is_read else (self.offset, self.limit)


def exact_page(backend: Backend, question: Question, place: Place, taste: Taste = NEUTRAL) -> Page:
    """A page on which the engine and the records agree: what they refuse is excluded, and the engine asked again.

    If they still disagree after a few attempts it is not exact.
    """
    first, needed = place.span
    for _ in range(_ATTEMPTS):
        hits = ranked(backend, question, taste, sort=place.sort, offset=first, limit=needed + 1)
        records, refused = checked(hits[:needed], question)
        if not refused:
            shown = _in_order(taste, hits, records) if place.is_read else records
            start = place.offset - first
            return Page(shown[start : start + place.limit], True, len(hits) > start + place.limit, question)
        question = replace(question, scope=replace(question.scope, excluded=question.scope.excluded | refused))
    return filtered_page(backend, question, place, taste)


def filtered_page(backend: Backend, question: Question, place: Place, taste: Taste = NEUTRAL) -> Page:
    """A page picked from the engine's hits by the records alone: for when too much is withdrawn to be excluded."""
    picked: list[models.Entry] = []
    last = place.offset + place.limit
    for start in range(0, DEEPEST, _AT_A_TIME):
        hits = ranked(backend, question, taste, sort=place.sort, offset=start, limit=_AT_A_TIME)
        picked += checked(hits, question)[0]
        if len(picked) > last or len(hits) < _AT_A_TIME:
            break
    return Page(picked[place.offset : last], False, len(picked) > last, question)


def _in_order(taste: Taste, hits: Sequence[Candidate], records: list[models.Entry]) -> list[models.Entry]:
    """The first ``READ`` by what they count with their texts, then the others."""
    read = records[:READ]
    values = [value_of(hit, taste) + taste.worth(record) for hit, record in zip(hits, read, strict=False)]
    return [*(read[at] for at in in_order(values)), *records[READ:]]


def checked(hits: Sequence[Candidate], question: Question) -> tuple[list[models.Entry], frozenset[int]]:
    """The records of some hits that their reader may see, and the entries that the engine should not have given."""
    revisions = {hit.id: hit.revision for hit in hits}
    records = records_of(list(revisions))
    shown = [records[entry] for entry in revisions if entry in records and is_permitted(records[entry], question.scope)]
    refused = frozenset(revisions) - {record.pk for record in shown}
    outdated = {record.pk for record in shown if record.revision != revisions[record.pk]}
    if refused or outdated:
        mend(refused, outdated)
    return shown, refused


def records_of(entries: Sequence[int]) -> dict[int, models.Entry]:
    """Entries by their numbers, all but their words; of those that are gone nothing. One query."""
    places = ", ".join(["%s"] * len(entries)) or "NULL"
    found = models.Entry.objects.raw(f"SELECT {_COLUMNS} FROM search_entry WHERE id IN ({places})", entries)  # noqa: S608
    return {record.pk: record for record in found}


def is_permitted(record: models.Entry, scope: Scope) -> bool:
    """Whether the records let the person see an entry. What is withdrawn has lost its tokens here already."""
    return record.source in scope.sources and both(record.tokens, scope.tokens)
