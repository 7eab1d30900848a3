"""From what a person typed to what the engine is asked: the strictest match that finds enough."""

from collections.abc import Callable, Collection, Mapping
from typing import NamedTuple

from search.analysis import Reading
from search.analysis.terms import EXACT, FOLDED
from search.backends.base import Match, Scope, having_all, having_any
from search.pending import Withdrawn
from search.weights import Weighing, number_terms

A_PAGEFUL = 10
"""Hits with all the words that are enough to leave out those with only some."""

A_FEW_WORDS = 6
"""Up to so many words one hit with all of them is enough: a short query names, a long one describes."""

MOST_VALUES = 50
"""Chosen values of one facet that are read from an address."""


class Choice(NamedTuple):
    """A match, and whether some entry has everything that was asked for."""

    match: Match
    something_has_all: bool


def best_match(reading: Reading, weighing: Weighing, count: Callable[[Match], int]) -> Choice:
    """The strictest match that finds enough of what ``count`` can see.

    What is quoted is required, and so is a document number; then the other words only order. Loosely typed (``58 qd``)
    a number may be none at all, so if nothing bears it the words are tried as words. Where too few entries have all the
    words, those that have two of them in a row are found, and last those that have any. ``count`` must not know of
    chosen facets: narrowing a list never adds to it.
    """
    quoted = _quoted(reading)
    numbered = having_all(number_terms(reading)) & quoted
    if reading.numbers and (all(number.is_certain for number in reading.numbers) or count(numbered)):
        return Choice(numbered, True)
    all_of_them = _all_words(reading, weighing) & quoted
    having = count(all_of_them)
    if having >= (1 if len(reading.words) <= A_FEW_WORDS else A_PAGEFUL):
        return Choice(all_of_them, True)
    for some_of_them in _looser(reading, weighing):
        if count(some_of_them & quoted):
            return Choice(some_of_them & quoted, having > 0)
    return Choice(all_of_them, False)


def whole_match(reading: Reading, weighing: Weighing) -> Match:
    """What has everything that was asked for, however few entries do; a number that is none for certain is words."""
    if reading.numbers and all(number.is_certain for number in reading.numbers):
        return having_all(number_terms(reading)) & _quoted(reading)
    return _all_words(reading, weighing) & _quoted(reading)


def _quoted(reading: Reading) -> Match:
    return Match(tuple((terms,) for terms in reading.quoted))


def _all_words(reading: Reading, weighing: Weighing) -> Match:
    return Match(tuple(filter(None, (some.one_of(weighing.words) for some in reading.said))))


def literal_match(reading: Reading) -> Match:
    """What has every word exactly as it was typed, with its marks or without."""
    return having_all(EXACT + word for word in dict.fromkeys(reading.literal))


def _looser(reading: Reading, weighing: Weighing) -> list[Match]:
    others = tuple(terms for some in reading.said for terms in some.other_terms)
    pairs = tuple((term,) for term in weighing.pairs)
    words = having_any(FOLDED + word for word in weighing.words)
    return [*([Match((pairs + others,))] if pairs or others else []), Match((words.every[0] + others,))]


def read_filters(filters: Mapping[str, Collection[str]]) -> dict[str, frozenset[str]]:
    """Chosen facets as an address gave them, without the empty ones and bounded."""
    read = {field: frozenset(filter(None, list(values)[:MOST_VALUES])) for field, values in filters.items()}
    return {field: values for field, values in read.items() if values and all(map(_is_text, values))}


def _is_text(value: str) -> bool:
    """Not half a character of UTF-16, which no engine takes."""
    return value.isprintable() or not any("\ud800" <= letter <= "\udfff" for letter in value)


def scope_of(
    withheld: Withdrawn,
    tokens: Collection[str],
    sources: Collection[str],
    filters: Mapping[str, frozenset[str]] | None = None,
    ranks: tuple[int, int] | None = None,
) -> Scope:
    """What one person may find now, among what was chosen."""
    return Scope(frozenset(tokens), frozenset(sources) - withheld.sources, withheld.entries, filters or {}, ranks)
