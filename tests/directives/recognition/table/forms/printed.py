"""PDF with a text layer: both columns set by position, as a printer driver writes them."""

import io
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from tests.directives.recognition.table.forms.outline import outline

_FONTS = (
    "/usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf",
    "/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf",
)
_NAME, _SIZE, _LEADING = "Printed", 12, 16
_LEFT, _MIDDLE, _WIDTH, _TOP, _BOTTOM = 60, 270, 480, 780, 60


def pdf(text: str) -> bytes | None:
    """The text on as many pages as it takes; None where no font with Vietnamese letters is installed."""
    font = next(filter(None, map(_with_vietnamese, _FONTS)), None)
    if font is None:
        return None
    pdfmetrics.registerFont(font)
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    _draw(_Sheet(canvas), text)
    canvas.save()
    return out.getvalue()


def _with_vietnamese(path: str) -> TTFont | None:
    """Some builds of Liberation have no letters with two marks."""
    font = TTFont(_NAME, path) if Path(path).is_file() else None
    return font if font and ord("ộ") in font.face.charToGlyph else None


class _Sheet:
    """A page being written from top to bottom."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.y = _TOP

    def line(self, text: str, x: int = _LEFT) -> None:
        if self.y < _BOTTOM:
            self.canvas.showPage()
            self.y = _TOP
        self.canvas.setFont(_NAME, _SIZE)
        self.canvas.drawString(x, self.y, text)
        self.y -= _LEADING

    def columns(self, left: Any, right: Any) -> None:
        """Both from the same height; a blank line parts the blocks."""
        if self.y - _LEADING * 12 < _BOTTOM:
            self.canvas.showPage()
            self.y = _TOP
        top = lowest = self.y
        for x, blocks, width in ((_LEFT, left, _MIDDLE - _LEFT - 10), (_MIDDLE, right, _WIDTH - _MIDDLE + 40)):
            self.y = top
            for block in blocks:
                for line in block:
                    for piece in _wrapped(line, width):
                        self.line(piece, x)
                self.y -= _LEADING
            lowest = min(lowest, self.y)
        self.y = lowest


def _draw(sheet: _Sheet, text: str) -> None:
    parts = outline(text)
    if parts.left:
        sheet.columns(parts.left, parts.right)
    for block in parts.body:
        for line in block:
            for piece in _wrapped(line, _WIDTH):
                sheet.line(piece)
        sheet.y -= _LEADING // 2
    if parts.recipients:
        sheet.columns(parts.recipients, parts.signature)


def _wrapped(line: str, width: int) -> list[str]:
    pieces, current = [], ""
    for word in line.split():
        longer = f"{current} {word}".strip()
        if current and pdfmetrics.stringWidth(longer, _NAME, _SIZE) > width:
            pieces.append(current)
            longer = word
        current = longer
    return [*pieces, current]
