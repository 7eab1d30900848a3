"""The terms of an entry: all that an engine is told about its words.

A term is a letter for its kind and the word, so that one field holds them all and no engine needs an analyser of its
own. None contains white space.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.numbers import written_numbers
from search.analysis.syllables import Syllable, syllables

EXACT, FOLDED, BIGRAM, TRIGRAM, NUMBER, OWN_NUMBER, PREFIX = "e", "f", "b", "t", "n", "o", "p"
"""Kinds: a syllable with its marks; without; two in a row; three; a number cited; the entry's own number; the beginning
of a title's word.
"""

AllOf = tuple[str, ...]
"""Terms that an entry must have together."""

OneOf = tuple[AllOf, ...]
"""Alternatives, of which an entry must have one."""

WEIGHED = (EXACT, FOLDED, BIGRAM, OWN_NUMBER)
"""Kinds whose frequency among open entries is counted (see ``search.census``)."""

LONGEST_PREFIX = 12
"""Letters up to which the beginning of a title's word is findable while typing."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What an entry is found by: ``everywhere`` includes its title, ``title`` repeats what the title adds weight to.

    Lengths are in words; that of the text includes the summary.
    """

    everywhere: frozenset[str]
    title: frozenset[str]
    title_length: int
    text_length: int


def entry_terms(*, title: str, number: str, summary: str, text: str) -> Terms:
    """The terms of one entry. Every text of it may be empty."""
    in_title, of_summary, of_text = (list(syllables(part)) for part in (title, summary, text))
    title_terms = _text_terms(title, in_title)
    everywhere = title_terms | _text_terms(summary, of_summary) | _text_terms(text, of_text) | _number_terms(number)
    everywhere |= _prefixes(in_title) | _prefixes(syllables(number))
    return Terms(frozenset(everywhere), frozenset(title_terms), len(in_title), len(of_summary) + len(of_text))


def bigram(left: str, right: str) -> str:
    """The term of two folded syllables in a row."""
    return f"{BIGRAM}{left}_{right}"


def trigram(first: str, second: str, third: str) -> str:
    """The term of three folded syllables in a row."""
    return f"{TRIGRAM}{first}_{second}_{third}"


def phrase(words: Sequence[str]) -> AllOf:
    """The terms that an entry has together if these folded syllables stand in a row in it.

    >>> phrase(["uy", "ban", "nhan", "dan"])
    ('tuy_ban_nhan', 'tban_nhan_dan')
    """
    if len(words) < 3:
        return (bigram(*words),) if len(words) == 2 else tuple(FOLDED + word for word in words)
    return tuple(trigram(*three) for three in zip(words, words[1:], words[2:], strict=False))


def _text_terms(text: str, words: list[Syllable]) -> set[str]:
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


def _prefixes(words: Iterable[Syllable]) -> set[str]:
    return {
        PREFIX + word.folded[:size] for word in words for size in range(1, min(len(word.folded), LONGEST_PREFIX) + 1)
    }
