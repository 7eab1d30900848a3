"""The text of a letter as pieces, each with its place in the form: what every printed shape is made from."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape

from intranet.directives.letter import Letter
from intranet.directives.printing.runs import Run, plain, runs_of

BASE, CENTRED, HEADING, TEXT, ITEM = "base", "centred", "heading", "text", "item"
"""A legal basis; a line in the middle; a title at the left; a paragraph; a line of a list."""

_DIVISION = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục)\s+(?:[IVXLC]+|\d+)\.?", re.I)
_BASIS = re.compile(r"(?:-\s*)?(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét tờ trình|Xét Tờ trình)\s")
_NEXT_BASIS = re.compile(r"(?<=;)\s+(?=(?:Căn cứ|Theo đề nghị|Xét)\s)")
_SECTION = re.compile(r"[IVXLC]+\s?[.-]\s*\S")
_ARTICLE = re.compile(r"Điều\s+\d+[a-zđ]?\.")
_LONGEST_TITLE = 120


@dataclass(frozen=True, slots=True)
class Piece:
    """``marker`` is the figure or dash of a list's line, ``level`` how deep the list is nested."""

    kind: str
    runs: tuple[Run, ...]
    marker: str = ""
    level: int = 0

    @property
    def text(self) -> str:
        return " ".join(part for part in (self.marker, plain(self.runs)) if part)


def pieces_of(letter: Letter) -> list[Piece]:
    """The text of the letter from its first basis to its last line, in order."""
    pieces: list[Piece] = []
    opening = True  # legal bases stand before everything else; only capitals may come between
    for piece in _plain_pieces(letter):
        placed = _placed(piece, opening=opening, after_division=bool(pieces) and _is_division(pieces[-1]))
        opening = opening and placed.kind in (BASE, CENTRED)
        pieces.append(
            replace(placed, runs=_slanted(placed.runs)) if placed.kind == BASE and _is_state(letter) else placed
        )
    return pieces


def _plain_pieces(letter: Letter) -> Iterator[Piece]:
    for block in letter.blocks:
        if block.is_heading:
            yield Piece(HEADING, (Run(unescape(block.html), bold=True),))
            continue
        for line in runs_of(block.html):
            if line.marker:
                yield Piece(ITEM, line.runs, line.marker, line.level)
            else:
                yield from (Piece(TEXT, runs) for runs in _single_bases(line.runs))
    if letter.dissemination:
        yield Piece(TEXT, (Run(letter.dissemination),))


def _single_bases(runs: tuple[Run, ...]) -> list[tuple[Run, ...]]:
    """Bases that were read as one paragraph, each on a line of its own (annex I, II.6.a)."""
    text = plain(runs)
    if len(runs) != 1 or not _BASIS.match(text):
        return [runs]
    return [(replace(runs[0], text=part),) for part in _NEXT_BASIS.split(text)]


def _placed(piece: Piece, *, opening: bool, after_division: bool) -> Piece:
    text = plain(piece.runs)
    if piece.kind == ITEM:
        return piece
    if (
        _DIVISION.fullmatch(text)
        or (_is_capitals(text) and not _SECTION.match(text))
        or (after_division and _is_title(text))
    ):
        return Piece(CENTRED, _emboldened(piece.runs))
    if opening and _BASIS.match(text):
        return replace(piece, kind=BASE)
    if _SECTION.match(text) and _is_title(text):
        return Piece(HEADING, _emboldened(piece.runs))
    article = _ARTICLE.match(text)
    return replace(piece, runs=_article(piece.runs, text, article.end())) if article and piece.kind == TEXT else piece


def _article(runs: tuple[Run, ...], text: str, end: int) -> tuple[Run, ...]:
    """ "Điều 1." in bold, and with it its title where it has one (annex I, II.6.đ)."""
    if len(runs) != 1:
        return runs
    if _is_title(text) and len(text) > end + 1:
        return _emboldened(runs)
    return (Run(text[:end], bold=True), Run(text[end:]))


def _is_division(piece: Piece) -> bool:
    return piece.kind == CENTRED and bool(_DIVISION.fullmatch(plain(piece.runs)))


def _is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and text[-1:] not in ".:;," and "\n" not in text


def _is_capitals(text: str) -> bool:
    return len(text) > 3 and text.isupper() and not text[0].isdigit()


def _is_state(letter: Letter) -> bool:
    """The Party prints its bases upright."""
    return not letter.is_party


def _emboldened(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, bold=True) for run in runs)


def _slanted(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return tuple(replace(run, italic=True) for run in runs)
