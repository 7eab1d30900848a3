"""Answering a query: only from what the person who asks may see."""

from collections.abc import Collection, Mapping
from datetime import date
from typing import NamedTuple

from django.utils.translation import gettext as _

from search import models
from search.asking import read_filters, scope_of
from search.backends import current
from search.backends.base import BY_DATE, BY_RELEVANCE, Backend, Question
from search.documents import ranks_between
from search.errors import EngineDown
from search.facets import facets_of
from search.highlights import Highlighter
from search.hits import hit_of
from search.marks import Marker
from search.naming import Identity
from search.numbered import numbered
from search.outages import note_question
from search.pending import withdrawn
from search.permitted import DEEPEST, Page, Place, exact_page, filtered_page
from search.picking import Picked, picked
from search.ranking import Taste
from search.results import Results
from search.spelling import spelled
from search.tallies import Tallies
from search.understanding import Meant, meant, understood

PAGE_SIZE, LARGEST_PAGE = 10, 100


class _Asker(NamedTuple):
    """For whom, and how, an answer is sought. ``is_countable``: see ``pending.Withdrawn.is_complete``."""

    backend: Backend
    picked: Picked
    is_countable: bool
    exactly: bool


def query(
    text: str,
    *,
    tokens: Collection[str],
    sources: Collection[str],
    filters: Mapping[str, Collection[str]] | None = None,
    since: date | None = None,
    until: date | None = None,
    sort: str = BY_RELEVANCE,
    page: int = 1,
    size: int = PAGE_SIZE,
    exactly: bool = False,
    apart: Collection[Identity] = (),
    without: Collection[Identity] = (),
) -> Results:
    """What a person who holds ``tokens`` finds in ``sources`` with ``text``.

    Any text and any number are valid: what cannot be understood is ignored, a page beyond the last is the last. Totals,
    facets and marks are computed on permitted entries only. Without a token or a source nothing is found.

    Args:
        tokens: the person's tokens, computed for this request.
        sources: names of the sources that are enabled now.
        filters: chosen facets, by field (``kind``, ``issuer``, ``type``, ``year`` …).
        since, until: the first and the last day of an entry's date; entries without one are left out then.
        sort: ``"relevance"`` or ``"date"`` (newest first); anything else means relevance.
        page: from 1.
        size: hits a page, at most 100.
        exactly: take every word as it was typed, marks included, and no other wording or spelling.
        apart: source and key of entries that the caller shows elsewhere (``named``): what is found in them counts, in
            the total and in facets, and does not stand among the hits.
        without: source and key of entries that are left out as if they did not exist.
    """
    if not (tokens and sources):
        return Results()
    size = min(max(size, 1), LARGEST_PAGE)
    page = min(max(page, 1), DEEPEST // size)
    place = Place(BY_DATE if sort == BY_DATE else BY_RELEVANCE, (page - 1) * size, size)
    withheld = withdrawn()
    scope = scope_of(withheld, tokens, sources, read_filters(filters or {}), ranks_between(since, until))
    try:
        asker = _Asker(current(), picked(scope, apart, without), withheld.is_complete, exactly)
        return _answer(text, asker, place)
    except EngineDown as error:
        note_question(error)
        return Results(
            total=None, listed=None, pages=None, notice=_("Search is not available just now. Please try again later.")
        )


def _answer(text: str, asker: _Asker, place: Place) -> Results:
    asked = understood(text)
    if not asked.reading:
        return Results()
    tallies = Tallies(asker.backend, asker.picked.scope)
    sought = meant(asked, tallies.count, exactly=asker.exactly, corrects=asker.is_countable)
    question = Question(asker.picked.listed, sought.match, sought.query.weighing.clauses)
    shows = Highlighter(Marker(sought.query.reading, sought.query.weighing))
    shown, place = _page(asker, tallies, question, place, Taste(sought.query.weighing.shorter, shows.worth))
    found = asker.picked.whole(shown.question)
    total = tallies.of(found).total if shown.is_exact else None
    listed = tallies.of(shown.question).total if shown.is_exact else None
    page = place.offset // place.limit + 1
    return Results(
        hits=tuple(hit_of(record, shows) for record in shown.records),
        total=total,
        listed=listed,
        facets=() if total is None else facets_of(tallies, found),
        notice=_notice(total, sought.something_has_all),
        page=page,
        pages=None if listed is None else _pages(listed, place.limit),
        has_next=shown.has_next and page < DEEPEST // place.limit,
        first=place.offset + 1 if shown.records else 0,
        asked=_spelled(sought, shown, shows),
        corrected=sought.is_corrected,
        suggestion=sought.proposal,
        numbered=tuple(hit_of(record, shows) for record in _numbered(asker, sought, page)),
    )


def _numbered(asker: _Asker, sought: Meant, page: int) -> list[models.Entry]:
    is_first = page == 1 and asker.is_countable and not asker.exactly
    return numbered(asker.backend, asker.picked.listed, sought.query.reading) if is_first else []


def _spelled(sought: Meant, shown: Page, shows: Highlighter) -> str:
    if not shown.records or not sought.something_has_all:  # else some other word of the same letters would stand there
        return ""
    texts = (text for record in shown.records for text in shows.texts(record))
    return spelled(sought.query.text, sought.query.reading, texts)


def _page(asker: _Asker, tallies: Tallies, question: Question, place: Place, taste: Taste) -> tuple[Page, Place]:
    """The page asked for, or the last one there is."""
    if not asker.is_countable:
        return filtered_page(asker.backend, question, place, taste), place
    shown = exact_page(asker.backend, question, place, taste)
    if shown.records or not (shown.is_exact and tallies.of(shown.question).total):
        return shown, place
    place = place._replace(offset=(_pages(tallies.of(shown.question).total, place.limit) - 1) * place.limit)
    return exact_page(asker.backend, question, place, taste), place


def _notice(total: int | None, something_has_all: bool) -> str:
    if total is None:
        return _("The catalogue is being updated. The number of results and the filters will be back in a moment.")
    if total and not something_has_all:
        return _("Nothing contains all of these words. These results contain some of them.")
    return ""


def _pages(total: int, size: int) -> int:
    return -(-min(total, DEEPEST) // size)
