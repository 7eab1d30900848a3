"""What must be changed in one text to get the other: runs of words, as few as the longest common runs leave."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .words import Text

_PHRASE = 6
"""Words of a phrase that stands once in either text: where both have it they are together again."""

_MOST_PAIRS = 40_000_000
"""Words of both texts multiplied, beyond which a run without any common phrase is one difference."""

Words = list[str]
Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Edit:
    """Our words ``start:end`` became their words ``their_start:their_end``."""

    start: int
    end: int
    their_start: int
    their_end: int

    @property
    def only_adds(self) -> bool:
        return self.start == self.end


def edits(ours: Text, theirs: Text) -> list[Edit]:
    """The runs in which the texts differ, in order; words that are only split or joined otherwise do not differ."""
    one, other = _words(ours), _words(theirs)
    return [
        edit
        for edit in alignment(ours, theirs)
        if "".join(one[edit.start : edit.end]) != "".join(other[edit.their_start : edit.their_end])
    ]


def alignment(ours: Text, theirs: Text) -> list[Edit]:
    """Every run that is not word for word the same, those that are only split otherwise too.

    The texts are first laid together at their common phrases, so that time grows with their length.
    """
    one, other = _words(ours), _words(theirs)
    found: list[Edit] = []
    start, their_start = 0, 0
    for end, their_end in [*_meetings(one, other), (len(one), len(other))]:
        found += _between(one[start:end], other[their_start:their_end], start, their_start)
        start, their_start = end, their_end
    return found


def _between(one: Words, other: Words, start: int, their_start: int) -> Iterator[Edit]:
    if one == other:
        return
    if len(one) * len(other) > _MOST_PAIRS:
        yield Edit(start, start + len(one), their_start, their_start + len(other))
        return
    for code, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if code != "equal":
            yield Edit(start + i1, start + i2, their_start + j1, their_start + j2)


def _meetings(one: Words, other: Words) -> list[Pair]:
    """Where phrases begin that both texts have once, as many as come in the same order in both."""
    places, theirs = _single_phrases(one), _single_phrases(other)
    pairs = [(at, theirs[phrase]) for phrase, at in places.items() if phrase in theirs]
    return _rising(pairs)


def _single_phrases(words: Words) -> dict[tuple[str, ...], int]:
    seen: dict[tuple[str, ...], int] = {}
    for at in range(len(words) - _PHRASE + 1):
        phrase = tuple(words[at : at + _PHRASE])
        seen[phrase] = -1 if phrase in seen else at
    return {phrase: at for phrase, at in seen.items() if at >= 0}


def _rising(pairs: list[Pair]) -> list[Pair]:
    """The longest run of ``pairs`` (ordered by their first) whose second rises too: patience sorting."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_at, their) in enumerate(pairs):
        pile = bisect_left(ends, their)
        before.append(last[pile - 1] if pile else -1)
        ends[pile : pile + 1], last[pile : pile + 1] = [their], [number]
    chain: list[Pair] = []
    number = last[-1] if last else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _words(text: Text) -> Words:
    return [word.text for word in text.words]
