"""Reads one page that is a picture.

The answer is one line of JSON. Nothing but that line is ever written.
"""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from intranet.files.extraction.limits import Limits


def main(limits: str, path: str, kind: str, number: str, program: str) -> None:
    """Bind this process to its limits, read page ``number`` (from 0), and say what stands where.

    A page that cannot be read is answered with nothing; whoever asked sees that there is no answer.
    """
    Limits(**json.loads(limits)).impose()
    with Path(path).open("rb") as file, suppress(OSError):
        said = json.dumps(_read(file, kind, int(number), program)).encode() + b"\n"
        while said:
            said = said[os.write(1, said) :]


def _read(file: Any, kind: str, number: int, program: str) -> dict[str, Any]:
    from intranet.files.extraction.scanned_page import read_page

    page = read_page(file, kind, number, program)
    return {
        "text": page.text,
        "boxes": page.boxes,
        "width": page.width,
        "height": page.height,
        "quality": page.quality,
        "beside": page.beside,
    }
