"""Draws one page as JPEG.

A page that cannot be drawn is answered with nothing.
"""

import io
import json
import os
from contextlib import suppress
from typing import TYPE_CHECKING

from intranet.files.extraction.limits import Limits

if TYPE_CHECKING:
    from PIL import Image

QUALITY = 85
_CELL, _LEAST = 16, 12
"""Of ``_CELL`` points a side one is made; a page is in colour where one of these is so far from grey."""


class _Jpeg(io.BytesIO):
    """With an ending, by which Pillow loads the one format that is written and not four others."""

    name = "page.jpg"


def main(limits: str, path: str, kind: str, number: str, dpi: str) -> None:
    """Bind this process to its limits and draw."""
    Limits(**json.loads(limits)).impose()
    from intranet.files.extraction.page_image import unconverted

    with io.FileIO(path) as file, suppress(OSError):
        picture = unconverted(file, kind, int(number), dpi=int(dpi), with_stamps=True)
        into = _Jpeg()
        without_empty_colour(picture).save(into, quality=QUALITY)
        said = into.getvalue()
        while said:
            said = said[os.write(1, said) :]


def without_empty_colour(picture: "Image.Image") -> "Image.Image":
    """The page in shades of grey where it has no colour: a third of the work for everybody after."""
    from PIL import ImageChops

    small = picture.reduce(_CELL).convert("RGB")
    away = ImageChops.difference(small, small.convert("L").convert("RGB"))
    return picture.convert("L") if max(away.tobytes()) < _LEAST else picture
