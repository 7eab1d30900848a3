"""From words with places to text in the order in which a person reads an official document.

A letterhead and a foot stand in two columns (Decree 30/2020/NĐ-CP, annex I): the left one is read first, then the right
one. Everything else is read row by row, so that a table stays a table.
"""

import re
import unicodedata
from itertools import pairwise
from statistics import median

from intranet.files.extraction.places import SCALE, Box, PlacedText, Word, around, together

_SAME_ROW = 0.4
_SEGMENT_GAP = 0.7
_CELL_GAP = 3.0
_GUTTER = 0.45
_PARAGRAPH_GAP = 0.8
_TIGHT = 0.75
_TOP = 0.45
_LEAST_SEGMENTS = 2
_CUES = re.compile(r"conghoaxahoi|xahoichunghia|doclap|tudohanh|dangcongsan|noinhan")

_ADDRESSED = re.compile(r"\s*Kính\s+(?:gửi|trình)", re.IGNORECASE)
"""Below it stand the addressees, across both columns."""

Row = list[Word]
Gutter = tuple[float, float]


def in_reading_order(words: list[Word], width: float, height: float, *, first: bool) -> PlacedText:
    """The text of a page, a line of it for each line of a column; blank lines where there is a gap. ``first``: only a
    document's first page has a letterhead without one of its signs.
    """
    rows = [_segments(row) for row in _rows([word for word in words if word.text.strip()])]
    lines: list[Word | None] = []
    at = 0
    while at < len(rows):
        found = _columns(rows, at, limit=height * _TOP if first else 0)
        if found is None:
            lines.append(_joined(rows[at]))
            at += 1
            continue
        last, gutter = found
        left, right = _halves(rows[at : last + 1], gutter)
        lines += [None, *left, None, *right, None]
        at = last + 1
    return _placed(lines, width, height)


def _rows(words: list[Word]) -> list[Row]:
    """Words whose middles are about level. A row keeps the measure of its first word, so that the narrower lines of one
    column do not chain those of the other together.
    """
    rows: list[Row] = []
    for word in sorted(words, key=_middle):
        row = _nearest(rows[-6:], word.box)
        if row is None:
            rows.append([word])
        else:
            row.append(word)
    for row in rows:
        row.sort(key=lambda word: word.box.left)
    return rows


def _middle(word: Word) -> float:
    return word.box.top + word.box.bottom


def _nearest(rows: list[Row], box: Box) -> Row | None:
    """The row whose first word is level with ``box``: a full stop or a dash counts as high as half a letter."""
    _left, top, _right, bottom = box
    nearest, least = None, _SAME_ROW
    for row in reversed(rows):
        _left, row_top, _right, row_bottom = row[0].box
        one, other = row_bottom - row_top, bottom - top
        higher, lower = (one, other) if one > other else (other, one)
        apart = abs(row_top + row_bottom - top - bottom) / 2 / max(lower, higher / 2, 0.1)
        if apart < least:
            nearest, least = row, apart
    return nearest


def _segments(row: Row) -> Row:
    """The words of a row, those together that no wide gap parts."""
    height = median(word.box.height for word in row)
    parts: list[list[Word]] = [[row[0]]]
    for before, word in pairwise(row):
        if word.box.left - before.box.right > _SEGMENT_GAP * height:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [together(part) for part in parts]


def _joined(row: Row) -> Word:
    """A row that is read as one line: a tab for a gap that only a table or a form leaves."""
    text = row[0].text
    for before, word in pairwise(row):
        wide = word.box.left - before.box.right > _CELL_GAP * max(before.box.height, 1)
        text += ("\t" if wide else " ") + word.text
    return Word(text, around([word.box for word in row]))


def _columns(rows: list[Row], start: int, *, limit: float) -> tuple[int, float] | None:
    """The last row of two columns that begin at ``start``, and where the gutter between them runs; None if none do."""
    gutters = _gaps(sorted([*rows[start], *_next(rows, start)], key=lambda word: word.box.left))
    kept: list[list[Gutter]] = []
    for row in rows[start:]:
        gutters = _narrowed(gutters, row)
        if not gutters or _ADDRESSED.match(row[0].text):
            break
        kept.append(gutters)
    if len(kept) < 2:
        return None
    gutter = max(kept[-1], key=lambda gap: gap[1] - gap[0])
    last = start + _length(rows[start : start + len(kept)], gutter) - 1
    inside = [word for row in rows[start : last + 1] for word in row]
    left = [word for word in inside if _is_left(word, gutter)]
    both = min(len(left), len(inside) - len(left)) >= _LEAST_SEGMENTS
    at_top = rows[start][0].box.top < limit
    if not both or not (at_top or _CUES.search(_plain(" ".join(word.text for word in inside)))):
        return None
    return last, (gutter[0] + gutter[1]) / 2


def _next(rows: list[Row], start: int) -> Row:
    """The row below, if it is near: where two columns are not level, only both together show the gutter."""
    if start + 1 == len(rows):
        return []
    here, below = rows[start][0].box, rows[start + 1][0].box
    return rows[start + 1] if below.top - here.bottom < here.height else []


def _gaps(words: Row) -> list[Gutter]:
    gaps, reached = [], words[0].box.right
    for word in words[1:]:
        if word.box.left > reached:
            gaps.append((reached, word.box.left))
        reached = max(reached, word.box.right)
    return gaps


def _narrowed(gutters: list[Gutter], row: Row) -> list[Gutter]:
    """What is left of the gutters beside the words of ``row``."""
    least = _GUTTER * median(word.box.height for word in row)
    left = []
    for begin, end in gutters:
        for word in row:
            if word.box.left < end and word.box.right > begin:
                if word.box.left + word.box.right < begin + end:
                    begin = max(begin, word.box.right)
                else:
                    end = min(end, word.box.left)
        if end - begin >= least:
            left.append((begin, end))
    return left


def _is_left(word: Word, gutter: Gutter) -> bool:
    return word.box.left + word.box.right < gutter[0] + gutter[1]


def _length(rows: list[Row], gutter: Gutter) -> int:
    """How many of ``rows`` belong to the two columns: up to the last that has something beside or below it in the other
    column, and below that as far as one column goes on without a gap.
    """
    sides = [{_is_left(word, gutter) for word in row} for row in rows]
    length = max((at + 1 for at in range(len(rows)) if len(sides[at]) == 2 or sides[at] != sides[-1]), default=0)
    if length < len(rows) and length and len(sides[length - 1]) == 1:
        length += 1  # beside the last line of the other column, though not level with it
    while length < len(rows) and length and _follows(rows[:length], rows[length], gutter):
        length += 1
    return length


def _follows(above: list[Row], row: Row, gutter: Gutter) -> bool:
    side = _is_left(row[0], gutter)
    same = [word.box.bottom for each in above for word in each if _is_left(word, gutter) == side]
    return bool(same) and row[0].box.top - max(same) < _TIGHT * row[0].box.height


def _halves(rows: list[Row], gutter: float) -> tuple[list[Word], list[Word]]:
    """The lines of the left and of the right column, each put into rows by itself."""
    inside = [word for row in rows for word in row]
    left = [word for word in inside if _is_left(word, (gutter, gutter))]
    right = [word for word in inside if not _is_left(word, (gutter, gutter))]
    return _lines(left), _lines(right)


def _lines(words: list[Word]) -> list[Word]:
    """The rows of one column; a purpose in brackets that stands beside several recipients is a line of its own."""
    lines = []
    for row in _rows(words):
        purposes = [word for word in row[1:] if word.text.startswith("(")]
        rest = [word for word in row if word not in purposes]
        lines += [together(rest), *purposes]
    return lines


def _placed(lines: list[Word | None], width: float, height: float) -> PlacedText:
    pieces: list[str] = []
    boxes: list[list[int]] = []
    length = 0
    before: Box | None = None
    for line in lines:
        if line is None:
            before = None
            gap = "\n" if pieces and pieces[-1] != "\n" else ""
        else:
            wide = before is not None and line.box.top - before.bottom > _PARAGRAPH_GAP * min(
                line.box.height, before.height
            )
            gap = "\n" if wide else ""
        if gap:
            pieces.append(gap)
            length += 1
        if line is not None:
            text = unicodedata.normalize("NFC", line.text)
            boxes.append([length, *_scaled(line.box, width, height)])
            pieces += [text, "\n"]
            length += len(text) + 1
            before = line.box
    return PlacedText("".join(pieces).rstrip("\n"), boxes)


def _scaled(box: Box, width: float, height: float) -> list[int]:
    across, down = SCALE / max(width, 1), SCALE / max(height, 1)
    ends = (box.left * across, box.top * down, box.right * across, box.bottom * down)
    return [min(max(round(end), 0), SCALE) for end in ends]


def _plain(text: str) -> str:
    """The letters alone, small and without accents."""
    bare = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(character for character in bare if "a" <= character <= "z")
