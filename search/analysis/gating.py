"""A query as it is understood: which of its words may be taken at their marks, and which document numbers it names.

*Gating*: a syllable counts with its marks only where marks were typed. In a query that is marked throughout, bare
syllables (an, trong) are meant bare too, so they count exactly as well.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from search.analysis.numbers import Number, asked_numbers
from search.analysis.syllables import Syllable, syllables
from search.analysis.terms import EXACT, LONGEST_PREFIX, PREFIX, AllOf, bigram, phrase
from search.analysis.wordings import Said, Wordings, said

LONGEST_QUERY = 1_000
"""Characters of a query that are read. The rest is dropped, as a pasted page would be."""

MOST_SYLLABLES = 48
MOST_NUMBERS = 4

_QUOTATION = re.compile('"[^"]+"|“[^”]+”|«[^»]+»|„[^“”]+[“”]')

MARKED_THROUGHOUT = 0.7
"""Share of marked syllables above which a query is taken to be typed with marks: running Vietnamese has about 0.8."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A query after analysis. ``words`` and ``exact`` are distinct and in the order of typing.

    ``typed`` are all folded words as they stand in a row, ``literal`` their exact forms; ``quoted`` what must stand in
    an entry as it was quoted; ``said`` the words again, with other wordings of them.
    """

    words: tuple[str, ...]
    exact: dict[str, str]
    typed: tuple[str, ...]
    literal: tuple[str, ...]
    numbers: tuple[Number, ...]
    quoted: tuple[AllOf, ...]
    said: tuple[Said, ...]

    def __bool__(self) -> bool:
        return bool(self.words)

    @property
    def bigrams(self) -> tuple[tuple[str, str], ...]:
        """Two words in a row, each once."""
        return tuple(dict.fromkeys(pairwise(self.typed)))

    @property
    def trigrams(self) -> tuple[tuple[str, str, str], ...]:
        """Three words in a row, each once."""
        return tuple(dict.fromkeys(zip(self.typed, self.typed[1:], self.typed[2:], strict=False)))


def read(query: str, known: Wordings | None = None) -> Reading:
    """Understand ``query``. Any string is valid: what holds no word gives an empty reading, which is false.

    ``exact`` maps an exact form to its folded one; it holds the syllables that count with their marks. ``known`` are
    other wordings of words of the query (see ``typed_words``).
    """
    text = query[:LONGEST_QUERY]
    words = list(syllables(text))[:MOST_SYLLABLES]
    typed = tuple(word.folded for word in words)
    return Reading(
        words=tuple(dict.fromkeys(typed)),
        exact=_exact(words),
        typed=typed,
        literal=tuple(word.exact for word in words),
        numbers=tuple(asked_numbers(text, words)[:MOST_NUMBERS]),
        quoted=tuple(_quoted(text, words)),
        said=tuple(said(typed, known or {})),
    )


def typed_words(query: str) -> list[str]:
    """The folded words of ``query``."""
    return [word.folded for word in list(syllables(query[:LONGEST_QUERY]))[:MOST_SYLLABLES]]


def prefixes(query: str) -> tuple[str, ...]:
    """The terms that a title must have to be suggested while ``query`` is being typed."""
    typed = list(syllables(query[:LONGEST_QUERY]))[:MOST_SYLLABLES]
    return tuple(dict.fromkeys(PREFIX + word.folded[:LONGEST_PREFIX] for word in typed))


def bigram_terms(reading: Reading) -> tuple[str, ...]:
    """The bigram terms of a reading."""
    return tuple(bigram(left, right) for left, right in reading.bigrams)


def _quoted(text: str, words: list[Syllable]) -> Iterator[AllOf]:
    """What stands between quotation marks: its words in a row, and with their marks where marks were typed."""
    for quotation in _QUOTATION.finditer(text):
        inside = [word for word in words if quotation.start() <= word.start and word.end <= quotation.end()]
        if inside:
            marked = [EXACT + word.exact for word in inside if word.has_diacritics]
            yield (*phrase([word.folded for word in inside]), *dict.fromkeys(marked))


def _exact(typed: list[Syllable]) -> dict[str, str]:
    lettered = [word for word in typed if not word.folded.isdigit()]
    marked = [word for word in lettered if word.has_diacritics]
    if lettered and len(marked) > MARKED_THROUGHOUT * len(lettered):
        marked = lettered
    return {word.exact: word.folded for word in marked}
