"""A letter as PDF: what is signed, and what readers may carry."""

import io
from collections.abc import Iterator
from typing import Any

from reportlab.platypus import BaseDocTemplate, Frame, KeepTogether, PageTemplate, Paragraph, Spacer

from intranet.directives.letter import Letter
from intranet.directives.printing import pieces as kinds
from intranet.directives.printing import styles
from intranet.directives.printing.pdf_frame import foot, head, marked, title, to
from intranet.directives.printing.pieces import Piece, pieces_of
from intranet.printing.fonts import REGULAR, printable, use_fonts

READING_COPY = "Bản đọc, không thay bản gốc"
"""What stands at the foot of every copy that is not the original (Decree 30, art. 5: the signed one is)."""

_STYLES = {
    kinds.BASE: styles.BASE,
    kinds.CENTRED: styles.CENTRED,
    kinds.HEADING: styles.HEADING,
    kinds.TEXT: styles.TEXT,
}
_KEPT_WITH_FOOT = 600
"""Characters up to which the last paragraph moves to the next page with the signature, which never stands alone."""


def letter_pdf(letter: Letter, *, note: str = "") -> bytes:
    """The letter on A4 in its proper form, with ``note`` at the foot of every page. Equal letters give equal bytes."""
    use_fonts()
    target = io.BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=styles.PAGE,
        title=printable(letter.symbol or letter.summary),
        author="",
        creator="Sen",
        lang="vi",
        invariant=True,
    )
    height = styles.PAGE[1] - styles.TOP - styles.BOTTOM
    frame = Frame(styles.LEFT, styles.BOTTOM, styles.WIDTH, height, 0, 0, 0, 0)
    document.addPageTemplates(PageTemplate("page", [frame], onPage=_Margin(note).draw))
    document.build(list(_story(letter)))
    return target.getvalue()


def _story(letter: Letter) -> Iterator[Any]:
    yield from head(letter)
    yield from title(letter)
    yield from to(letter)
    pieces = pieces_of(letter)
    kept = pieces[-1:] if pieces and len(pieces[-1].text) <= _KEPT_WITH_FOOT else []
    signature, *more_recipients = foot(letter)
    yield from (_paragraph(piece) for piece in pieces[: len(pieces) - len(kept)])
    yield KeepTogether([*(_paragraph(piece) for piece in kept), Spacer(0, 8), signature])
    yield from more_recipients


def _paragraph(piece: Piece) -> Paragraph:
    words = "".join(marked(run) for run in piece.runs)
    if piece.kind == kinds.ITEM:
        return Paragraph(words, styles.item_style(piece.level), bulletText=piece.marker)
    return Paragraph(words, _STYLES[piece.kind])


class _Margin:
    """What stands in the margins: the number from page 2 on (annex I, I.7), and a note."""

    def __init__(self, note: str) -> None:
        self.note = printable(note)

    def draw(self, canvas: Any, document: Any) -> None:
        middle = styles.LEFT + styles.WIDTH / 2
        if document.page > 1:
            canvas.setFont(REGULAR, styles.PAGE_NUMBER)
            canvas.drawCentredString(middle, styles.PAGE[1] - styles.TOP / 2 - 4, str(document.page))
        if self.note:
            canvas.setFont(REGULAR, styles.FOOT_NOTE)
            canvas.drawCentredString(middle, styles.BOTTOM / 2, self.note)
