"""Sizes and distances of annex I of Decree 30/2020/NĐ-CP, in the units of ReportLab."""

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm, mm

from intranet.printing.fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR

PAGE = A4
TOP, BOTTOM, LEFT, RIGHT = 20 * mm, 20 * mm, 30 * mm, 15 * mm
WIDTH = PAGE[0] - LEFT - RIGHT
HEAD_WIDTHS = (WIDTH - 100 * mm, 100 * mm)
FOOT_WIDTHS = (WIDTH - 85 * mm, 85 * mm)
INDENT = 1.27 * cm
SIGNATURE_ROOM = 30 * mm

TEXT = ParagraphStyle(
    "text",
    fontName=REGULAR,
    fontSize=14,
    leading=18.5,
    alignment=TA_JUSTIFY,
    firstLineIndent=INDENT,
    spaceAfter=6,
    allowWidows=0,
    allowOrphans=0,
)
HEADING = ParagraphStyle("heading", TEXT, fontName=BOLD, keepWithNext=1)
CENTRED = ParagraphStyle("centred", TEXT, fontName=BOLD, alignment=TA_CENTER, firstLineIndent=0, keepWithNext=1)
BASE = ParagraphStyle("base", TEXT)
MOTTO = ParagraphStyle("motto", fontName=BOLD, fontSize=12, leading=15, alignment=TA_CENTER)
MOTTO_SECOND = ParagraphStyle("motto-second", MOTTO, fontSize=13, leading=16)
PARENT = ParagraphStyle("parent", MOTTO, fontName=REGULAR)
ISSUER = ParagraphStyle("issuer", MOTTO)
NUMBER = ParagraphStyle("number", fontName=REGULAR, fontSize=13, leading=16, alignment=TA_CENTER)
ABOUT = ParagraphStyle("about", NUMBER, fontSize=12, leading=14, spaceBefore=6)
ABOUT_PARTY = ParagraphStyle("about-party", ABOUT, fontName=ITALIC)
DATE = ParagraphStyle("date", NUMBER, fontName=ITALIC)
MARK = ParagraphStyle("mark", NUMBER, fontName=BOLD)
TITLE = ParagraphStyle("title", fontName=BOLD, fontSize=14, leading=18, alignment=TA_CENTER)
ADDRESSED = ParagraphStyle("addressed", fontName=REGULAR, fontSize=14, leading=18)
ADDRESSED_ONE = ParagraphStyle("addressed-one", ADDRESSED, alignment=TA_CENTER)
RECIPIENTS = ParagraphStyle("recipients", fontName=BOLD_ITALIC, fontSize=12, leading=15)
RECIPIENT = ParagraphStyle("recipient", fontName=REGULAR, fontSize=11, leading=13.5)
RECIPIENT_BELOW = ParagraphStyle("recipient-below", RECIPIENT, rightIndent=FOOT_WIDTHS[1])
SIGNATURE = ParagraphStyle("signature", fontName=BOLD, fontSize=14, leading=18, alignment=TA_CENTER)
SIGNED = ParagraphStyle("signed", fontName=ITALIC, fontSize=13, leading=16, alignment=TA_CENTER)
PAGE_NUMBER = 13
FOOT_NOTE = 9


def item_style(level: int) -> ParagraphStyle:
    """A line of a list, its marker hanging where a paragraph's first line begins."""
    start = INDENT * (level + 1)
    return ParagraphStyle(
        f"item-{level}",
        TEXT,
        firstLineIndent=0,
        leftIndent=start + 6 * mm,
        bulletIndent=start,
        bulletFontName=REGULAR,
        bulletFontSize=14,
    )
