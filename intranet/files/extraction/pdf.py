"""PDF: checked first, then read page by page, each word from the place where it stands."""

from collections.abc import Iterator
from itertools import chain
from typing import BinaryIO

import pypdfium2  # type: ignore[import-untyped]

from intranet.files.extraction.outcome import Checked, Part, Sheet, Unread
from intranet.files.extraction.pdf_checks import check_pdf
from intranet.files.extraction.pictured import is_picture, pictures_on
from intranet.files.extraction.reading_order import in_reading_order
from intranet.files.extraction.words import LEAST_LETTERS, words_of


def read_pdf(file: BinaryIO) -> Iterator[Part]:
    """Check the whole file, then read its text layer. ``pages_without_text``: pages that are pictures (scans)."""
    checked = check_pdf(file)
    document = pypdfium2.PdfDocument(file)
    sheets = (_sheet(document, number) for number in range(len(document)))
    first = next(sheets, None)
    said = "\n".join(filter(None, (first.text, first.beside))) if first else ""
    is_read = bool(first and first.text)
    pictures = pictures_on(document[0]) if first and is_read and not first.is_picture else ()
    yield Checked(said if is_read else None, checked.notices, "" if is_read else said, checked.is_signed, pictures)
    blank = False
    for sheet in chain([first] if first else [], sheets):
        blank = blank or (sheet.is_picture and not sheet.text)
        yield sheet
    if blank:
        yield Unread("pages_without_text")


def _sheet(document: pypdfium2.PdfDocument, number: int) -> Sheet:
    read = words_of(document, number)
    letters = sum(len(word.text) for word in read.words)
    picture = (number == 0 or letters < LEAST_LETTERS) and is_picture(document[number])
    if picture and letters < LEAST_LETTERS:
        over = " ".join(word.text for word in read.words)
        return Sheet("", [], round(read.width), round(read.height), True, f"{over}\n{read.laid_over}".strip())
    placed = in_reading_order(read.words, read.width, read.height, first=number == 0)
    is_blank = not placed.text
    return Sheet(placed.text, placed.boxes, round(read.width), round(read.height), picture or is_blank, read.laid_over)
