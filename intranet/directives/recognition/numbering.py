"""The document's own symbol and number: the "Số" line of the letterhead, whole, blank or torn apart."""

import re
from dataclasses import dataclass, replace

from .bodies import fits
from .layout import Layout, Piece, titled_number
from .result import Field
from .source import Span
from .symbols import Symbol, parse, symbol_filling
from .types import DocumentType

_LABEL = re.compile(r"S[ốỐoÔôO][ \t]*[:.]?[ \t]*")
_BARE_NUMBER = re.compile(r"[0-9]{1,6}[a-zđ]?")
_LETTER_WITHOUT_UNIT = re.compile(r"(?P<num>[0-9]{1,6})[ ]{0,3}/[ ]{0,3}(?P<body>[A-ZĐ][A-ZĐa-z0-9&]{1,14})")


@dataclass(frozen=True, slots=True)
class Numbering:
    """The symbol as read, where, and the first reason to doubt it ("" when none was met so far)."""

    symbol: Symbol | None = None
    bare_number: str = ""
    spans: tuple[Span, ...] = ()
    note: str = ""


def read_numbering(layout: Layout, issuer: str, type_: DocumentType | None) -> Numbering:
    """What the letterhead says about number and symbol; doubts that need other fields come later, in ``doubts``.

    Among several whole symbols the one that fits issuer and type is taken: lines of a library may stand above.
    """
    lines = [(piece, _LABEL.match(piece.text)) for piece in layout.letterhead if piece.kind == "number"]
    rests = [(piece, piece.text[label.end() if label else 0 :].strip()) for piece, label in lines]
    read = [(piece, symbol) for piece, rest in rests if (symbol := symbol_filling(rest) or _without_unit(rest))]
    read = read or [(piece, symbol) for piece, _ in rests if (symbol := titled_number(piece.text))]
    whole = [(piece, symbol) for piece, symbol in read if symbol.number]
    bare = [(piece, rest) for piece, rest in rests if _BARE_NUMBER.fullmatch(rest)]
    if whole:
        return _whole(layout, sorted(whole, key=lambda each: _strangeness(each[0], each[1], issuer, type_)))
    bare = bare or _alone(layout)
    if read and bare:
        return _together(layout, bare, read)
    if read:
        return Numbering(read[0][1], "", _spans(layout, read[0][0]), "blank-number")
    return _remains(layout, bare, rests)


def _alone(layout: Layout) -> list[tuple[Piece, str]]:
    """A number that stands by itself in the letterhead, as a stamp puts it."""
    pieces = [piece for piece in layout.letterhead if piece.kind == "text" and _BARE_NUMBER.fullmatch(piece.text)]
    return [(piece, piece.text) for piece in pieces]


def _strangeness(piece: Piece, symbol: Symbol, issuer: str, type_: DocumentType | None) -> tuple[bool, bool]:
    """Least for the symbol that fits issuer and type and has its label before it."""
    return not (_fits_type(symbol, type_) and fits(symbol.body, issuer)), _LABEL.match(piece.text) is None


def _fits_type(symbol: Symbol, type_: DocumentType | None) -> bool:
    if type_ is None:
        return False
    return symbol.type_code in type_.codes() if symbol.type_code else type_.slug == "cong-van"


def doubts(numbering: Numbering, *, family: str, issuer: str, type_: DocumentType | None) -> str:
    """The first reason not to trust the symbol, as a note; empty when everything around it agrees with it."""
    symbol = numbering.symbol
    if numbering.note or symbol is None:
        return numbering.note
    if symbol.loose:
        return "repaired"
    if (symbol.family == "PTY") != (family == "party") or not family:
        return "other-family"
    if not _fits_type(symbol, type_):
        return "misfit-type"
    return "" if fits(symbol.body, issuer) else "misfit-issuer"


def doubted_issuer(numbering: Numbering, issuer: Field) -> Field:
    """The issuer, unsure if the symbol's abbreviation speaks of another body: part of its name may be elsewhere."""
    symbol = numbering.symbol
    if symbol is None or issuer.confidence != "sure" or fits(symbol.body, str(issuer.value)):
        return issuer
    return replace(issuer, confidence="unsure", note="misfit-issuer")


def fields(numbering: Numbering, note: str) -> tuple[Field, Field]:
    """The fields "symbol" and "number" with the doubt of ``note``; a blank number is missing, never made up."""
    symbol, confidence = numbering.symbol, "unsure" if note else "sure"
    number = symbol.number if symbol else numbering.bare_number
    blank = Field("number", note="blank-number" if symbol else "")
    return (
        Field("symbol", str(symbol), confidence, numbering.spans, note, symbol.raw) if symbol else Field("symbol"),  # type: ignore[arg-type]
        Field("number", number, confidence, numbering.spans, note) if number else blank,  # type: ignore[arg-type]
    )


def _whole(layout: Layout, whole: list[tuple[Piece, Symbol]]) -> Numbering:
    piece, symbol = whole[0]
    several = len({str(each) for _, each in whole}) > 1
    note = "several-numbers" if several else "misfit-type" if symbol.family == "STC" and not symbol.unit else ""
    return Numbering(symbol, "", _spans(layout, piece), note)


def _together(layout: Layout, bare: list[tuple[Piece, str]], read: list[tuple[Piece, Symbol]]) -> Numbering:
    """ "Số: 453" here, "/TB-UBND" five lines on: a stamped number. Plausible, but for a person to confirm."""
    (number_piece, number), (tail_piece, tail) = bare[0], read[0]
    note = "number-apart" if len(bare) == 1 and len(read) == 1 else "several-numbers"
    return Numbering(parse(f"{number}{tail}"), "", _spans(layout, number_piece, tail_piece), note)


def _remains(layout: Layout, bare: list[tuple[Piece, str]], rests: list[tuple[Piece, str]]) -> Numbering:
    if bare:
        return Numbering(None, bare[0][1], _spans(layout, bare[0][0]), "number-apart")
    for piece, rest in rests:
        if (symbol := parse(rest)) is not None:
            return Numbering(symbol, "", _spans(layout, piece), "repaired")
    return Numbering()


def _without_unit(rest: str) -> Symbol | None:
    """ "15/CCTTHC": a letter's symbol that names no unit; seen, but not by the rule."""
    found = _LETTER_WITHOUT_UNIT.fullmatch(rest)
    return Symbol("STC", found["num"], "", found["body"], raw=rest) if found else None


def _spans(layout: Layout, *pieces: Piece) -> tuple[Span, ...]:
    return tuple(layout.source.span(piece.start, piece.end) for piece in pieces)
