"""Minutes as PDF, on A4 with the margins of official documents."""

import io
from collections.abc import Iterator
from html import escape
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from intranet.printing.fonts import BOLD, ITALIC, REGULAR, printable, use_fonts
from intranet.printing.minutes import Minutes
from intranet.printing.numbered import counting_pages

_LEFT, _EDGE = 30 * mm, 20 * mm
_SIGNATURE = 28 * mm
_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=13, leading=18, alignment=TA_JUSTIFY, spaceAfter=4)
_HEAD = ParagraphStyle("head", _TEXT, fontName=BOLD, spaceBefore=6)
_CENTRED = ParagraphStyle("centred", _TEXT, alignment=TA_CENTER, spaceAfter=0)
_BOLD = ParagraphStyle("bold", _CENTRED, fontName=BOLD, fontSize=12, leading=16)
_ITALIC = ParagraphStyle("italic", _CENTRED, fontName=ITALIC)
_TITLE = ParagraphStyle("title", _CENTRED, fontName=BOLD, fontSize=14, leading=20, spaceBefore=14)


def minutes_pdf(minutes: Minutes) -> bytes:
    """The minutes on A4; the signatures stay together on one page."""
    use_fonts()
    target = io.BytesIO()
    document = SimpleDocTemplate(
        target,
        pagesize=A4,
        leftMargin=_LEFT,
        rightMargin=_EDGE,
        topMargin=_EDGE,
        bottomMargin=_EDGE,
        title=printable(f"{minutes.title} {minutes.about}"),
        author="",
        lang="vi",
        invariant=True,
    )
    document.build(list(_story(minutes, A4[0] - _LEFT - _EDGE)), canvasmaker=counting_pages(_number))
    return target.getvalue()


def _story(minutes: Minutes, width: float) -> Iterator[Any]:
    issuer = [_said(line, _BOLD) for line in minutes.office_lines]
    motto = [_said(line, _BOLD) for line in minutes.motto if line]
    yield Table([[issuer, motto]], colWidths=[width * 0.44, width * 0.56], style=[("VALIGN", (0, 0), (-1, -1), "TOP")])
    yield _said(minutes.place_and_date, _ITALIC)
    yield _said(minutes.title, _TITLE)
    yield _said(minutes.about, _BOLD)
    yield Spacer(1, 4 * mm)
    for part in minutes.parts:
        if part.heading:
            yield _said(part.heading, _HEAD)
        for paragraph in part.paragraphs:
            yield _said(paragraph, _TEXT)
    heads = [[_said(words, _BOLD), _said("(Ký, ghi rõ họ tên)", _ITALIC)] for words, _name in minutes.signers]
    names = [_said(name, _BOLD) for _words, name in minutes.signers]
    column = width / len(minutes.signers)
    heights = [None, _SIGNATURE, None]
    blank = [""] * len(names)
    yield Spacer(1, 6 * mm)
    yield KeepTogether(Table([heads, blank, names], colWidths=[column] * len(names), rowHeights=heights))


def _number(canvas: Any, number: int, total: int) -> None:
    """The first page bears no number (Decree 30/2020/NĐ-CP, annex I)."""
    if number > 1:
        canvas.setFont(REGULAR, 13)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(number))


def _said(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(printable(text), quote=False), style)
