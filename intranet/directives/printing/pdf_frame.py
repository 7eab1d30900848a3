"""What stands above and below the text of a letter in PDF."""

from html import escape
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, Spacer, Table

from intranet.directives.letter import Letter
from intranet.directives.letterhead import place_and_date, symbol_line
from intranet.directives.printing import styles
from intranet.directives.printing.runs import Run
from intranet.directives.printing.words import (
    SIGNED,
    about_line,
    addressee_lines,
    motto_lines,
    recipient_lines,
    signature_lines,
    title_lines,
)
from intranet.printing.fonts import BOLD, printable, width_of

_TIGHT = [
    ("LEFTPADDING", (0, 0), (-1, -1), 0),
    ("RIGHTPADDING", (0, 0), (-1, -1), 0),
    ("VALIGN", (0, 0), (-1, -1), "TOP"),
]
_FLUSH = [("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
_BESIDE_SIGNATURE = 12
"""Recipients that stand beside the signature; a longer list goes on below it, over pages if it must."""


class Rule(Flowable):
    """A line in the middle of what it stands under."""

    def __init__(self, length: float) -> None:
        super().__init__()
        self.length = length

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.width = width
        return width, 5

    def draw(self) -> None:
        self.canv.setLineWidth(0.6)
        left = (self.width - self.length) / 2
        self.canv.line(left, 2, left + self.length, 2)


def marked(run: Run) -> str:
    """A run in the markup of ReportLab; words are never markup."""
    text = escape(run.text, quote=False).replace("\n", "<br/>")
    text = f"<b>{text}</b>" if run.bold else text
    return f"<i>{text}</i>" if run.italic else text


def _line(text: str, style: Any) -> Paragraph:
    return Paragraph(escape(printable(text), quote=False), style)


def head(letter: Letter) -> list[Flowable]:
    """Issuer and motto side by side, below them symbol and date (cells 1 to 4, 5b, 10b, 11)."""
    rows = [[_issuer(letter), _motto(letter)], [_number(letter), [_date(letter)]]]
    style = [*_TIGHT, ("TOPPADDING", (0, 0), (-1, 0), 0), ("ALIGN", (0, 0), (-1, -1), "CENTER")]
    table = Table(rows, colWidths=styles.HEAD_WIDTHS, style=style)
    return [table, Spacer(0, 4 * mm)]


def _issuer(letter: Letter) -> list[Flowable]:
    lines = [_line(line, styles.PARENT) for line in letter.parent_lines]
    lines += [_line(line, styles.ISSUER) for line in letter.issuer_lines]
    if letter.is_party:
        return [*lines, _line("*", styles.PARENT)]
    longest = max((width_of(line, BOLD, 12) for line in letter.issuer_lines), default=0)
    return [*lines, Rule(min(longest, styles.HEAD_WIDTHS[0]) * 0.4)]


def _motto(letter: Letter) -> list[Flowable]:
    first, *second = motto_lines(letter)
    last, size = (second[0], 13.0) if second else (first, 13.0)
    top = _line(first, styles.MOTTO if second else styles.MOTTO_SECOND)
    return [top, *(_line(line, styles.MOTTO_SECOND) for line in second), Rule(width_of(last, BOLD, size))]


def _number(letter: Letter) -> list[Flowable]:
    cell: list[Flowable] = [_line(symbol_line(letter.symbol, is_party=letter.is_party), styles.NUMBER)]
    if about := about_line(letter):
        cell += [Spacer(0, 6), _line(about, styles.ABOUT_PARTY if letter.is_party else styles.ABOUT)]
    for mark in filter(None, (letter.urgency, letter.circulation)):
        cell += [Spacer(0, 8), _boxed(mark)]
    return cell


def _boxed(mark: str) -> Table:
    """Annex I, III.2: words in a single frame, 8 mm high."""
    width = max(20 * mm, width_of(mark, BOLD, 13) + 6 * mm)
    box = [("BOX", (0, 0), (-1, -1), 0.8, "black"), ("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    return Table([[_line(mark, styles.MARK)]], colWidths=[width], rowHeights=[8 * mm], style=[*_TIGHT, *_FLUSH, *box])


def _date(letter: Letter) -> Paragraph:
    return _line(place_and_date(letter.place, letter.date), styles.DATE)


def title(letter: Letter) -> list[Flowable]:
    """Type and summary in the middle (cell 5a)."""
    lines = title_lines(letter)
    if not lines:
        return []
    length = min(width_of(printable(lines[-1]), BOLD, 14), styles.WIDTH) * 0.4
    rule = _line("-----", styles.TITLE) if letter.is_party else Rule(length)
    return [*(_line(line, styles.TITLE) for line in lines), rule, Spacer(0, 5 * mm)]


def to(letter: Letter) -> list[Flowable]:
    """Addressees (cell 9a): one on the line of "Kính gửi:", several below one another."""
    lines = addressee_lines(letter)
    if not lines:
        return []
    word = letter.addressed_to
    if len(lines) == 1:
        return [_line(f"{word} {lines[0]}", styles.ADDRESSED_ONE), Spacer(0, 4 * mm)]
    first = width_of(word, styles.ADDRESSED.fontName, 14) + 2 * mm
    longest = max(width_of(printable(line), styles.ADDRESSED.fontName, 14) for line in lines) + 1
    second = min(longest, styles.WIDTH - first)
    rows = [
        [_line(word if number == 0 else "", styles.ADDRESSED), _line(line, styles.ADDRESSED)]
        for number, line in enumerate(lines)
    ]
    return [Table(rows, colWidths=[first, second], style=[*_TIGHT, *_FLUSH]), Spacer(0, 4 * mm)]


def foot(letter: Letter) -> list[Flowable]:
    """Recipients at the left, the signature at the right (cells 7 and 9b)."""
    lines = [*recipient_lines(letter), *filter(None, [letter.drafter])]
    beside = [_line(line, styles.RECIPIENT) for line in lines[:_BESIDE_SIGNATURE]]
    below = [_line(line, styles.RECIPIENT_BELOW) for line in lines[_BESIDE_SIGNATURE:]]
    heading = [_line("Nơi nhận:", styles.RECIPIENTS)] if recipient_lines(letter) else []
    table = Table([[[*heading, *beside], _signature(letter)]], colWidths=styles.FOOT_WIDTHS, style=[*_TIGHT, *_FLUSH])
    return [table, *below]


def _signature(letter: Letter) -> list[Flowable]:
    lines: list[Flowable] = [_line(line, styles.SIGNATURE) for line in signature_lines(letter)]
    if letter.is_signed and letter.signatory:
        lines += [Spacer(0, 7 * mm), _line(SIGNED, styles.SIGNED), Spacer(0, 7 * mm)]
    else:
        lines.append(Spacer(0, styles.SIGNATURE_ROOM))
    return [*lines, _line(letter.signatory, styles.SIGNATURE)]
