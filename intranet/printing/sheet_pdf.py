"""A sheet as PDF: cover, repeating head, "Trang x/y"."""

import io
from collections.abc import Iterator
from html import escape
from typing import Any

from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    CondPageBreak,
    Frame,
    NextPageTemplate,
    PageBreak,
    PageTemplate,
    Paragraph,
    Table,
)

from intranet.printing.fonts import BOLD, ITALIC, REGULAR, printable, use_fonts
from intranet.printing.numbered import counting_pages
from intranet.printing.sheet import Cover, Sheet
from intranet.printing.wrapping import breakable

BINDING = 25 * mm
EDGE = 15 * mm
_PADDING = 3

_CELL = ParagraphStyle("cell", fontName=REGULAR, fontSize=10, leading=12.5)
_HEAD = ParagraphStyle("head", _CELL, fontName=BOLD, alignment=TA_CENTER)
_NUMBER = ParagraphStyle("number", _CELL, fontName=ITALIC, fontSize=9, leading=11, alignment=TA_CENTER)
_TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=14, leading=18, alignment=TA_CENTER)
_BODY = ParagraphStyle("body-name", fontName=BOLD, fontSize=12, leading=16, alignment=TA_CENTER)
_SUBTITLE = ParagraphStyle("subtitle", fontName=ITALIC, fontSize=12, leading=16, alignment=TA_CENTER)
_FOOTER = ParagraphStyle("footer", fontName=REGULAR, fontSize=11, leading=15, spaceBefore=6)
_COVER = ParagraphStyle("cover", fontName=REGULAR, fontSize=14, leading=26, alignment=TA_CENTER)
_COVER_NAME = ParagraphStyle("cover-name", fontName=BOLD, fontSize=24, leading=34, alignment=TA_CENTER)
_PAGE = ParagraphStyle("page", fontName=REGULAR, fontSize=10, leading=12, alignment=TA_RIGHT)
_GRID: list[tuple[Any, ...]] = [
    ("BOX", (0, 0), (-1, -1), 0.5, "black"),
    ("INNERGRID", (0, 0), (-1, -1), 0.5, "black"),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
    ("LEFTPADDING", (0, 0), (-1, -1), _PADDING),
    ("RIGHTPADDING", (0, 0), (-1, -1), _PADDING),
    ("TOPPADDING", (0, 0), (-1, -1), 2),
    ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
]


def sheet_pdf(sheet: Sheet) -> bytes:
    """The sheet on A4, with room for binding on the left. Takes time and memory by the number of rows."""
    use_fonts()
    target = io.BytesIO()
    layout = _Layout(sheet)
    document = BaseDocTemplate(
        target, pagesize=layout.page, title=printable(sheet.title), author="", lang="vi", invariant=True
    )
    document.addPageTemplates(layout.templates())
    document.build(list(layout.story()), canvasmaker=counting_pages(layout.draw_number))
    return target.getvalue()


class _Layout:
    """Where things stand on the pages of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.page = landscape(A4) if sheet.landscape else A4
        self.width = self.page[0] - BINDING - EDGE
        self.top = self.page[1] - EDGE
        whole = sum(sheet.widths)
        self.widths = [self.width * width / whole for width in sheet.widths]
        body = [_paragraph(sheet.body.upper(), _BODY)] if sheet.body else []
        subtitle = [_paragraph(line, _SUBTITLE) for line in sheet.subtitle]
        titles = [*body, _paragraph(sheet.title.upper(), _TITLE), *subtitle]
        self.titles = [(each, each.wrap(self.width, self.top)[1]) for each in titles]
        self.head = self._table(
            [_paragraph(head, _HEAD) for head in sheet.heads],
            [_paragraph(f"({column.number})", _NUMBER) for column in sheet.columns],
        )
        self.head_height = self.head.wrap(self.width, self.top)[1]
        self.title_height = sum(height for _each, height in self.titles) + 4 * mm

    def _table(self, *rows: list[Paragraph]) -> Table:
        return Table(list(rows), colWidths=self.widths, style=_GRID, splitInRow=1, hAlign="LEFT")

    def templates(self) -> list[PageTemplate]:
        bottom = EDGE + 5 * mm
        later = self.top - self.head_height
        first = later - self.title_height
        blank = {"leftPadding": 0, "rightPadding": 0, "topPadding": 0, "bottomPadding": 0}
        frames = {"first": first, "later": later, "cover": self.top - 20 * mm}
        draw = {"first": self._draw_titles, "later": self._draw_head, "cover": _nothing}
        order = ["cover", "first", "later"] if self.sheet.cover else ["first", "later"]
        return [
            PageTemplate(name, [Frame(BINDING, bottom, self.width, frames[name] - bottom, **blank)], onPage=draw[name])
            for name in order
        ]

    def story(self) -> Iterator[Any]:
        if self.sheet.cover:
            yield from _cover(self.sheet.cover)
            yield NextPageTemplate("first")
            yield PageBreak()
        yield NextPageTemplate("later")
        for line in self.sheet.lines:
            row = self._table([_cell(said.text, width) for said, width in zip(line, self.widths, strict=True)])
            height = row.wrap(self.width, self.top)[1]
            if height < self.top - self.head_height - EDGE - 5 * mm:
                yield CondPageBreak(height)  # only a row taller than a page is torn
            yield row
        if not self.sheet.rows:
            yield self._table([_paragraph(" ", _CELL) for _head in self.sheet.heads])
        for footer in self.sheet.footers:
            yield _paragraph(footer, _FOOTER)

    def _draw_titles(self, canvas: Any, document: Any) -> None:
        y = self.top
        for paragraph, height in self.titles:
            y -= height
            paragraph.drawOn(canvas, BINDING, y)
        self.head.drawOn(canvas, BINDING, self.top - self.title_height - self.head_height)

    def _draw_head(self, canvas: Any, document: Any) -> None:
        self.head.drawOn(canvas, BINDING, self.top - self.head_height)

    def draw_number(self, canvas: Any, number: int, total: int) -> None:
        """The cover is not counted: its leaf is bound in before page 1."""
        covers = 1 if self.sheet.cover else 0
        if number > covers:
            paragraph = _paragraph(f"Trang {number - covers}/{total - covers}", _PAGE)
            paragraph.wrap(self.width, EDGE)
            paragraph.drawOn(canvas, BINDING, EDGE - 5 * mm)


def _cover(cover: Cover) -> Iterator[Paragraph]:
    if cover.parent:
        yield _paragraph(cover.parent.upper(), _COVER)
    yield _paragraph(cover.body.upper(), ParagraphStyle("body", _COVER, fontName=BOLD, spaceAfter=35 * mm))
    yield _paragraph(cover.name.upper(), ParagraphStyle("name", _COVER_NAME, spaceAfter=12 * mm))
    for line in cover.lines:
        yield _paragraph(line, _COVER)


def _paragraph(text: str, style: ParagraphStyle) -> Paragraph:
    return Paragraph(escape(printable(str(text)), quote=False).replace("\n", "<br/>"), style)


def _cell(text: str, width: float) -> Paragraph:
    """A cell of a column that is ``width`` points wide with its padding."""
    return _paragraph(breakable(text, width - 2 * _PADDING, REGULAR, _CELL.fontSize), _CELL)


def _nothing(canvas: Any, document: Any) -> None:
    pass
