"""A query as it is understood: which of its words may be taken at their marks, and which document numbers it names.

*Gating*: a syllable counts with its marks only where marks were typed. In a query that is marked throughout, bare
syllables (an, trong) are meant bare too, so they count exactly as well.
"""

from dataclasses import dataclass
from itertools import pairwise

from search.analysis.numbers import Number, asked_numbers
from search.analysis.syllables import Syllable, syllables
from search.analysis.terms import LONGEST_PREFIX, PREFIX, bigram

LONGEST_QUERY = 1_000
"""Characters of a query that are read. The rest is dropped, as a pasted page would be."""

MOST_SYLLABLES = 48
MOST_NUMBERS = 4

MARKED_THROUGHOUT = 0.7
"""Share of marked syllables above which a query is taken to be typed with marks: running Vietnamese has about 0.8."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query after analysis. ``words`` and ``exact`` are distinct and in the order of typing."""

    words: tuple[str, ...]
    exact: dict[str, str]
    bigrams: tuple[tuple[str, str], ...]
    trigrams: tuple[tuple[str, str, str], ...]
    numbers: tuple[Number, ...]

    def __bool__(self) -> bool:
        return bool(self.words)


def read(query: str) -> Reading:
    """Understand ``query``. Any string is valid: what holds no word gives an empty reading, which is false.

    ``exact`` maps an exact form to its folded one; it holds the syllables that count with their marks.
    """
    text = query[:LONGEST_QUERY]
    typed = list(syllables(text))[:MOST_SYLLABLES]
    folded = [word.folded for word in typed]
    return Reading(
        words=tuple(dict.fromkeys(word.folded for word in typed)),
        exact=_exact(typed),
        bigrams=tuple(dict.fromkeys(pairwise(folded))),
        trigrams=tuple(dict.fromkeys(zip(folded, folded[1:], folded[2:], strict=False))),
        numbers=tuple(asked_numbers(text, typed)[:MOST_NUMBERS]),
    )


def prefixes(query: str) -> tuple[str, ...]:
    """The terms that a title must have to be suggested while ``query`` is being typed."""
    typed = list(syllables(query[:LONGEST_QUERY]))[:MOST_SYLLABLES]
    return tuple(dict.fromkeys(PREFIX + word.folded[:LONGEST_PREFIX] for word in typed))


def bigram_terms(reading: Reading) -> tuple[str, ...]:
    """The bigram terms of a reading."""
    return tuple(bigram(left, right) for left, right in reading.bigrams)


def _exact(typed: list[Syllable]) -> dict[str, str]:
    lettered = [word for word in typed if not word.folded.isdigit()]
    marked = [word for word in lettered if word.has_diacritics]
    if lettered and len(marked) > MARKED_THROUGHOUT * len(lettered):
        marked = lettered
    return {word.exact: word.folded for word in marked}
