"""A letter as DOCX: the same form as the PDF, in paragraphs and styles that a person can go on editing."""

import io
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from intranet.directives.letter import Letter
from intranet.directives.printing import pieces as kinds
from intranet.directives.printing.docx_frame import foot, head, title, to
from intranet.directives.printing.docx_styles import CENTRED, HEADING, ITEM, TEXT, add_styles
from intranet.directives.printing.pieces import Piece, pieces_of
from intranet.printing.fonts import printable

_STYLES = {
    kinds.BASE: TEXT,
    kinds.CENTRED: CENTRED,
    kinds.HEADING: HEADING,
    kinds.TEXT: TEXT,
    kinds.ITEM: ITEM,
}


def letter_docx(letter: Letter) -> bytes:
    """The letter as an editable document: Times New Roman, head and foot in tables without borders."""
    document = Document()
    add_styles(document)
    _set_page(document)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = printable(letter.symbol or letter.summary)[:255], "", ""
    properties.language = "vi-VN"
    head(document, letter)
    title(document, letter)
    to(document, letter)
    paragraphs = [_add(document, piece) for piece in pieces_of(letter)]
    if paragraphs:
        paragraphs[-1].paragraph_format.keep_with_next = True  # a signature never stands alone on a page
    foot(document, letter)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _set_page(document: Any) -> None:
    """A4 with the margins of annex I, I.3; the number in the top margin from page 2 on (I.7)."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    paragraph = section.header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _add_page_number(paragraph.add_run())


def _add_page_number(run: Any) -> None:
    for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = text
        run._r.append(element)
    run.font.size = Pt(13)


def _add(document: Any, piece: Piece) -> Any:
    paragraph = document.add_paragraph(style=_STYLES[piece.kind])
    if piece.kind == kinds.ITEM:
        paragraph.paragraph_format.left_indent = Mm(12.7 * (piece.level + 1) + 6)
        paragraph.add_run(f"{piece.marker}\t")
    for run in piece.runs:
        added = paragraph.add_run(run.text)
        added.bold, added.italic = run.bold or None, run.italic or None
    return paragraph
