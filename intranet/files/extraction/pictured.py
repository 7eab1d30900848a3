"""Whether a PDF page is a picture of a page: a scan, with or without a text layer laid over it."""

from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from intranet.files.extraction.outcome import MOST_PICTURES
from intranet.files.extraction.places import SCALE, Box
from intranet.files.extraction.words import Paper

LEAST_SHARE = 0.5
"""Share of the page that one picture must cover; a crest, a seal or a photograph covers less."""

LEAST_SIDE = 20
"""Points, 7 mm: a secrecy stamp is higher (Circular 24/2020/TT-BCA)."""

WHOLE = f"0-0-{SCALE}-{SCALE}"
_MOST_OBJECTS = 20_000


def is_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether one picture covers most of ``page``, or many strips of it do together (as some scanners write them)."""
    width, height = page.get_size()
    covered = 0.0
    for index, thing in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)):
        covered += _area(thing)
        if covered >= LEAST_SHARE * width * height:
            return True
        if index > _MOST_OBJECTS:
            break
    return False


def pictures_on(page: pypdfium2.PdfPage) -> tuple[str, ...]:
    """The places of pictures large enough for a stamp, left-top-right-bottom in thousandths of the page, those on
    top first; the whole page where there are many.
    """
    paper = Paper(page)
    found = page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3)
    things = [thing for thing, _n in zip(found, range(_MOST_OBJECTS), strict=False)]
    if any(thing.level for thing in things):  # where it stands is known within its form only
        return (WHOLE,)
    boxes = [paper.box(*thing.get_bounds()) for thing in things]
    large = [box for box in boxes if min(box.right - box.left, box.bottom - box.top) >= LEAST_SIDE]
    if len(large) > MOST_PICTURES:
        return (WHOLE,)
    return tuple(_name(box, paper) for box in sorted(large, key=lambda box: box.top))


def _name(box: Box, paper: Paper) -> str:
    sides = (box.left / paper.width, box.top / paper.height, box.right / paper.width, box.bottom / paper.height)
    return "-".join(str(min(SCALE, max(0, round(side * SCALE)))) for side in sides)


def _area(thing: Any) -> float:
    left, bottom, right, top = thing.get_bounds()
    return max(0.0, float((right - left) * (top - bottom)))
