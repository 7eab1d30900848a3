"""Whether a PDF page is a picture of a page: a scan, with or without a text layer laid over it."""

from typing import Any

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

LEAST_SHARE = 0.5
"""Share of the page that one picture must cover; a crest, a seal or a photograph covers less."""

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


def _area(thing: Any) -> float:
    left, bottom, right, top = thing.get_bounds()
    return max(0.0, float((right - left) * (top - bottom)))
