"""The top of a document cut into pieces, each with its kind, and where the body and the foot begin.

Decree 30/2020/NĐ-CP sets the letterhead in two columns. Extraction gives them in any order, side by side or glued
together, so nothing here relies on the order: each piece is told by what it says. domain.md §2.5.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from .folding import CAPITAL, SMALL, fold
from .mottos import MOTTO, PARTY
from .source import Line, Source
from .stamps import is_stamp_line
from .symbols import Symbol, symbol_filling
from .types import DOCUMENT_TYPES, title_begins, titled

Kind = Literal["motto", "party", "number", "date", "title", "about", "to", "mark", "caps", "text"]

_FEW_LINES = 80  # of a document, in which its letterhead, title and addressees stand
_FEW_BELOW = 20  # lines below the title that may still be its summary, addressees and marks
_LONG_LINE = 2000
_PROSE = 100
_LONG_PIECE = 200  # nothing of a letterhead is longer

LETTERHEAD = re.compile(rf"(?:{MOTTO}|{PARTY})")
_TAGLINE = r"Đ[ộo]c[ ]{1,3}l[ậâa]p[ ]{0,3}[-–—][ ]{0,3}T[ựưu][ ]{1,3}do[ ]{0,3}[-–—][ ]{0,3}H[ạa]nh[ ]{1,3}ph[úu]c"
_GOES_ON = r"(?:[ ]{1,2}[-–/][ ]{1,2}|(?<=[-–/])[ ]{1,9})[A-ZĐ][A-ZĐ0-9]{0,9}(?!\w)"
_NUMBER = (
    rf"S[ốỐ][ ]{{0,3}}:?[ ]{{0,9}}[0-9]{{0,6}}[ ]{{0,9}}[-–/][ ]{{0,3}}[A-ZĐ][\w/.&–-]{{1,40}}(?:{_GOES_ON}){{0,2}}"
)
_DATE_END = r"(?<=[0-9.…])[ ]{1,3}năm[ ]{1,3}(?:19|20)[0-9]{2}"
_WHOLE_PIECE = re.compile(rf"{MOTTO}|{PARTY}|{_TAGLINE}|(?:(?<![{SMALL},] )|(?<=phúc )){_NUMBER}")
_TITLE = re.compile(  # "KẾ HOẠCH Triển khai …": a title with its summary on the same line, after nothing or the date
    rf"(?:^|(?<=[0-9] ))(?:{'|'.join(each.name.upper() for each in DOCUMENT_TYPES)})(?= [{CAPITAL}]?[{SMALL}])"
)
_PAGE_WORD = rf"^Trang[ ]{{1,3}}[0-9]{{1,4}}(?:/[0-9]{{1,4}})?(?=[ ]?[{CAPITAL}]{{2}})"  # "Trang 1ỦY BAN NHÂN DÂN"
_ENDS_PIECE = re.compile(rf"{_DATE_END}|{_PAGE_WORD}")
_STARTS_PIECE = re.compile(rf"(?<=[{CAPITAL}] )(?:V/v|Về việc)\b|Kính (?:gửi|trình)\b")
_COLUMNS = re.compile(r"\t+| {3,}|\||[-_=]{4,}")

_TYPES = "|".join(each.name for each in DOCUMENT_TYPES)
_TITLED_NUMBER = re.compile(rf"(?:{_TYPES})[ ]{{1,3}}số[ ]{{0,3}}:?[ ]{{0,9}}(?P<symbol>[0-9]{{1,6}}.{{2,40}})")
_NUMBER_LINE = re.compile(r"S[ốỐoÔôO](?![^\W\d_])[ \t]*[:.]?[ \t]*(?:[0-9lIO./…_–-]|$)")
_TAIL_OF_SYMBOL = re.compile(r"[-–/][ ]?[A-ZĐ][A-Za-zĐđ]{0,4}[-–/][A-ZĐ]")
_DATE = re.compile(
    r"ng[àa]y[ \t]*[0-9._…]{0,12}[ \t]*th[áa]ng[ \t]*[0-9._…]{0,12}[ \t]*n[ăa]m|^[^,\n]{2,40},[ \t]*ng[àa]y\b",
    re.IGNORECASE,
)
_ABOUT = re.compile(r"V/v\b|[Vv]ề (?:việc\b)?|VỀ VIỆC\b")
_TO = re.compile(r"Kính[ ]{1,3}(?:gửi|trình)\b", re.IGNORECASE)
_RECIPIENTS = re.compile(r"(?:^|(?<=\f))[ \t]{0,40}N[ơo]i[ ]{1,3}nh[ậâa]n[ ]{0,3}(?::|$)", re.MULTILINE | re.IGNORECASE)
_ANNEX = re.compile(r"(?:^|(?<=\f))[ \t]{0,60}(?:PHỤ LỤC|Phụ lục)\b[^\n]{0,20}$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a line that says one thing; offsets are in the clean text."""

    text: str
    start: int
    end: int
    kind: Kind
    after_gap: bool
    line: int


@dataclass(frozen=True, slots=True)
class Layout:
    """A document's parts. ``opening`` is the index of the piece below the letterhead: title, addressees or prose."""

    source: Source
    pieces: tuple[Piece, ...]
    opening: int
    recipients_at: int | None
    main_end: int

    @property
    def letterhead(self) -> tuple[Piece, ...]:
        """The pieces above the title, or above the addressees of an official letter."""
        return self.pieces[: self.opening]

    @property
    def has_two_heads(self) -> bool:
        """True if a second document begins above what was taken for the title: which of them it is, nobody can tell."""
        heads = [piece for piece in self.letterhead if LETTERHEAD.fullmatch(piece.text)]
        return len(heads) > 1 and heads[-1].line - heads[0].line > 1

    def first(self, *kinds: Kind) -> Piece | None:
        """The first piece of one of these kinds, wherever it stands."""
        return next((piece for piece in self.pieces if piece.kind in kinds), None)

    def has(self, *kinds: Kind) -> bool:
        """True if the letterhead holds a piece of one of these kinds."""
        return any(piece.kind in kinds for piece in self.letterhead)


def lay_out(source: Source) -> Layout:
    """Cut ``source`` up. Works on any text; one that is no document simply has no letterhead."""
    pieces = tuple(_pieces(source))
    opening = _opening(pieces)
    body_at = pieces[opening].start if opening < len(pieces) else 0
    recipients_at, main_end = _foot(source.text, body_at)
    return Layout(source, pieces, opening, recipients_at, main_end)


def kind_of(text: str) -> Kind:
    """What one piece of a letterhead is, by its words alone."""
    if _TO.match(text):
        return "to"
    if len(text) > _LONG_PIECE:
        return "text"
    folded = fold(text)
    if "CONGHOAXAHOICHUNGHIA" in folded or "DOCLAPTUDOHANHPHUC" in folded or folded == "VIETNAM":
        return "motto"
    if folded in ("DANGCONGSANVIETNAM", "DANGCONGSANVIET"):
        return "party"
    if _NUMBER_LINE.match(text) or _TAIL_OF_SYMBOL.match(text):
        return "number"
    if len(text) < _PROSE and _DATE.search(text):
        return "date"
    if is_stamp_line(text):
        return "mark"
    if titled(text) and not text.endswith(":"):
        return "title"
    return _kind_of_words(text)


def _kind_of_words(text: str) -> Kind:
    if _ABOUT.match(text):
        return "about"
    if text[:1].isdigit() and symbol_filling(text):
        return "number"
    if is_capitals(text):
        return "caps"
    return "number" if symbol_filling(text) or titled_number(text) else "text"


def titled_number(text: str) -> Symbol | None:
    """The symbol of a line that gives the type with it, "Nghị quyết số: 12/NQ-HĐND", and nothing else; or None."""
    found = _TITLED_NUMBER.fullmatch(text)
    return symbol_filling(found["symbol"]) if found else None


def is_capitals(text: str) -> bool:
    """True for letterhead capitals: at least three letters and hardly a small one among them."""
    small, capital = sum(c.islower() for c in text), sum(c.isupper() for c in text)
    return (capital > 2 and small * 8 <= capital) or text == "XÃ"


def _pieces(source: Source) -> list[Piece]:
    pieces: list[Piece] = []
    last, has_motto = _FEW_LINES, False
    for number, line in enumerate(source.lines()):
        if number == last:
            break
        cut = _cut(line, number)
        pieces += cut
        has_motto |= any(piece.kind in ("motto", "party") for piece in cut)
        titles = [piece for piece in cut if piece.kind == "title" and (has_motto or is_capitals(piece.text))]
        if titles or any(piece.kind == "to" for piece in cut):
            last = min(last, number + _FEW_BELOW)
    return list(_settled(pieces))


def _settled(pieces: list[Piece]) -> Iterator[Piece]:
    """The pieces with what only the others tell: the rest of a torn motto, and titles that a library's table holds."""
    top = next((i for i, piece in enumerate(pieces) if piece.kind in ("motto", "party")), 0)
    is_torn = False
    for index, piece in enumerate(pieces):
        is_torn |= piece.kind in ("motto", "party") and fold(piece.text).endswith("VIET")
        if is_torn and fold(piece.text) == "NAM":
            yield replace(piece, kind="motto")
        elif index < top and piece.kind == "title" and not is_capitals(piece.text):
            yield replace(piece, kind="text")
        else:
            yield piece


def _cut(line: Line, number: int) -> list[Piece]:
    text = line.text[:_LONG_LINE]
    edges = {0, len(text)}
    for pattern in (_COLUMNS, _WHOLE_PIECE, _TITLE):
        for found in pattern.finditer(text):
            edges |= {found.start(), found.end()}
    edges |= {found.end() for found in _ENDS_PIECE.finditer(text)} | {
        found.start() for found in _STARTS_PIECE.finditer(text)
    }
    pieces: list[Piece] = []
    for start, end in pairwise(sorted(edges)):
        bare = text[start:end].strip(" \t|")
        if any(c.isalnum() for c in bare):
            at = line.start + text.index(bare, start)
            pieces.append(Piece(bare, at, at + len(bare), kind_of(bare), line.after_gap and not pieces, number))
    return pieces


def _opening(pieces: tuple[Piece, ...]) -> int:
    for index, piece in enumerate(pieces):
        if piece.kind in ("title", "to"):
            return index
        if piece.kind == "text" and len(piece.text) > _PROSE:
            return _longer_title(pieces[:index], index)
    return _longer_title(pieces, min(len(pieces), 25))


def _longer_title(pieces: tuple[Piece, ...], otherwise: int) -> int:
    """A title that says more than its type (CHƯƠNG TRÌNH HÀNH ĐỘNG) counts only when there is no plain one."""
    return next((i for i, piece in enumerate(pieces) if piece.kind == "caps" and title_begins(piece.text)), otherwise)


def _foot(text: str, body_at: int) -> tuple[int | None, int]:
    """Where "Nơi nhận" stands, and where the document ends and an annex with a letterhead of its own may begin."""
    second = LETTERHEAD.search(text, body_at)
    end = text.rfind("\n", 0, second.start()) + 1 if second else len(text)
    recipients = _RECIPIENTS.search(text, body_at, end)
    if recipients and (annex := _ANNEX.search(text, recipients.end(), end)):
        end = annex.start()
    return (recipients.start() if recipients else None), end
