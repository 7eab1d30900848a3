"""What stands on a page that is a picture: letters read by tesseract, in reading order, each line with its place."""

import re
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image, ImageFilter

from intranet.files.extraction import inks
from intranet.files.extraction.arrival_stamps import without_arrival_stamps
from intranet.files.extraction.decoders import composed
from intranet.files.extraction.number_box import with_number
from intranet.files.extraction.page_image import page_image
from intranet.files.extraction.phrases import bare_letters, mended
from intranet.files.extraction.places import Box, Word
from intranet.files.extraction.reading_order import in_reading_order
from intranet.files.extraction.repairs import repaired
from intranet.files.extraction.signature_block import with_signature
from intranet.files.extraction.tesseract import SCATTERED, read_letters
from intranet.files.extraction.tilted_stamps import is_urgency, tilted_stamps
from intranet.files.extraction.words import stamped_words

DPI = 200
"""What Decree 30/2020/NĐ-CP, annex I, asks of a scanned copy; tesseract reads Vietnamese best at it, too."""

NOTHING_THERE = 100
"""Quality of a page on which nothing stands: it has been read."""

_MOTTO = re.compile(r"C[ỘÔO]NG H\S{1,2} X|[ĐÐ][ẢA]NG C[ỘÔO]NG S")
_STAMPS = re.compile(r"(?:TUY[ỆÊE]T |T[ỐÔO]I )?M[ẬÂA]T|(?:TH[ƯU][ỢƠO]NG )?KH[ẨÂA]N|H[ỎOÓ]A T[ỐÔO]C", re.IGNORECASE)
_SCRAWL = 9
_TOP = Box(0, 0, 100, 1)
"""Where a stamp that stands askew is read: before everything else."""

_NO_WORD, _SHORT = 45, 12
_SURER, _SURE_ENOUGH = 8, 65
_MOST_OF = 0.55
_TITLE = re.compile(r"[^\W\d_]{2,}(?: [^\W\d_]{2,})+:?")


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """Text and places of a page (``places.PlacedText``); ``quality`` is how sure the machine was, 0 to 100.

    ``beside``: what stands on the page but is not its text: coloured stamps, arrival stamps, words in capitals that
    stand alone on the upper half. It is there to be checked, not to be kept.
    """

    text: str
    boxes: list[list[int]]
    width: int
    height: int
    quality: int
    beside: str


def read_page(file: BinaryIO, kind: str, number: int, program: str) -> ScannedPage:
    """Read page ``number`` (from 0) with the tesseract at ``program``.

    Raises:
        Exception: whatever tesseract or a parser of pictures raises; the process ends without an answer.
    """
    picture = page_image(file, kind, number, dpi=DPI, with_stamps=False)
    grey = inks.black(picture)
    letters = read_letters(grey, program)
    capitals = _capitals(grey, program) if number == 0 else []
    tilted = tilted_stamps(grey, letters.words, program) if number == 0 else []
    words = with_signature(_with_better(letters.words, capitals), grey, program)
    words = with_number(words, grey, program) if number == 0 else words
    words += stamped_words(file, number, picture.size) if kind == "pdf" else []
    words, arrival = without_arrival_stamps(words)
    words, scrawls = _without_scrawls(words) if number == 0 else (words, [])
    scrawls += [word for word in words if word.sure < _NO_WORD and len(word.text) < _SHORT]
    words = [word for word in words if word not in scrawls and any(map(str.isalnum, word.text))]
    lines = [word._replace(text=repaired(word.text)) for word in words]
    lines += [Word(stamp, _TOP) for stamp in tilted if is_urgency(stamp)]
    placed = in_reading_order(lines, *picture.size, first=number == 0)
    quality = letters.quality if letters.words or inks.has_ink(grey) else NOTHING_THERE
    beside = [*arrival, *scrawls, *capitals, *(_in_colour(picture, program) if number == 0 else [])]
    said = composed("\n".join([*tilted, *(word.text for word in beside)]))
    return ScannedPage(mended(placed.text), placed.boxes, *picture.size, quality, said)


def _capitals(grey: Image.Image, program: str) -> list[Word]:
    """Words in capitals anywhere on the upper half: a stamp in a box is passed over when a page is read as a whole."""
    upper = grey.crop((0, 0, grey.width, grey.height // 2))
    found: list[Word] = []
    for picture in (upper.filter(ImageFilter.MedianFilter(3)), upper):
        words = [word for word in read_letters(picture, program, mode=SCATTERED).words if word.text.isupper()]
        found += [word for word in words if not any(word.text == other.text for other in found)]
    return sorted(found, key=lambda word: word.box.top)


def _in_colour(picture: Image.Image, program: str) -> list[Word]:
    ink = inks.coloured(picture)
    words = read_letters(ink, program, mode=SCATTERED).words if ink else []
    return sorted(words, key=lambda word: word.box.top)


def _with_better(words: list[Word], capitals: list[Word]) -> list[Word]:
    """A title that a seal or strokes of a pen spoilt is often read when it is looked for by itself."""
    better = []
    for word in words:
        again = [one for one in capitals if one.box.overlaps(word.box) and _is_better(one, word)]
        better.append(max(again, key=lambda one: one.sure, default=word))
    return list(dict.fromkeys(better))


def _is_better(again: Word, word: Word) -> bool:
    if again.sure < _SURE_ENOUGH or not _TITLE.fullmatch(again.text) or word.text == again.text:
        return False
    spoilt = not word.text.isupper() and again.box.area > _MOST_OF * word.box.area
    ends_in_it = bare_letters(word.text).endswith(bare_letters(again.text)) and not word.text.isupper()
    return spoilt or ends_in_it or (again.sure > word.sure + _SURER and len(again.text) + 3 > len(word.text))


def _without_scrawls(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """Apart from what was jotted down above the letterhead: a few letters that are no stamp."""
    motto = next((word for word in words if _MOTTO.search(word.text)), None)
    if motto is None:
        return words, []
    scrawls = [
        word
        for word in words
        if word.box.middle < motto.box.top and len(word.text) < _SCRAWL and not _STAMPS.search(word.text)
    ]
    return [word for word in words if word not in scrawls], scrawls
