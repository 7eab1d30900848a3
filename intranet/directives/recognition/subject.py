"""Type and summary (trích yếu) of a document. The type is what the title says, never what the symbol says."""

import re
from dataclasses import dataclass

from .folding import CAPITAL, SMALL
from .layout import Layout, Piece, is_capitals
from .result import Confidence, Field
from .source import Span, joined
from .types import OFFICIAL_LETTER, DocumentType, title_begins, titled
from .vocabulary import PLAIN_WORDS

_INTRODUCES = re.compile(r"(?:V/v|Về việc|về việc|Về|về)(?=[\s:])[\s:]*(?:việc\s+)?")
_BODY_BEGINS = re.compile(
    r"(?:Căn cứ|Theo đề nghị|Thực hiện|Nhân dịp|Thời gian qua|Trong thời gian|Trên cơ sở|Để |Ngày \d|Sau khi|Xét"
    r"|Tiếp theo|Điều \d|I\s?[-.]|\d{1,2}\.|Phần|Chương|Kính gửi|Kính trình|Hiện nay|Năm \d|Qua )"
)
_RAN_ON = re.compile(r"[ ]{1,3}(?=Căn cứ (?:Luật|Nghị|Quyết|Hiến|Thông|Kế|Chỉ|Công|Kết|Hướng))")
# It begins with the issuer, ends with a word that wants another, or ran into the date or the issuer.
_DOUBTFUL = re.compile(
    r"^của |(?:\b(?:về|và|của|các|những|tại|cho|trong|đối với|theo|với|một số|công tác|thực hiện|ban hành)|,)$"
    r"|, ngày(?: [0-9]{1,2})?(?:$| tháng)"
    rf"|\b[{CAPITAL}]{{2,}}\s[{CAPITAL}]{{2,}}\b"
    rf"|[{SMALL}][.:]\s[{CAPITAL}-]|Nơi nhận|Kính gửi"
)
_OTHERS = re.compile(  # a stamped number, or what is left of a date that its column broke
    r"[0-9]{1,6}$|(?:ngày )?[0-9]{1,2} tháng |tháng [0-9]{1,2}(?: năm)?$|(?:tháng [0-9]{1,2} )?năm [0-9]{4}$"
)
_WANTS_A_NUMBER = re.compile(r"\b(?:năm|tháng|quý|số|lần|thứ)$")
_MOST_PIECES, _MOST_LETTERS, _SENTENCE = 10, 600, 60


@dataclass(frozen=True, slots=True)
class Heading:
    """The type with the field that shows it, and the index of the piece after the title."""

    type: DocumentType | None
    field: Field
    after: int
    is_damaged: bool = False


def read_type(layout: Layout) -> Heading:
    """The printed title; without one, an official letter is told by its "V/v" or "về việc" and "Kính gửi"."""
    piece = layout.pieces[layout.opening] if layout.opening < len(layout.pieces) else None
    if piece and piece.kind == "title" and (read := titled(piece.text)):
        found, undamaged = read
        return _titled(layout, piece, found, "" if undamaged and is_capitals(piece.text) else "repaired")
    if piece and piece.kind == "caps" and (longer := title_begins(piece.text)):
        return _titled(layout, piece, longer, "unusual-title")
    return _letter(layout, piece)


def _titled(layout: Layout, piece: Piece, found: DocumentType, note: str) -> Heading:
    span = layout.source.span(piece.start, piece.end)
    field = Field("type", found.name, "unsure" if note else "sure", (span,), note, piece.text)
    return Heading(found, field, layout.opening + 1, is_damaged=note == "repaired")


def _letter(layout: Layout, piece: Piece | None) -> Heading:
    about = next((each for each in layout.letterhead if each.kind == "about"), None)
    marks = [each for each in (piece, about) if each and each.kind in ("to", "about")]
    if not marks:
        return Heading(None, Field("type"), layout.opening)
    # "Về việc" with a capital stands under a title, and that may have been glued to the letterhead.
    plain = len(marks) == 2 and about is not None and about.text.startswith(("V/v", "về"))
    note = "" if plain else "type-assumed"
    spans = tuple(layout.source.span(each.start, each.end) for each in marks)
    field = Field("type", OFFICIAL_LETTER.name, "unsure" if note else "sure", spans, note)
    return Heading(OFFICIAL_LETTER, field, layout.opening)


def read_subject(layout: Layout, heading: Heading) -> tuple[Field, int]:
    """The summary on one line, without "V/v" or "Về việc", and where it ends; sure only if that end is plain."""
    first = _first(layout, heading)
    if first is None:
        return Field("subject"), layout.pieces[heading.after - 1].end if heading.after > layout.opening else 0
    taken, note = _lines(layout, first)
    text = joined(" ".join(piece.text for piece in taken))
    introduced = _INTRODUCES.match(text)
    said = _RAN_ON.split(text[introduced.end() if introduced else 0 :], maxsplit=1)
    value = _sentence(said[0].rstrip(" .;"))
    spans: tuple[Span, ...] = tuple(layout.source.span(piece.start, piece.end) for piece in taken)
    if not note and (len(said) > 1 or len(text) > _MOST_LETTERS or _DOUBTFUL.search(value) or is_capitals(value)):
        note = "end-unclear"
    confidence: Confidence = "unsure" if note else "sure"
    field = Field("subject", value, confidence, spans, note, text) if value else Field("subject")
    return field, taken[-1].end


def _first(layout: Layout, heading: Heading) -> int | None:
    if heading.after == layout.opening:
        return next((i for i, piece in enumerate(layout.letterhead) if piece.kind == "about"), None)
    index = heading.after
    if (
        index < len(layout.pieces)
        and layout.pieces[index].text.casefold().startswith("của ")
        and len(layout.pieces[index].text) < 40
    ):
        index += 1  # "CHỈ THỊ / của Ban Thường vụ Tỉnh ủy / về …", the body perhaps over more lines
        below = layout.pieces[index : index + 3]
        index += next((i for i, each in enumerate(below) if each.kind == "about"), 0)
    if index < len(layout.pieces) and layout.pieces[index].kind == "date":
        index += 1  # "QUYẾT ĐỊNH ngày 07 tháng 01 năm 2026"
    if index >= len(layout.pieces):
        return None
    piece = layout.pieces[index]
    is_prose = _BODY_BEGINS.match(piece.text) or (len(piece.text) > _SENTENCE and piece.text.endswith((".", ":")))
    is_summary = piece.kind == "about" or (piece.kind == "text" and not is_prose)
    return index if is_summary or piece.text.startswith("VỀ ") else None


def _lines(layout: Layout, first: int) -> tuple[list[Piece], str]:
    """The pieces of the summary and, if its end is a guess, why."""
    taken, note = [layout.pieces[first]], ""
    for piece in layout.pieces[first + 1 : first + _MOST_PIECES]:
        if first < layout.opening and _is_other(piece, taken[-1]):
            note = "end-unclear" if piece.text[0].islower() or piece.kind == "text" else note
            continue
        if piece.kind not in ("text", "about") or _BODY_BEGINS.match(piece.text):
            return taken, note
        goes_on = not re.match(rf"[{CAPITAL}“\"]", piece.text)
        if piece.after_gap and not goes_on:
            return taken, note if _is_sentence(piece.text) else "end-unclear"
        if piece.after_gap:
            return [*taken, piece], "end-unclear"
        if not goes_on and first >= layout.opening:
            if not _gap_follows(layout, piece):
                return taken, "end-unclear"
            note = "end-unclear"
        taken.append(piece)
    return taken, note if taken[-1] is not layout.pieces[-1] else "end-unclear"


def _is_other(piece: Piece, before: Piece) -> bool:
    if piece.kind in ("date", "number", "motto", "party", "mark"):
        return True
    return _OTHERS.match(piece.text) is not None and not _WANTS_A_NUMBER.search(before.text)


def _gap_follows(layout: Layout, piece: Piece) -> bool:
    """True if ``piece`` is one of the last short lines above a gap, so that it still belongs to the summary."""
    below = layout.pieces[layout.pieces.index(piece) :][:4]
    until = next((i for i, each in enumerate(below) if i and each.after_gap), None)
    return until is not None and not any(
        _BODY_BEGINS.match(each.text) or _is_sentence(each.text) for each in below[:until]
    )


def _is_sentence(text: str) -> bool:
    return len(text) > _SENTENCE or text.endswith((".", ":", ";"))


def _sentence(text: str) -> str:
    """Small first letter where the first word is an ordinary one: summaries are quoted within sentences."""
    first = text.split(" ", 1)[0]
    ordinary = first[1:].islower() and first.casefold() in PLAIN_WORDS
    return text[:1].lower() + text[1:] if ordinary else text
