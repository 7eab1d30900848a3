"""The terms of an entry: all that an engine is told about its words.

A term is a letter for its kind and the word, so that one field holds them all and no engine needs an analyser of its
own. None contains white space.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import log1p

from search.analysis.numbers import written_numbers
from search.analysis.syllables import Syllable, syllables

EXACT, FOLDED, BIGRAM, TRIGRAM, NUMBER, OWN_NUMBER, PREFIX, LENGTH = "e", "f", "b", "t", "n", "o", "p", "l"
"""Kinds: a syllable with its marks; without; two in a row; three; a number cited; the entry's own number; the beginning
of a title's word; the length of the title.
"""

WEIGHED = (EXACT, FOLDED, BIGRAM, OWN_NUMBER)
"""Kinds whose frequency among open entries is counted (see ``search.census``)."""

LONGEST_PREFIX = 12
"""Letters up to which the beginning of a title's word is findable while typing."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an entry is found by: ``everywhere`` includes its title, ``title`` repeats what the title adds weight to."""

    everywhere: frozenset[str]
    title: frozenset[str]


def entry_terms(*, title: str, number: str, summary: str, text: str) -> Terms:
    """The terms of one entry. Every text of it may be empty."""
    in_title = _text_terms(title)
    everywhere = in_title | _text_terms(summary) | _text_terms(text) | _number_terms(number)
    everywhere |= _prefixes(title) | _prefixes(number) | {length_term(len(title.split()))}
    return Terms(frozenset(everywhere), frozenset(in_title))


def length_term(words: int) -> str:
    """The term of a title's length in steps that grow with it: 0 for one word, some three more for each doubling.

    >>> [length_term(words) for words in (0, 1, 2, 3, 4, 16)]
    ['l0', 'l0', 'l2', 'l3', 'l5', 'l11']
    """
    return f"{LENGTH}{int(5 * log1p(max(words, 1))) - 3}"


def bigram(left: str, right: str) -> str:
    """The term of two folded syllables in a row."""
    return f"{BIGRAM}{left}_{right}"


def trigram(first: str, second: str, third: str) -> str:
    """The term of three folded syllables in a row."""
    return f"{TRIGRAM}{first}_{second}_{third}"


def _text_terms(text: str) -> set[str]:
    words = list(syllables(text))
    terms = _word_terms(words)
    terms.update([bigram(left[3], right[3]) for left, right in pairwise(words)])
    terms.update([trigram(a[3], b[3], c[3]) for a, b, c in zip(words, words[1:], words[2:], strict=False)])
    for number in written_numbers(text, words):
        terms.update(NUMBER + term for term in number.terms())
    return terms


def _number_terms(number: str) -> set[str]:
    """No bigrams: an entry that *cites* a number borne by many (the articles of one law) must be able to rank above."""
    words = list(syllables(number))
    terms = _word_terms(words)
    for written in written_numbers(number, words):
        terms.update(kind + term for term in written.terms() for kind in (NUMBER, OWN_NUMBER))
    return terms


def _word_terms(words: list[Syllable]) -> set[str]:
    terms = {EXACT + word[2] for word in words}
    terms.update([FOLDED + word[3] for word in words])
    return terms


def _prefixes(text: str) -> set[str]:
    return {
        PREFIX + word.folded[:size]
        for word in syllables(text)
        for size in range(1, min(len(word.folded), LONGEST_PREFIX) + 1)
    }
