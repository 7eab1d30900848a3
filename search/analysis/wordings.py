"""Other wordings of the same thing: *UBND* and *ủy ban nhân dân*.

An entry that says it in one wording is found by the other. Which wordings are equal is content, not code: see
``search.wordings``.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from search.analysis.terms import FOLDED, AllOf, OneOf, phrase

Words = tuple[str, ...]
"""Folded syllables in a row."""

Wordings = Mapping[Words, Sequence[Words]]
"""What else may stand for some words."""

LONGEST_WORDING = 8
"""Syllables of one wording."""


@dataclass(frozen=True, slots=True)
class Said:
    """Some words of a query, in a row, and other wordings of them."""

    words: Words
    others: tuple[Words, ...] = ()

    @property
    def other_terms(self) -> tuple[AllOf, ...]:
        """What an entry has that says it in another wording."""
        return tuple(map(phrase, self.others))

    def one_of(self, counting: Collection[str]) -> OneOf:
        """What an entry must have for them: those of the words that are ``counting``, or another wording."""
        own = tuple(FOLDED + word for word in dict.fromkeys(self.words) if word in counting)
        return (own, *self.other_terms) if own else ()


def runs(typed: Sequence[str]) -> list[Words]:
    """Every run of words that may be a wording."""
    return [
        tuple(typed[start : start + size])
        for size in range(1, LONGEST_WORDING + 1)
        for start in range(len(typed) - size + 1)
    ]


def said(typed: Sequence[str], known: Wordings) -> Iterator[Said]:
    """The words of a query in order, the longest known wordings taken together."""
    at = 0
    while at < len(typed):
        size = next((n for n in range(LONGEST_WORDING, 0, -1) if tuple(typed[at : at + n]) in known), 1)
        words = tuple(typed[at : at + size])
        yield Said(words, tuple(known.get(words, ())))
        at += len(words)
