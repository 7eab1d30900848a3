"""A certificate on one sheet of A4 across: who gives it, to whom, for what, and where it is checked."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from intranet.printing.fonts import BOLD, ITALIC, REGULAR, printable, use_fonts
from intranet.printing.minutes import MOTTO

PAGE = landscape(A4)
EDGE = 18 * mm
QR_SIZE = 30 * mm
_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=14, leading=20, alignment=TA_CENTER)
_SMALL = ParagraphStyle("small", _TEXT, fontSize=10, leading=13, alignment=0)
_HEAD = ParagraphStyle("head", _TEXT, fontName=BOLD, fontSize=12, leading=16)
_TITLE = ParagraphStyle("title", _TEXT, fontName=BOLD, fontSize=30, leading=40)
_HOLDER = ParagraphStyle("holder", _TEXT, fontName=BOLD, fontSize=26, leading=34)
_SUBJECT = ParagraphStyle("subject", _TEXT, fontName=BOLD, fontSize=18, leading=24)
_ITALIC = ParagraphStyle("italic", _TEXT, fontName=ITALIC)


@dataclass(frozen=True, slots=True)
class Award:
    """What stands on the sheet. ``code`` are the rows of a QR code that says ``checked_at``, dark squares as True."""

    body: str
    title: str
    number: str
    holder: str
    said: str
    subject: str
    lines: Sequence[str]
    checked_at: str
    code: Sequence[Sequence[bool]]


def award_pdf(award: Award) -> bytes:
    """The sheet as PDF; the same award is the same bytes."""
    use_fonts()
    target = io.BytesIO()
    canvas = Canvas(target, pagesize=PAGE, invariant=True, lang="vi")
    canvas.setTitle(printable(f"{award.title} {award.number}"))
    canvas.setAuthor("")
    canvas.setLineWidth(1.5)
    canvas.rect(EDGE / 2, EDGE / 2, PAGE[0] - EDGE, PAGE[1] - EDGE)
    _heads(canvas, award)
    _middle(canvas, award)
    _foot(canvas, award)
    canvas.save()
    return target.getvalue()


def _heads(canvas: Any, award: Award) -> None:
    half = PAGE[0] / 2 - EDGE
    _drawn(canvas, [(award.body.upper(), _HEAD), (award.number, _TEXT)], EDGE, PAGE[1] - EDGE, half)
    _drawn(canvas, [(line, _HEAD) for line in MOTTO], PAGE[0] / 2, PAGE[1] - EDGE, half)


def _middle(canvas: Any, award: Award) -> None:
    lines = [
        (award.title.upper(), _TITLE),
        (award.holder, _HOLDER),
        (award.said, _TEXT),
        (award.subject, _SUBJECT),
        *((line, _ITALIC) for line in award.lines),
    ]
    _drawn(canvas, lines, EDGE * 2, PAGE[1] - EDGE - 28 * mm, PAGE[0] - 4 * EDGE, gap=3 * mm)


def _foot(canvas: Any, award: Award) -> None:
    """The code in the left corner, with the address beside it for whoever types it."""
    side = QR_SIZE / len(award.code)
    for row, squares in enumerate(award.code, start=1):
        for column, is_dark in enumerate(squares):
            if is_dark:
                canvas.rect(EDGE + column * side, EDGE + QR_SIZE - row * side, side, side, stroke=0, fill=1)
    words = [("Kiểm tra giấy chứng nhận tại", _SMALL), (award.checked_at, _SMALL)]
    _drawn(canvas, words, EDGE + QR_SIZE + 6 * mm, EDGE + QR_SIZE / 2 + 10 * mm, PAGE[0] / 2)


def _drawn(
    canvas: Any, lines: Sequence[tuple[str, ParagraphStyle]], x: float, top: float, width: float, gap: float = 0
) -> None:
    for text, style in lines:
        paragraph = Paragraph(escape(printable(text), quote=False), style)
        _width, height = paragraph.wrap(width, top)
        top -= height
        paragraph.drawOn(canvas, x, top)
        top -= gap
