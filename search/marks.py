"""Where the words of a query stand in a text."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from search.analysis import Reading
from search.analysis.gating import bigram_terms
from search.analysis.terms import FOLDED, bigram
from search.texts import Text
from search.weights import Weighing

MOST_READ = 10_000
"""Words of a text that are looked through."""


class Mark(NamedTuple):
    """Words ``first`` to ``last`` of a text, which were asked for; ``term`` tells one thing asked for from another."""

    first: int
    last: int
    term: str


class Marker:
    """Finds the words of one query. ``weights`` says what each term of a mark counts, ``alone`` the words' share."""

    def __init__(self, reading: Reading, weighing: Weighing) -> None:
        weights = {clause.term: clause.weight for clause in weighing.clauses}
        self._typed = frozenset(reading.words)
        self._pairs = {term: weights.get(term, 1) for term in bigram_terms(reading)}
        self._exact: dict[str, set[str]] = {}
        for exact, folded in reading.exact.items():
            self._exact.setdefault(folded, set()).add(exact)
        self.alone: Mapping[str, int] = {word: weights.get(FOLDED + word, 1) for word in weighing.words}
        self._found: dict[Text, dict[int, str]] = {}
        self._others = [(other, some.words) for some in reading.said for other in some.others]

    def weight(self, mark: Mark) -> int:
        """What a mark counts."""
        left = mark.term.removeprefix("b").split("_")[0] if mark.term in self._pairs else mark.term
        own = sum(self.alone.get(word, 0) for word in left.split())
        return own + self._pairs.get(mark.term, 0)

    def places(self, text: Text) -> dict[int, str]:
        """Where words of the query stand, in whatever spelling, and their folded form."""
        if text not in self._found:
            self._found[text] = text.places(self._typed, MOST_READ)
        return self._found[text]

    def marks(self, text: Text) -> list[Mark]:
        """Words that were asked for. Where marks were typed, others count only if no word has those.

        A word that stands beside its neighbour of the query somewhere in the text is marked only there: in a text that
        says *bảo vệ*, not every *về* is what ``bao ve`` meant.
        """
        asked = self.places(text)
        kept = {at: word for at, word in asked.items() if self._is_meant(text.words[at], word)} or asked
        paired = {at for left in kept if self._pair(kept, left) for at in (left, left + 1)}
        in_pairs = {kept[at] for at in paired}
        alone = {at for at, word in kept.items() if word in self.alone and word not in in_pairs}
        marks = [Mark(at, at, self._pair(kept, at) or kept[at]) for at in kept if at in paired or at in alone]
        return sorted([*marks, *self._in_other_words(text)]) if self._others else marks

    def _is_meant(self, exact: str, folded: str) -> bool:
        typed = self._exact.get(folded)
        return typed is None or exact in typed

    def _pair(self, kept: Mapping[int, str], left: int) -> str:
        """The pair of the query that begins at this place of the text."""
        if left not in kept or left + 1 not in kept:
            return ""
        term = bigram(kept[left], kept[left + 1])
        return term if term in self._pairs else ""

    def _in_other_words(self, text: Text) -> Iterator[Mark]:
        for other, typed in self._others:
            for at in text.places(frozenset(other[:1]), MOST_READ):
                if tuple(text.folded[at : at + len(other)]) == other:
                    yield Mark(at, at + len(other) - 1, " ".join(typed))
