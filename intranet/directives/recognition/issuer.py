"""Who issued the document, and the body above: the capitals of the letterhead that are nothing else."""

from dataclasses import replace

from .bodies import Name, is_complete, opening_body, place_in, proper, second_body
from .folding import fold
from .layout import Layout, Piece
from .places import is_province
from .result import Field
from .signing import is_position
from .source import joined
from .vocabulary import LEVELS

_MOST_LINES = 6
_NOT_NAMED_WITH_PARENT = {"Ban Thường vụ", "Ban Chấp hành"}


def read_issuer(layout: Layout) -> tuple[Field, Field]:
    """Issuing body and the body above it, both in sentence case with the capitals kept as ``printed``."""
    capitals = [piece for piece in layout.letterhead if piece.kind == "caps" and not _is_office(piece.text)]
    capitals = _above_the_number(layout, capitals[:_MOST_LINES])
    lines = capitals or _in_small_letters(layout)
    if not lines:
        return Field("issuer"), Field("parent")
    lines, flattened = _unflattened(lines)
    groups, joins = _groups(lines)
    parent = _field(layout, "parent", groups[-2], "") if len(groups) > 1 else Field("parent")
    note = "repaired" if not capitals else "bodies-joined" if joins or flattened or len(groups) > 2 else ""
    return _with_parent(_field(layout, "issuer", groups[-1], note), parent), parent


def _above_the_number(layout: Layout, capitals: list[Piece]) -> list[Piece]:
    """Without capitals below the number that open no body, where the body above it is named whole: stamps, jottings."""
    number = layout.first("number")
    if number is None:
        return capitals
    above = [piece for piece in capitals if piece.start < number.start]
    below = [piece for piece in capitals if piece.start > number.start]
    if not above or not is_complete(_name(above)):
        return capitals
    return [*above, *(piece for piece in below if opening_body(piece.text))]


def _is_office(text: str) -> bool:
    """True for who decides, as stands between title and body: CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH AN BÌNH."""
    return is_position(text) and not opening_body(text)


def _in_small_letters(layout: Layout) -> list[Piece]:
    """A letterhead that lost its capitals: a short line beside the motto that names a body."""
    if not layout.has("motto", "party"):
        return []
    return [p for p in layout.letterhead if p.kind == "text" and len(p.text) < 60 and opening_body(p.text)][:1]


def _unflattened(lines: list[Piece]) -> tuple[list[Piece], bool]:
    """Cut "ỦY BAN NHÂN DÂN TỈNH AN BÌNH SỞ NỘI VỤ" in two; True if anything was cut or does not belong in a name."""
    cut: list[Piece] = []
    doubtful = False
    for line in lines:
        at = second_body(line.text)
        doubtful |= at > 0 or ":" in line.text
        parts = ((0, at), (at, len(line.text))) if at else ((0, len(line.text)),)
        for start, end in parts:
            text = line.text[start:end].rstrip()
            cut.append(replace(line, text=text, start=line.start + start, end=line.start + start + len(text)))
    return cut, doubtful


def _groups(lines: list[Piece]) -> tuple[list[list[Piece]], bool]:
    """The lines of each body. A bare "ĐẢNG ỦY" takes the next line even if that names a body itself."""
    groups: list[list[Piece]] = []
    joins = False
    for line in lines:
        starts = bool(opening_body(line.text)) or not groups
        if starts and groups and not _name(groups[-1]).has_more and not is_complete(_name(groups[-1])):
            joins, starts = True, False
        if starts:
            groups.append([line])
        else:
            groups[-1].append(line)
    return groups, joins


def _name(lines: list[Piece]) -> Name:
    return proper(joined(" ".join(line.text for line in lines)))


def _field(layout: Layout, name: str, lines: list[Piece], note: str) -> Field:
    body = _name(lines)
    spans = tuple(layout.source.span(line.start, line.end) for line in lines)
    if not note and not (body.certain and is_complete(body)):
        note = "capitals-guessed"
    if not note and _names_two(body):
        note = "bodies-joined"
    if not note and body.head == "Ủy ban nhân dân" and not _has_level(body):
        note = "capitals-guessed"
    if not note and " - " in body.text and body.head not in ("Sở", "Bộ"):
        note = "bodies-joined"
    printed = joined(" ".join(line.text for line in lines))
    return Field(name, body.text, "unsure" if note else "sure", spans, note, printed)


def _names_two(body: Name) -> bool:
    """True if what it opens with stands in it twice, written out or not."""
    folded = fold(body.text)
    return folded.count(fold(body.head or "\x00") or "\x00") > 1 or ("UBND" in folded and "UYBANNHANDAN" in folded)


def _has_level(body: Name) -> bool:
    """A People's Committee is one of a province, a commune …; without that a word of its name is lost."""
    return any(f" {level} " in body.text for level in LEVELS)


def doubted_place(body: Field, place: Field) -> Field:
    """A body named by a place of one word, or three and more, that nothing confirms: words may be lost or another's.
    And one of whose letterhead a line ran into that of the place.
    """
    if body.confidence == "sure" and _has_capitals(place.printed):
        return replace(body, confidence="unsure", note="capitals-guessed")
    own = place_in(str(body.value or ""))
    is_confirmed = is_province(own) or own == str(place.value or "").casefold()
    if body.confidence != "sure" or not own or own.count(" ") == 1 or is_confirmed:
        return body
    return replace(body, confidence="unsure", note="capitals-guessed")


def _has_capitals(printed: str) -> bool:
    """ "PHÒNG AN NINH MẠNG An Bình", but neither "AN BÌNH" nor "Tp. HCM"."""
    capitals = [len(word) > 1 and word.isupper() for word in printed.split()]
    return capitals.count(True) > 1 and not all(capitals)


def _with_parent(issuer: Field, parent: Field) -> Field:
    """ "Văn phòng" under "Tỉnh ủy An Bình" is "Văn phòng Tỉnh ủy An Bình"; a department keeps its own name."""
    name = proper(issuer.printed)
    if parent.value is None or name.has_more or is_complete(name) or name.text in _NOT_NAMED_WITH_PARENT:
        return issuer
    return replace(
        issuer,
        value=f"{name.text} {parent.value}",
        confidence="unsure",
        spans=parent.spans + issuer.spans,
        note="bodies-joined",
    )
