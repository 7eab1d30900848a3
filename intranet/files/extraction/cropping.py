"""Draws a part of one page as PNG.

BOX is left, top, right and bottom in thousandths of the page; a page that cannot be drawn is answered with nothing.
"""

import io
import json
import os
from contextlib import suppress
from pathlib import Path

from intranet.files.extraction.limits import Limits
from intranet.files.extraction.places import SCALE

DPI = 110


def main(limits: str, path: str, kind: str, number: str, box: str) -> None:
    """Bind this process to its limits and draw."""
    Limits(**json.loads(limits)).impose()
    from intranet.files.extraction.page_image import page_image

    left, top, right, bottom = (int(side) for side in box.split(","))
    with Path(path).open("rb") as file, suppress(OSError):
        picture = page_image(file, kind, int(number), dpi=DPI, with_stamps=True)
        across, down = picture.width / SCALE, picture.height / SCALE
        into = io.BytesIO()
        picture.crop((int(left * across), int(top * down), int(right * across), int(bottom * down))).save(into, "PNG")
        said = into.getvalue()
        while said:
            said = said[os.write(1, said) :]
