"""The typeface of everything that is printed."""

import unicodedata
from functools import cache
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FOLDER = Path(__file__).parent / "fonts"
REGULAR, BOLD, ITALIC, BOLD_ITALIC = "SenLetter", "SenLetter-Bold", "SenLetter-Italic", "SenLetter-BoldItalic"
_FILES = {
    REGULAR: "SenLetter-Regular.ttf",
    BOLD: "SenLetter-Bold.ttf",
    ITALIC: "SenLetter-Italic.ttf",
    BOLD_ITALIC: "SenLetter-BoldItalic.ttf",
}

_SAME_LOOK = str.maketrans(
    {"\u2011": "-", "\u2010": "-", "\u00ad": "", "\u202f": "\u00a0", "\u2009": " ", "\u2007": "\u00a0", "\ufffd": "?"}
    | {"☐": "□"}
    | dict.fromkeys("\u200b\u200c\u200d\ufeff")
)
"""Characters without a glyph of their own, and what is printed for them."""


@cache
def use_fonts() -> str:
    """Make the typeface known to ReportLab, once a process, and return the name of its upright style."""
    for name, file in _FILES.items():
        pdfmetrics.registerFont(TTFont(name, FOLDER / file))
    pdfmetrics.registerFontFamily(REGULAR, normal=REGULAR, bold=BOLD, italic=ITALIC, boldItalic=BOLD_ITALIC)
    return REGULAR


def printable(text: str) -> str:
    """``text`` composed (NFC, TCVN 6909:2001) and without characters that have no glyph; line ends are kept."""
    composed = unicodedata.normalize("NFC", text).translate(_SAME_LOOK)
    return "".join(c for c in composed if c == "\n" or unicodedata.category(c) != "Cc")


def width_of(text: str, font: str, size: float) -> float:
    """The width of one line of ``text`` in points."""
    use_fonts()
    return float(pdfmetrics.stringWidth(text, font, size))


def type_face() -> Path:
    """The file of the bold upright style, for what is drawn as a picture."""
    return FOLDER / _FILES[BOLD]
