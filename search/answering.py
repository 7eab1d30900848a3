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
from search.errors import EngineDown
from search.facets import facets_of, labels_of
from search.highlights import Highlighter
from search.marks import Marker
from search.pending import withdrawn
from search.permitted import DEEPEST, Page, Place, exact_page, filtered_page
from search.ranking import Taste
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
    page = min(max(page, 1), DEEPEST // size)
    place = Place(BY_DATE if sort == BY_DATE else BY_RELEVANCE, (page - 1) * size, size)
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


def _answer(asked: _Asked, place: Place) -> Results:
    unfiltered = replace(asked.scope, filters={})
    choice = best_match(asked.reading, asked.weighing, lambda match: asked.backend.count(Question(unfiltered, match)))
    question = Question(asked.scope, choice.match, asked.weighing.clauses)
    marker = Highlighter(Marker(asked.reading, asked.weighing))
    shown, place = _page(asked, question, place, Taste(asked.weighing.shorter, marker.worth))
    page = place.offset // place.limit + 1
    return Results(
        hits=tuple(_hit(record, marker) for record in shown.records),
        total=shown.total,
        facets=() if shown.total is None else facets_of(asked.backend, shown.question),
        notice=_notice(shown.total, choice.something_has_all),
        page=page,
        pages=None if shown.total is None else _pages(shown.total, place.limit),
        has_next=shown.has_next and page < DEEPEST // place.limit,
        first=place.offset + 1 if shown.records else 0,
    )


def _page(asked: _Asked, question: Question, place: Place, taste: Taste) -> tuple[Page, Place]:
    """The page asked for, or the last one there is."""
    if not asked.is_countable:
        return filtered_page(asked.backend, question, place, taste), place
    shown = exact_page(asked.backend, question, place, taste)
    if shown.records or not shown.total:
        return shown, place
    place = place._replace(offset=(_pages(shown.total, place.limit) - 1) * place.limit)
    return exact_page(asked.backend, question, place, taste), place


def _notice(total: int | None, something_has_all: bool) -> str:
    if total is None:
        return _("The catalogue is being updated. The number of results and the filters will be back in a moment.")
    if total and not something_has_all:
        return _("Nothing contains all of these words. These results contain some of them.")
    return ""


def _pages(total: int, size: int) -> int:
    return -(-min(total, DEEPEST) // size)


def _hit(record: models.Entry, marker: Highlighter) -> Hit:
    return Hit(
        source=record.source,
        key=record.key,
        part=record.part,
        url=record.url,
        title=marker.title(record),
        number=marker.number(record),
        passage=marker.passage(record),
        labels=labels_of(record.facets),
        date=record.date,
    )
