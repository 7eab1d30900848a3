"""What one text says otherwise than another, paragraph by paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

Kind = Literal["same", "removed", "added"]
MOST_WORDS = 4_000


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
    """Paragraphs (lines) that differ, in order; what is the same in both is left out."""
    before, after = old.splitlines(), new.splitlines()
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found += [Changed(tuple(_words(*pair))) for pair in _paired(before[a:b], after[c:d])]
    return found


def _paired(old: list[str], new: list[str]) -> Iterator[tuple[str, str]]:
    for number in range(max(len(old), len(new))):
        yield old[number] if number < len(old) else "", new[number] if number < len(new) else ""


def _words(old: str, new: str) -> Iterator[Piece]:
    before, after = old.split(), new.split()
    if len(before) + len(after) > MOST_WORDS:
        yield from (Piece("removed", old), Piece("added", new))
        return
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            yield Piece("same", " ".join(before[a:b]))
            continue
        if b > a:
            yield Piece("removed", " ".join(before[a:b]))
        if d > c:
            yield Piece("added", " ".join(after[c:d]))
