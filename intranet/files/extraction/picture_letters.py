"""Reads the letters of pictures on a first page.

A stamp is often a picture on a page whose text is no picture. What is read is checked and never kept. The answer is one
line of JSON; there is none where one of the pictures could not be read.
"""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.limits import Limits
from intranet.files.extraction.outcome import MOST_PICTURES

if TYPE_CHECKING:
    from PIL import Image

_DPI = 200
_LEAST, _MOST = 900, 2_400
"""Pixels of the longer side between which letters of a stamp are read well."""

_SHORT, _SURE = 6, 70
"""A word of so few letters must be read so surely: a crest or a signature gives scraps that look like a grade."""


def main(limits: str, path: str, kind: str, pictures: str, program: str) -> None:
    """Bind this process to its limits, read ``pictures`` (a list in JSON) of the file, and say what they say."""
    Limits(**json.loads(limits)).impose()
    with Path(path).open("rb") as file, suppress(OSError):
        lines = [line for picture in _drawn(file, kind, json.loads(pictures)) for line in _letters(picture, program)]
        said = json.dumps(lines).encode() + b"\n"
        while said:
            said = said[os.write(1, said) :]


def _drawn(file: BinaryIO, kind: str, names: list[str]) -> "Iterator[Image.Image]":
    from intranet.files.extraction.page_image import page_image

    if kind == "pdf":
        page = page_image(file, kind, 0, dpi=_DPI, with_stamps=True)
        for name in names:
            left, top, right, bottom = (int(side) for side in name.split("-"))
            wide, high = page.width / 1000, page.height / 1000
            yield page.crop((int(left * wide), int(top * high), int(right * wide) + 1, int(bottom * high) + 1))
        return
    if len(names) > MOST_PICTURES:
        raise ValueError("too many pictures")
    with ZipFile(file) as package:
        for name in names:
            with package.open(name) as part:
                yield _opened(part)


def _opened(part: "BinaryIO | object") -> "Image.Image":
    from PIL import Image

    from intranet.files.extraction.page_image import on_white
    from intranet.files.extraction.pictures import LARGEST_SIDE, MOST_PIXELS

    Image.MAX_IMAGE_PIXELS = None  # measured in the next lines
    with Image.open(part, formats=("PNG", "JPEG", "GIF", "BMP", "TIFF")) as picture:  # type: ignore[arg-type]
        if picture.width * picture.height > MOST_PIXELS or max(picture.size) > LARGEST_SIDE:
            raise ValueError("too large")
        return on_white(picture)


def _letters(picture: "Image.Image", program: str) -> Iterator[str]:
    from PIL import Image

    from intranet.files.extraction import inks
    from intranet.files.extraction.tesseract import SCATTERED, read_letters

    longest = max(picture.size)
    factor = min(3.0, _LEAST / longest) if longest < _LEAST else min(1.0, _MOST / longest)
    size = max(1, round(picture.width * factor)), max(1, round(picture.height * factor))
    sized = picture.resize(size, Image.Resampling.LANCZOS) if factor != 1 else picture
    for ink in (sized.convert("L"), inks.coloured(sized)):
        for word in read_letters(ink, program, mode=SCATTERED).words if ink else []:
            if sum(map(str.isalpha, word.text)) >= _SHORT or word.sure >= _SURE:
                yield word.text
