"""Reads a list from another system.

KIND is xlsx or edxml. One line of JSON for each sheet, or for the header of the message; then one that says the end.
"""

import json
import os
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any, BinaryIO

from intranet.files.extraction.limits import Limits
from intranet.files.extraction.outcome import Refused


def main(limits: str, path: str, kind: str) -> None:
    """Bind this process to its limits and say what the list holds, or why it is not taken."""
    Limits(**json.loads(limits)).impose()
    with Path(path).open("rb") as file:
        for said in _said(file, kind):
            line = json.dumps(said).encode() + b"\n"
            while line:
                line = line[os.write(1, line) :]


def _said(file: BinaryIO, kind: str) -> Iterator[dict[str, Any]]:
    try:
        yield from _parts(file, kind)
        yield {"end": True}
    except Refused as refusal:
        yield {"refused": refusal.code}
    except MemoryError:
        yield {"refused": "too_demanding"}
    except Exception:
        # Parsers of hostile bytes raise whatever they like; here it can only mean that the file is damaged.
        yield {"refused": "damaged"}


def _parts(file: BinaryIO, kind: str) -> Iterator[dict[str, Any]]:
    from intranet.files.extraction.edxml import header_of
    from intranet.files.extraction.worksheets import worksheets

    if kind == "edxml":
        yield {"header": header_of(file)}
        return
    for sheet in worksheets(file):
        yield {"sheet": asdict(sheet)}
