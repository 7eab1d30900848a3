"""Named styles of a letter in DOCX: whoever edits it changes a style, not every paragraph."""

from typing import Any

from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

FONT = "Times New Roman"
TEXT, CENTRED, HEADING, ITEM = "Sen Text", "Sen Centred", "Sen Heading", "Sen Item"
MIDDLE, RECIPIENT = "Sen Middle", "Sen Recipient"


def add_styles(document: Any) -> None:
    """Sizes and distances of Decree 30/2020/NĐ-CP, annex I; every style in the one face."""
    normal = document.styles["Normal"]
    _set_font(normal, 14)
    normal.paragraph_format.space_after = Pt(0)
    text = _style(document, TEXT, WD_ALIGN_PARAGRAPH.JUSTIFY, after=6)
    text.paragraph_format.first_line_indent = Mm(12.7)
    text.paragraph_format.line_spacing = 1.15
    heading = _style(document, HEADING, WD_ALIGN_PARAGRAPH.JUSTIFY, after=6)
    heading.paragraph_format.first_line_indent = Mm(12.7)
    heading.paragraph_format.keep_with_next = heading.font.bold = True
    centred = _style(document, CENTRED, WD_ALIGN_PARAGRAPH.CENTER, after=6)
    centred.paragraph_format.keep_with_next = centred.font.bold = True
    item = _style(document, ITEM, WD_ALIGN_PARAGRAPH.JUSTIFY, after=6)
    item.paragraph_format.first_line_indent = Mm(-6)
    item.paragraph_format.line_spacing = 1.15
    _style(document, MIDDLE, WD_ALIGN_PARAGRAPH.CENTER)
    _style(document, RECIPIENT, WD_ALIGN_PARAGRAPH.LEFT, size=11)


def _style(document: Any, name: str, alignment: Any, *, after: int = 0, size: int = 14) -> Any:
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    style.base_style = document.styles["Normal"]
    style.paragraph_format.alignment = alignment
    style.paragraph_format.space_after = Pt(after)
    _set_font(style, size)
    return style


def _set_font(style: Any, size: int) -> None:
    style.font.name, style.font.size = FONT, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for script in ("w:eastAsia", "w:cs", "w:hAnsi", "w:ascii"):
        fonts.set(qn(script), FONT)
