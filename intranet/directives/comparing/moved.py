"""Lines of head and foot in another order: whoever sets two columns decides which is read first."""

from dataclasses import replace

from .edits import Edit, alignment
from .words import Text, Word


def in_our_order(ours: Text, theirs: Text) -> Text:
    """``theirs`` with whole lines of head and foot put where ``ours`` has them. The text between is never moved.

    A line counts as moved only word for word; what is left over stays at the end of its part.
    """
    begin, end = _their_body(ours, alignment(ours, theirs), len(theirs.words))
    words = [word.text for word in theirs.words]
    lines = ours.line_words()
    first = ours.words[ours.head].line if ours.head < len(ours.words) else len(lines)
    last = ours.words[ours.foot].line if ours.foot < len(ours.words) else len(lines)
    head, foot = _sorted(words[:begin], lines[:first]), _sorted(words[end:], lines[last:])
    moved = [*head, *words[begin:end], *foot]
    line_of = [word.line for word in theirs.words]
    return replace(theirs, words=tuple(Word(text, line_of[at]) for at, text in enumerate(moved)))


def _their_body(ours: Text, found: list[Edit], their_end: int) -> tuple[int, int]:
    """Where their text begins and ends, told by the first and the last of our words that are theirs too."""
    same: list[tuple[int, int, int]] = []  # our words from, to, and how much further on theirs stand
    at = shift = 0
    for edit in [*found, Edit(len(ours.words), len(ours.words), their_end, their_end)]:
        same.append((max(at, ours.head), min(edit.start, ours.foot), shift))
        at, shift = edit.end, edit.their_end - edit.end
    inside = [(start, end, further) for start, end, further in same if start < end]
    if not inside:
        return 0, their_end
    return inside[0][0] + inside[0][2], inside[-1][1] + inside[-1][2]


def _sorted(words: list[str], lines: list[tuple[str, ...]]) -> list[str]:
    left: list[str | None] = list(words)
    found: list[tuple[str, ...]] = [()] * len(lines)
    for number in sorted(range(len(lines)), key=lambda n: -len(lines[n])):
        line = lines[number]
        at = next((a for a in range(len(left) - len(line) + 1) if tuple(left[a : a + len(line)]) == line), -1)
        if at >= 0:
            left[at : at + len(line)] = [None] * len(line)
            found[number] = line
    return [*(word for line in found for word in line), *(word for word in left if word is not None)]
