"""What one text says otherwise than another, paragraph by paragraph."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import takewhile
from typing import Literal

Kind = Literal["same", "removed", "added"]
MOST_WORDS, MOST_LINES = 4_000, 4_000
MOST_PAIRS, MOST_PAIRS_IN_ALL = 20_000, 200_000
"""How often a word or line may stand in both texts, counted each with each: ``difflib`` looks at every such pair, and
once more for each piece it finds.
"""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stand in both texts, only in the old one, or only in the new one."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """One paragraph that differs, in pieces."""

    pieces: tuple[Piece, ...]


def differences(old: str, new: str) -> list[Changed]:
    """Paragraphs (lines) that differ, in order; what is the same in both is left out. What would take too long to
    compare is shown as a whole: what went, and what came.
    """
    before, after = _without_same_ends(old.splitlines(), new.splitlines())
    if len(before) + len(after) > MOST_LINES or _pairs(before, after) > MOST_PAIRS:
        return [Changed((Piece("removed", "\n".join(before)), Piece("added", "\n".join(after))))]
    found, room = [], MOST_PAIRS_IN_ALL
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for one, other in _paired(before[a:b], after[c:d]) if tag != "equal" else ():
            work = _pairs(one.split(), other.split())
            found.append(Changed(tuple(_words(one, other) if work <= min(room, MOST_PAIRS) else _whole(one, other))))
            room -= min(work, room, MOST_PAIRS)
    return found


def _without_same_ends(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    top = _same_at_the_start(before, after)
    before, after = before[top:], after[top:]
    foot = _same_at_the_start(before[::-1], after[::-1])
    return before[: len(before) - foot], after[: len(after) - foot]


def _same_at_the_start(before: list[str], after: list[str]) -> int:
    return sum(1 for _line in takewhile(lambda pair: pair[0] == pair[1], zip(before, after, strict=False)))


def _pairs(before: Sequence[str], after: Sequence[str]) -> int:
    often = Counter(after)
    return sum(count * often[each] for each, count in Counter(before).items())


def _whole(old: str, new: str) -> Iterator[Piece]:
    yield from (Piece("removed", old), Piece("added", new))


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for number in range(max(len(old), len(new))):
        yield old[number] if number < len(old) else "", new[number] if number < len(new) else ""


def _words(old: str, new: str) -> Iterator[Piece]:
    before, after = old.split(), new.split()
    if len(before) + len(after) > MOST_WORDS:
        yield from _whole(old, new)
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(before[a:b]))
            continue
        if b > a:
            yield Piece("removed", " ".join(before[a:b]))
        if d > c:
            yield Piece("added", " ".join(after[c:d]))
