"""What stands above and below the text of a letter in DOCX: tables without borders, as clerks make them."""

from typing import Any

from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from intranet.directives.letter import Letter
from intranet.directives.letterhead import place_and_date, symbol_line
from intranet.directives.printing.docx_styles import MIDDLE, RECIPIENT
from intranet.directives.printing.words import (
    SIGNED,
    about_line,
    addressee_lines,
    motto_lines,
    recipient_lines,
    signature_lines,
    title_lines,
)
from intranet.printing.fonts import BOLD, REGULAR, printable, width_of

_POINTS = 72 / 25.4
_HEAD, _FOOT = (65.0, 100.0), (80.0, 85.0)
"""Widths of the two columns in mm."""

_CELL_MARGIN = 1.9


def head(document: Any, letter: Letter) -> None:
    """Cells 1 to 4, 5b, 10b and 11 of annex I."""
    table = _table(document, 2, _HEAD)
    _issuer(table.cell(0, 0), letter)
    first, *second = motto_lines(letter)
    _line(table.cell(0, 1), first, 12 if second else 13, bold=True)
    for line in second:
        _line(table.cell(0, 1), line, 13, bold=True)
    _rule(table.cell(0, 1), width_of((second or [first])[-1], BOLD, 13) / _POINTS, _HEAD[1])
    _number(table.cell(1, 0), letter)
    _line(table.cell(1, 1), place_and_date(letter.place, letter.date), 13, italic=True)
    _finish(table)
    document.add_paragraph(style=MIDDLE)


def _issuer(cell: Any, letter: Letter) -> None:
    for line in letter.parent_lines:
        _line(cell, line, 12)
    for line in letter.issuer_lines:
        _line(cell, line, 12, bold=True)
    if letter.is_party:
        _line(cell, "*", 12)
    elif letter.issuer_lines:
        longest = max(width_of(line, BOLD, 12) / _POINTS for line in letter.issuer_lines)
        _rule(cell, min(longest, _HEAD[0]) * 0.4, _HEAD[0])


def _number(cell: Any, letter: Letter) -> None:
    _line(cell, symbol_line(letter.symbol, is_party=letter.is_party), 13)
    if about := about_line(letter):
        paragraph = _line(cell, about, 12, italic=letter.is_party)
        paragraph.paragraph_format.space_before = Pt(6)
    for mark in filter(None, (letter.urgency, letter.circulation)):
        _boxed(_line(cell, mark, 13, bold=True), mark)


def title(document: Any, letter: Letter) -> None:
    """Cell 5a."""
    lines = title_lines(letter)
    for line in lines:
        _line(document, line, 14, bold=True)
    if lines and letter.is_party:
        _line(document, "-----", 14, bold=True)
    elif lines:
        _rule(document, min(width_of(printable(lines[-1]), BOLD, 14) / _POINTS, 165) * 0.4, 165)
    if lines:
        document.add_paragraph(style=MIDDLE)


def to(document: Any, letter: Letter) -> None:
    """Cell 9a; the dashes stand below the colon."""
    lines = addressee_lines(letter)
    word = letter.addressed_to
    if len(lines) == 1:
        _line(document, f"{word} {lines[0]}", 14)
    elif lines:
        first = width_of(word, REGULAR, 14) / _POINTS + 2 * _CELL_MARGIN + 1
        second = min(
            max(width_of(printable(line), REGULAR, 14) for line in lines) / _POINTS + 2 * _CELL_MARGIN + 1, 165 - first
        )
        table = _table(document, 1, (first, second))
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        for cell, texts in zip(table.rows[0].cells, ([word], lines), strict=True):
            for line in texts:
                _line(cell, line, 14).alignment = WD_ALIGN_PARAGRAPH.LEFT
        _finish(table)
    if lines:
        document.add_paragraph(style=MIDDLE)


def foot(document: Any, letter: Letter) -> None:
    """Cells 7 and 9b."""
    table = _table(document, 1, _FOOT)
    left, right = table.rows[0].cells
    received = recipient_lines(letter)
    if received:
        heading = _line(left, "Nơi nhận:", 12, bold=True, italic=True)
        heading.alignment = WD_ALIGN_PARAGRAPH.LEFT
    for line in [*received, *filter(None, [letter.drafter])]:
        left.add_paragraph(printable(line), style=RECIPIENT)
    for line in signature_lines(letter):
        _line(right, line, 14, bold=True)
    room = 2 if letter.is_signed and letter.signatory else 5
    for text in [*[""] * room, *([SIGNED, "", ""] if room == 2 else [])]:
        _line(right, text, 13, italic=True)
    _line(right, letter.signatory, 14, bold=True)
    _finish(table)


def _table(document: Any, rows: int, widths: tuple[float, float]) -> Any:
    """A table without borders: the default style of the template has none."""
    table = document.add_table(rows, 2)
    table.autofit = False
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
    return table


def _finish(table: Any) -> None:
    """A new cell begins with an empty paragraph, which may go once another stands there."""
    for row in table.rows:
        for cell in row.cells:
            first = cell.paragraphs[0]
            if len(cell.paragraphs) > 1 and not first.text:
                first._p.getparent().remove(first._p)


def _line(place: Any, text: str, size: int, *, bold: bool = False, italic: bool = False) -> Any:
    paragraph = place.add_paragraph(style=MIDDLE)
    run = paragraph.add_run(printable(text))
    run.bold, run.italic, run.font.size = bold or None, italic or None, Pt(size)
    return paragraph


def _rule(place: Any, length: float, width: float) -> None:
    """A line of ``length`` mm in the middle of ``width`` mm: the upper edge of an empty paragraph between indents."""
    paragraph = place.add_paragraph(style=MIDDLE)
    side = max(0.0, (width - length) / 2 - _CELL_MARGIN)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
    paragraph.paragraph_format.line_spacing = Pt(6)
    _border(paragraph, ("top",))


def _boxed(paragraph: Any, mark: str) -> None:
    side = max(0.0, (_HEAD[0] - width_of(mark, BOLD, 13) / _POINTS) / 2 - 5)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = Mm(side)
    paragraph.paragraph_format.space_before = Pt(8)
    _border(paragraph, ("top", "left", "bottom", "right"))


def _border(paragraph: Any, sides: tuple[str, ...]) -> None:
    borders = OxmlElement("w:pBdr")
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
            edge.set(qn(f"w:{name}"), value)
        borders.append(edge)
    properties = paragraph._p.get_or_add_pPr()
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )
