"""From what a person typed to what the engine is asked: the strictest match that finds enough."""

from collections.abc import Callable, Collection, Mapping
from math import ceil
from typing import NamedTuple

from search.analysis import Reading
from search.analysis.terms import FOLDED
from search.backends.base import Match, Scope
from search.pending import Withdrawn
from search.weights import Weighing, number_terms

A_PAGEFUL = 10
"""Hits with all the words that are enough to leave out those with only some."""

A_FEW_WORDS = 6
"""Up to so many words one hit with all of them is enough: a short query names, a long one describes."""

SHARE = 0.3
"""Share of its words that an entry must have when too few have all."""

MOST_VALUES = 50
"""Chosen values of one facet that are read from an address."""


class Choice(NamedTuple):
    """A match, and whether some entry has everything that was asked for."""

    match: Match
    something_has_all: bool


def best_match(reading: Reading, weighing: Weighing, count: Callable[[Match], int]) -> Choice:
    """The strictest match that finds enough of what ``count`` can see.

    A document number is required, and then the other words only order. Loosely typed (``58 qd``) it may be none at all,
    so if nothing bears it the words are tried as words. ``count`` must not know of chosen facets: narrowing a list
    never adds to it.
    """
    numbered = Match(required=tuple(number_terms(reading)))
    if reading.numbers and (all(number.is_certain for number in reading.numbers) or count(numbered)):
        return Choice(numbered, True)
    words = tuple(FOLDED + word for word in weighing.words)
    all_of_them = Match(terms=words, at_least=len(words))
    having_all = count(all_of_them)
    if having_all >= (1 if len(reading.words) <= A_FEW_WORDS else A_PAGEFUL):
        return Choice(all_of_them, True)
    some_of_them = Match(terms=words, at_least=ceil(SHARE * len(words)))
    if some_of_them.at_least == 1 or count(some_of_them):
        return Choice(some_of_them, having_all > 0)
    return Choice(Match(terms=words, at_least=1), False)


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
) -> Scope:
    """What one person may find now, among what was chosen."""
    return Scope(frozenset(tokens), frozenset(sources) - withheld.sources, withheld.entries, filters or {})
