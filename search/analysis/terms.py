"""The terms of an entry: all that an engine is told about its words.

A term is a letter for its kind and the word, so that one field holds them all and no engine needs an analyser of its
own. None contains white space.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.numbers import written_numbers
from search.analysis.texts import Text

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
    return terms_of(title=Text(title), number=number, summary=Text(summary), text=Text(text))


def terms_of(*, title: Text, number: str, summary: Text, text: Text) -> Terms:
    """The same of texts whose words are known."""
    of_number = Text(number)
    title_terms = _text_terms(title)
    everywhere = title_terms | _text_terms(summary) | _text_terms(text) | _number_terms(of_number)
    everywhere |= _prefixes(title.folded) | _prefixes(of_number.folded)
    length = len(summary.words) + len(text.words)
    return Terms(frozenset(everywhere), frozenset(title_terms), len(title.words), length)


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


def _text_terms(text: Text) -> set[str]:
    folded = text.folded
    terms = _word_terms(text)
    terms.update([f"{BIGRAM}{a}_{b}" for a, b in pairwise(folded)])
    terms.update([f"{TRIGRAM}{a}_{b}_{c}" for a, b, c in zip(folded, folded[1:], folded[2:], strict=False)])
    for number in written_numbers(text):
        terms.update(NUMBER + term for term in number.terms())
    return terms


def _number_terms(text: Text) -> set[str]:
    """No bigrams: an entry that *cites* a number borne by many (the articles of one law) must be able to rank above."""
    terms = _word_terms(text)
    for written in written_numbers(text):
        terms.update(kind + term for term in written.terms() for kind in (NUMBER, OWN_NUMBER))
    return terms


def _word_terms(text: Text) -> set[str]:
    return {*map(EXACT.__add__, text.words), *map(FOLDED.__add__, text.folded)}


def _prefixes(folded: Iterable[str]) -> set[str]:
    return {PREFIX + word[:size] for word in folded for size in range(1, min(len(word), LONGEST_PREFIX) + 1)}
