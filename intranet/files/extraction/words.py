"""The words of one PDF page with their places, from the text layer and from what is laid over it."""

import ctypes
import re
from dataclasses import dataclass
from typing import Any, BinaryIO

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from intranet.files.extraction.places import Box, Word, around

_SIGNATURE = re.compile(r"Người ký|Ký bởi|Được ký bởi|Thời gian ký|Ngày ký|Ký ngày|[Ss]igned by|Signing time")
_WORD = re.compile(r"[^\s\x00\x01\x03-\x1f]+")
_NOT_KEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_HYPHENS = {0x2: "-", 0xFFFE: "-", 0xAD: "-"}
"""PDFium's own sign for a hyphen at the end of a line; dropped, it would turn 4017/TTr-BNNMT into another symbol."""


LEAST_LETTERS = 200
"""On a page that is a picture: with fewer letters than these the text laid over it is a stamp, not its text layer."""


@dataclass(frozen=True, slots=True)
class PageWords:
    """``words`` in any order, those of pictures of signature fields (``stamped``) among them; ``laid_over`` is what
    visible signatures and notes say, which is no part of the text.
    """

    words: list[Word]
    stamped: list[Word]
    laid_over: str
    width: float
    height: float


class Paper:
    """Turns PDFium's points (origin at the lower left, before rotation) into points from the upper left as seen."""

    def __init__(self, page: pypdfium2.PdfPage) -> None:
        self.left, self.bottom, self.right, self.top = page.get_bbox()
        self.rotation = page.get_rotation()
        self.width, self.height = page.get_size()

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """The box as it is seen."""
        if self.rotation == 90:
            return Box(bottom - self.bottom, left - self.left, top - self.bottom, right - self.left)
        if self.rotation == 180:
            return Box(self.right - right, bottom - self.bottom, self.right - left, top - self.bottom)
        if self.rotation == 270:
            return Box(self.top - top, self.right - right, self.top - bottom, self.right - left)
        return Box(left - self.left, self.top - top, right - self.left, self.top - bottom)


def words_of(document: pypdfium2.PdfDocument, number: int) -> PageWords:
    """The words of page ``number`` (from 0). A number stamped as a signature's picture is a word like any other; the
    block that says who signed is not.
    """
    page = document[number]
    rects = _annotations(page)
    notes = _notes(page)
    own = -1
    if rects and pdfium.FPDFPage_Flatten(page.raw, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
        own = page.get_textpage().count_chars()
        page = document[number]  # what was flattened is seen by a page that is loaded anew
    paper = Paper(page)
    words, over = _read(page, paper, own)
    dropped = ""
    for rect in (paper.box(*rect) for rect in rects):
        inside = [word for word in over if rect.holds(word.box)]
        said = " ".join(word.text for word in inside)
        if _SIGNATURE.search(said):
            over = [word for word in over if word not in inside]
            dropped += said + "\n"
    page.close()
    return PageWords([*words, *over], over, f"{dropped}{notes}".strip(), paper.width, paper.height)


def stamped_words(file: BinaryIO, number: int, size: tuple[int, int]) -> list[Word]:
    """What was stamped over page ``number``, which is a picture of ``size`` pixels: exact words, in its pixels. The
    text layer that some scanners lay over the whole page is left out.
    """
    read = words_of(pypdfium2.PdfDocument(file), number)
    whole_layer = sum(len(word.text) for word in read.words) >= LEAST_LETTERS
    across, down = size[0] / max(read.width, 1), size[1] / max(read.height, 1)
    return [
        Word(word.text, Box(box.left * across, box.top * down, box.right * across, box.bottom * down))
        for word in (read.stamped if whole_layer else read.words)
        for box in [word.box]
    ]


def _read(page: Any, paper: Paper, own: int) -> tuple[list[Word], list[Word]]:
    """The page's own words, and those that flattening added: characters from ``own`` on; all are its own when -1."""
    textpage = page.get_textpage()
    characters = _characters(textpage)
    places = _Places(textpage.raw, paper)
    words: list[Word] = []
    over: list[Word] = []
    for found in _WORD.finditer(characters):
        for start, end, box in places.parts(*found.span()):
            text = _NOT_KEPT.sub("", characters[start:end])
            (over if start >= own >= 0 else words).append(Word(text, box))
    return words, over


def _characters(textpage: Any) -> str:
    """One character for each of PDFium's, so that its number is its place in the string."""
    count = textpage.count_chars()
    buffer = (ctypes.c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(textpage.raw, 0, count, buffer)
    text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace") if written > 0 else ""
    if len(text) != count:
        text = "".join(chr(pdfium.FPDFText_GetUnicode(textpage.raw, index)) for index in range(count))
    return text.translate(_HYPHENS)


class _Places:
    """Where the characters of a page stand."""

    def __init__(self, handle: Any, paper: Paper) -> None:
        self._handle, self._paper, self._rect = handle, paper, pdfium.FS_RECTF()

    def of(self, index: int) -> Box:
        """The box of one character, with room for accents."""
        rect = self._rect
        pdfium.FPDFText_GetLooseCharBox(self._handle, index, rect)
        return self._paper.box(rect.left, rect.bottom, rect.right, rect.top)

    def parts(self, start: int, end: int) -> list[tuple[int, int, Box]]:
        """The word, or what it falls into where it leaps: two texts that have no blank between them. The ends of a word
        are enough to know its place.
        """
        first, last = self.of(start), self.of(end - 1)
        width = last.right - first.left
        if abs(first.middle - last.middle) < 0.3 * first.height and 0 <= width < (end - start) * first.height:
            return [(start, end, Box(first.left, min(first.top, last.top), last.right, max(first.bottom, last.bottom)))]
        cuts, before = [start], first
        for index in range(start + 1, end):
            here = self.of(index)
            if _leaps(before, here):
                cuts.append(index)
            before = here if here.height > 0 else before
        ends = zip(cuts, [*cuts[1:], end], strict=True)
        return [(begin, stop, around([self.of(begin), self.of(stop - 1)])) for begin, stop in ends]


def _leaps(before: Box, here: Box) -> bool:
    height = max(before.height, here.height, 1.0)
    apart = abs(here.middle - before.middle) > 0.6 * height
    return here.height > 0 and (apart or not -2 * height < here.left - before.right < 0.8 * height)


def _annotations(page: Any) -> list[tuple[float, float, float, float]]:
    rects = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), 200)):
        annotation, rect = pdfium.FPDFPage_GetAnnot(page.raw, index), pdfium.FS_RECTF()
        if annotation and pdfium.FPDFAnnot_GetRect(annotation, rect):
            rects.append((rect.left, min(rect.bottom, rect.top), rect.right, max(rect.bottom, rect.top)))
        pdfium.FPDFPage_CloseAnnot(annotation)
    return rects


def _notes(page: Any) -> str:
    """What stamps and notes laid over the page say in their own words: these are no part of its text layer."""
    said = []
    for index in range(min(pdfium.FPDFPage_GetAnnotCount(page.raw), 200)):
        annotation = pdfium.FPDFPage_GetAnnot(page.raw, index)
        if annotation and (text := _contents(annotation)):
            said.append(text)
        pdfium.FPDFPage_CloseAnnot(annotation)
    return "\n".join(said)


def _contents(annotation: Any) -> str:
    length = pdfium.FPDFAnnot_GetStringValue(annotation, b"Contents", None, 0)
    if not 2 < length < 100_000:
        return ""
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFAnnot_GetStringValue(
        annotation, b"Contents", ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), length
    )
    return buffer.raw[: length - 2].decode("utf-16-le", "replace").strip()
