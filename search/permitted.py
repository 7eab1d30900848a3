"""Hits that the records permit: the engine proposes, the database decides."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from search import models
from search.backends.base import Backend, Question, Stamp, both
from search.pending import mend

DEEPEST = 1_000
"""Hits that can be paged through. Who looks further narrows the query."""

_ATTEMPTS = 3
_AT_A_TIME = 100


class Page(NamedTuple):
    """Records of one page in order. ``total`` is None if it would count what the engine holds wrongly."""

    records: list[models.Entry]
    total: int | None
    has_next: bool
    question: Question


def exact_page(backend: Backend, question: Question, *, sort: str, offset: int, limit: int) -> Page:
    """A page on which the engine and the records agree: what they refuse is excluded, and the engine asked again.

    If they still disagree after a few attempts the total is withheld.
    """
    for _ in range(_ATTEMPTS):
        found = backend.search(question, sort=sort, offset=offset, limit=limit)
        records, refused = _checked(found.stamps, question)
        if not refused:
            return Page(records, found.total, offset + limit < found.total, question)
        question = replace(question, scope=replace(question.scope, excluded=question.scope.excluded | refused))
    return filtered_page(backend, question, sort=sort, offset=offset, limit=limit)


def filtered_page(backend: Backend, question: Question, *, sort: str, offset: int, limit: int) -> Page:
    """A page picked from the engine's hits by the records alone: for when too much is withdrawn to be excluded."""
    picked: list[models.Entry] = []
    for start in range(0, DEEPEST, _AT_A_TIME):
        found = backend.search(question, sort=sort, offset=start, limit=_AT_A_TIME)
        picked += _checked(found.stamps, question)[0]
        if len(picked) > offset + limit or start + _AT_A_TIME >= found.total:
            break
    return Page(picked[offset : offset + limit], None, len(picked) > offset + limit, question)


def _checked(stamps: Iterable[Stamp], question: Question) -> tuple[list[models.Entry], frozenset[int]]:
    """The records of some hits that their reader may see, and the entries that the engine should not have given."""
    revisions = dict(stamps)
    records = models.Entry.objects.in_bulk(list(revisions))
    shown = [records[entry] for entry in revisions if entry in records and _is_permitted(records[entry], question)]
    refused = frozenset(revisions) - {record.pk for record in shown}
    outdated = {record.pk for record in shown if record.revision != revisions[record.pk]}
    if refused or outdated:
        mend(refused, outdated)
    return shown, refused


def _is_permitted(record: models.Entry, question: Question) -> bool:
    return record.source in question.scope.sources and both(record.tokens, question.scope.tokens)
