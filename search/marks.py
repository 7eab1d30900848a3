"""Where the words of a query stand in a text, and where most of them stand together."""

from collections.abc import Mapping
from typing import NamedTuple

from search.analysis import Reading
from search.analysis.signs import Sought
from search.analysis.terms import bigram
from search.analysis.texts import Text
from search.ranking import Stretch, best_stretch
from search.weights import Weighing

MOST_READ = 10_000
"""Words of a text that are looked through."""

BESIDE = 0.6
"""What two words of the query count beside each other in a stretch, as a share of what the pair counts."""


class Mark(NamedTuple):
    """Words ``first`` to ``last`` of a text, which were asked for."""

    first: int
    last: int


class _Kept(NamedTuple):
    """Where words of the query stand in a text, and where something says them otherwise."""

    meant: dict[int, str]
    others: list[tuple[int, int, str]]


class Marker:
    """Finds the words of one query in the texts of its hits; each text is looked through once."""

    def __init__(self, reading: Reading, weighing: Weighing) -> None:
        weights = {clause.term: clause.weight for clause in weighing.clauses}
        self._typed = frozenset(reading.words)
        exact: dict[str, set[str]] = {}
        for form, folded in reading.exact.items():
            exact.setdefault(folded, set()).add(form)
        self._alone = weighing.words
        self._pairs = {pair: bigram(*pair) for pair in reading.bigrams}
        self._others = [(other, " ".join(some.words)) for some in reading.said for other in some.others]
        self._sought = Sought(self._typed | {other[0] for other, _ in self._others}, exact)
        self._weights: Mapping[str, float] = {
            **{typed: sum(self._alone.get(word, 0) for word in typed.split()) for _, typed in self._others},
            **self._alone,
            **{term: BESIDE * weights.get(term, 1) for term in self._pairs.values()},
        }
        self._kept: dict[Text, _Kept] = {}
        self._best: dict[Text, Stretch] = {}

    def best(self, text: Text) -> Stretch:
        """The stretch of ``text`` that says most of what was asked for."""
        if text not in self._best:
            self._best[text] = best_stretch(self._said_in(text), self._weights)
        return self._best[text]

    def marks(self, text: Text, first: int, last: int) -> list[Mark]:
        """What was asked for among the words from ``first`` to before ``last``, in order.

        A word that stands beside its neighbour of the query there is marked only so: where a text says *bảo vệ*, not
        every *về* is what ``bao ve`` meant.
        """
        read = self._read(text)
        kept = {at: word for at, word in read.meant.items() if first <= at < last}
        paired = {
            at for left, word in kept.items() if (word, kept.get(left + 1)) in self._pairs for at in (left, left + 1)
        }
        in_pairs = {kept[at] for at in paired}
        marks = [
            Mark(at, at) for at, word in kept.items() if at in paired or (word in self._alone and word not in in_pairs)
        ]
        others = [Mark(at, end) for at, end, _ in read.others if first <= at and end < last]
        return sorted([*marks, *others]) if others else marks

    def _said_in(self, text: Text) -> list[tuple[int, str]]:
        meant, alone, pairs = self._read(text).meant, self._alone, self._pairs
        said = [(at, word) for at, word in meant.items() if word in alone]
        said += [(at, pairs[pair]) for at, word in meant.items() if (pair := (word, meant.get(at + 1, ""))) in pairs]
        said += [(at, typed) for at, _, typed in self._read(text).others]
        return sorted(said)

    def _read(self, text: Text) -> "_Kept":
        if text not in self._kept:
            found = text.places(self._sought, MOST_READ)
            self._kept[text] = _Kept(self._meant(text, found), self._in_other_words(text, found))
        return self._kept[text]

    def _meant(self, text: Text, found: Mapping[int, str]) -> dict[int, str]:
        """Words of the query. Where marks were typed, others count only if no word of the text has those."""
        typed, sought = self._typed, self._sought
        asked = {at: word for at, word in found.items() if word in typed} if self._others else dict(found)
        meant = (
            {at: word for at, word in asked.items() if text.is_as_typed(at, word, sought)} if sought.exact else asked
        )
        return meant or asked

    def _in_other_words(self, text: Text, found: Mapping[int, str]) -> list[tuple[int, int, str]]:
        """The first word and the last of what says it otherwise, and what was typed for it."""
        return [
            (at, at + len(other) - 1, typed)
            for other, typed in self._others
            for at, word in found.items()
            if word == other[0] and text.says(at, other)
        ]
