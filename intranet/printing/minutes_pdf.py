"""Minutes as PDF, on A4 with the margins of official documents."""

import io
from collections.abc import Iterator, Sequence
from html import escape
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Paragraph, SimpleDocTemplate, Spacer, Table

from intranet.printing.fonts import BOLD, ITALIC, REGULAR, printable, use_fonts
from intranet.printing.minutes import Listing, Minutes
from intranet.printing.numbered import counting_pages
from intranet.printing.wrapping import breakable

_LEFT, _EDGE = 30 * mm, 20 * mm
_SIGNATURE = 28 * mm
_TEXT = ParagraphStyle("text", fontName=REGULAR, fontSize=13, leading=18, alignment=TA_JUSTIFY, spaceAfter=4)
_HEAD = ParagraphStyle("head", _TEXT, fontName=BOLD, spaceBefore=6)
_CENTRED = ParagraphStyle("centred", _TEXT, alignment=TA_CENTER, spaceAfter=0)
_BOLD = ParagraphStyle("bold", _CENTRED, fontName=BOLD, fontSize=12, leading=16)
_ITALIC = ParagraphStyle("italic", _CENTRED, fontName=ITALIC)
_CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=12, leading=15, splitLongWords=1)
_COLUMN = ParagraphStyle("column", _CELL, fontName=BOLD, alignment=TA_CENTER)
_PADDING = 4
_TALLEST = 500
_LETTERHEAD: list[tuple[Any, ...]] = [
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
]
_GRID: list[tuple[Any, ...]] = [
    ("GRID", (0, 0), (-1, -1), 0.5, "black"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("VALIGN", (0, 0), (-1, 0), "MIDDLE"),
    ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
]
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
    yield Table([[issuer, motto]], colWidths=[width * 0.41, width * 0.59], style=_LETTERHEAD)
    yield _said(minutes.place_and_date, _ITALIC)
    yield _said(minutes.title, _TITLE)
    yield _said(minutes.about, _BOLD)
    yield Spacer(1, 4 * mm)
    for part in minutes.parts:
        if part.heading:
            yield _said(part.heading, _HEAD)
        for paragraph in part.paragraphs:
            yield _said(paragraph, _TEXT)
        if part.listing:
            yield _table(part.listing, width)
    heads = [[_said(words, _BOLD), _said("(Ký, ghi rõ họ tên)", _ITALIC)] for words, _name in minutes.signers]
    names = [_said(name, _BOLD) for _words, name in minutes.signers]
    column = width / len(minutes.signers)
    heights = [None, _SIGNATURE, None]
    blank = [""] * len(names)
    yield Spacer(1, 6 * mm)
    yield KeepTogether(Table([heads, blank, names], colWidths=[column] * len(names), rowHeights=heights))


def _table(listing: Listing, width: float) -> Table:
    """Rows go on over the next page below the same head; a row taller than a page is torn."""
    whole = sum(listing.widths)
    widths = [width * each / whole for each in listing.widths]
    rows = [[_said(head, _COLUMN) for head in listing.heads]]
    rooms = [each - 2 * _PADDING for each in widths]
    for row in listing.rows:
        rows += _torn([_cell(words, room) for words, room in zip(row, rooms, strict=True)], rooms)
    return Table(rows, colWidths=widths, repeatRows=1, style=_GRID, spaceAfter=6)


def _torn(cells: Sequence[Paragraph | None], rooms: Sequence[float]) -> Iterator[list[Any]]:
    """The row, or several where it is taller than what a page surely holds: a table cannot tear one itself."""
    while any(cells):
        pieces = [cell.split(room, _TALLEST) if cell else [] for cell, room in zip(cells, rooms, strict=True)]
        yield [each[0] if each else "" for each in pieces]
        cells = [each[1] if len(each) > 1 else None for each in pieces]


def _cell(words: str, room: float) -> Paragraph:
    return _said(breakable(words, room, REGULAR, _CELL.fontSize), _CELL)


def _number(canvas: Any, number: int, total: int) -> None:
    """The first page bears no number (Decree 30/2020/NĐ-CP, annex I)."""
    if number > 1:
        canvas.setFont(REGULAR, 13)
        canvas.drawCentredString(A4[0] / 2, A4[1] - 12 * mm, str(number))


def _said(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(printable(text), quote=False), style)
