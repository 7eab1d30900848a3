"""Where the words of a query stand in a text, and where most of them stand together."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from search.analysis import Reading
from search.analysis.terms import FOLDED, bigram
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


class Marker:
    """Finds the words of one query in the texts of its hits; each text is looked through once."""

    def __init__(self, reading: Reading, weighing: Weighing) -> None:
        weights = {clause.term: clause.weight for clause in weighing.clauses}
        self._typed = frozenset(reading.words)
        self._alone = {word: weights.get(FOLDED + word, 1) for word in weighing.words}
        self._pairs = {pair: bigram(*pair) for pair in reading.bigrams}
        self._others = [(other, " ".join(some.words)) for some in reading.said for other in some.others]
        self._exact: dict[str, set[str]] = {}
        for exact, folded in reading.exact.items():
            self._exact.setdefault(folded, set()).add(exact)
        self._weights: Mapping[str, float] = {
            **{typed: sum(self._alone.get(word, 0) for word in typed.split()) for _, typed in self._others},
            **self._alone,
            **{term: BESIDE * weights.get(term, 1) for term in self._pairs.values()},
        }
        self._kept: dict[Text, dict[int, str]] = {}
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
        kept = {at: word for at, word in self._meant(text).items() if first <= at < last}
        paired = {
            at for left, word in kept.items() if (word, kept.get(left + 1)) in self._pairs for at in (left, left + 1)
        }
        in_pairs = {kept[at] for at in paired}
        marks = [
            Mark(at, at) for at, word in kept.items() if at in paired or (word in self._alone and word not in in_pairs)
        ]
        others = [Mark(at, end) for at, end, _ in self._in_other_words(text) if first <= at and end < last]
        return sorted([*marks, *others]) if others else marks

    def _said_in(self, text: Text) -> Iterator[tuple[int, str]]:
        kept = self._meant(text)
        said = [(at, word) for at, word in kept.items() if word in self._alone]
        pairs = self._pairs
        said += [(at, pairs[pair]) for at, word in kept.items() if (pair := (word, kept.get(at + 1, ""))) in pairs]
        said += [(at, typed) for at, _, typed in self._in_other_words(text)]
        return iter(sorted(said))

    def _meant(self, text: Text) -> dict[int, str]:
        """Words of the query. Where marks were typed, others count only if no word of the text has those."""
        if text not in self._kept:
            asked = text.places(self._typed, MOST_READ)
            exact, words = self._exact, text.words
            meant = {at: word for at, word in asked.items() if word not in exact or words[at] in exact[word]}
            self._kept[text] = meant or asked
        return self._kept[text]

    def _in_other_words(self, text: Text) -> Iterator[tuple[int, int, str]]:
        for other, typed in self._others:
            for at in text.places(frozenset(other[:1]), MOST_READ):
                if tuple(text.folded[at : at + len(other)]) == other:
                    yield at, at + len(other) - 1, typed
