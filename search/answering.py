"""Answering a query: only from what the person who asks may see."""

import logging
from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import NamedTuple

from django.utils.translation import gettext as _

from search import models
from search.analysis import Reading, read
from search.asking import best_match, read_filters, scope_of
from search.backends import current
from search.backends.base import BY_DATE, BY_RELEVANCE, Backend, Question, Scope
from search.census import frequencies
from search.entries import PAGE_HERE
from search.errors import EngineDown
from search.facets import facets_of, labels_of
from search.highlights import Highlighter
from search.pending import withdrawn
from search.permitted import DEEPEST, Page, exact_page, filtered_page
from search.results import Hit, Results
from search.weights import Weighing, asked_terms, weigh

log = logging.getLogger(__name__)

PAGE_SIZE, LARGEST_PAGE = 20, 100


class _Asked(NamedTuple):
    """A query that is understood, and for whom. ``is_countable``: see ``pending.Withdrawn.is_complete``."""

    backend: Backend
    reading: Reading
    weighing: Weighing
    scope: Scope
    is_countable: bool


class _Place(NamedTuple):
    """Which hits are shown: pages count from 1."""

    sort: str
    page: int
    size: int

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.size


def query(
    text: str,
    *,
    tokens: Collection[str],
    sources: Collection[str],
    filters: Mapping[str, Collection[str]] | None = None,
    sort: str = BY_RELEVANCE,
    page: int = 1,
    size: int = PAGE_SIZE,
) -> Results:
    """What a person who holds ``tokens`` finds in ``sources`` with ``text``.

    Any text and any number are valid: what cannot be understood is ignored, a page beyond the last is the last. Totals,
    facets and marks are computed on permitted entries only. Without a token or a source nothing is found.

    Args:
        tokens: the person's tokens, computed for this request.
        sources: names of the sources that are enabled now.
        filters: chosen facets, by field (``kind``, ``issuer``, ``type``, ``year`` …).
        sort: ``"relevance"`` or ``"date"`` (newest first); anything else means relevance.
        page: from 1.
        size: hits a page, at most 100.
    """
    reading = read(text)
    if not (reading and tokens and sources):
        return Results()
    size = min(max(size, 1), LARGEST_PAGE)
    place = _Place(BY_DATE if sort == BY_DATE else BY_RELEVANCE, min(max(page, 1), DEEPEST // size), size)
    try:
        return _answer(_asked(reading, tokens, sources, filters or {}), place)
    except EngineDown as error:
        log.error("The search engine does not answer: %s", error)
        return Results(total=None, pages=None, notice=_("Search is not available just now. Please try again later."))


def _asked(
    reading: Reading, tokens: Collection[str], sources: Collection[str], filters: Mapping[str, Collection[str]]
) -> _Asked:
    withheld = withdrawn()
    weighing = weigh(reading, frequencies(asked_terms(reading)))
    scope = scope_of(withheld, tokens, sources, read_filters(filters))
    return _Asked(current(), reading, weighing, scope, withheld.is_complete)


def _answer(asked: _Asked, place: _Place) -> Results:
    unfiltered = replace(asked.scope, filters={})
    choice = best_match(asked.reading, asked.weighing, lambda match: asked.backend.count(Question(unfiltered, match)))
    question = Question(asked.scope, choice.match, asked.weighing.clauses)
    shown, place = _page(asked, question, place)
    marker = Highlighter(asked.reading, asked.weighing)
    return Results(
        hits=tuple(_hit(record, marker) for record in shown.records),
        total=shown.total,
        facets=() if shown.total is None else facets_of(asked.backend, shown.question),
        notice=_notice(shown.total, choice.something_has_all),
        page=place.page,
        pages=None if shown.total is None else _pages(shown.total, place.size),
        has_next=shown.has_next and place.page < DEEPEST // place.size,
        first=place.offset + 1 if shown.records else 0,
    )


def _page(asked: _Asked, question: Question, place: _Place) -> tuple[Page, _Place]:
    """The page asked for, or the last one there is."""
    if not asked.is_countable:
        return filtered_page(asked.backend, question, sort=place.sort, offset=place.offset, limit=place.size), place
    shown = exact_page(asked.backend, question, sort=place.sort, offset=place.offset, limit=place.size)
    if shown.records or not shown.total:
        return shown, place
    place = place._replace(page=_pages(shown.total, place.size))
    return exact_page(asked.backend, question, sort=place.sort, offset=place.offset, limit=place.size), place


def _notice(total: int | None, something_has_all: bool) -> str:
    if total is None:
        return _("The catalogue is being updated. The number of results and the filters will be back in a moment.")
    if total and not something_has_all:
        return _("Nothing contains all of these words. These results contain some of them.")
    return ""


def _pages(total: int, size: int) -> int:
    return -(-min(total, DEEPEST) // size)


def _hit(record: models.Entry, marker: Highlighter) -> Hit:
    passage, page = marker.passage_and_page(record.summary, record.text)
    return Hit(
        source=record.source,
        key=record.key,
        part=record.part,
        url=record.url.replace(PAGE_HERE, str(page or 1)),
        title=marker.title(record.title),
        number=marker.title(record.number),
        passage=passage,
        labels=labels_of(record.facets),
        date=record.date,
        attachment=record.attachment,
        page=page if record.attachment else 0,
    )
