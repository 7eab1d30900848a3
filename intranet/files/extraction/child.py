"""Reads one file, answers in lines of JSON."""

import json
import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from intranet.files.extraction.limits import Limits
from intranet.files.extraction.outcome import LONGEST_TEXT, PAGE, Checked, Refused, Sheet, Unread


def main(limits: str, path: str) -> None:
    """Bind this process to its limits, then say what the file is, whether it passes, and what it says."""
    Limits(**json.loads(limits)).impose()
    with Path(path).open("rb") as file, suppress(OSError):  # the answer is full: what was said so far stands
        for said in _examined(file):
            _say(json.dumps(said).encode() + b"\n")


def _say(line: bytes) -> None:
    """Unbuffered, so that nothing is left to be written when the process is stopped."""
    while line:
        line = line[os.write(1, line) :]


def _examined(file: BinaryIO) -> Iterator[dict[str, Any]]:
    checked = False
    try:
        for said in _parts(file):
            yield said
            checked = checked or "checked" in said
    except Refused as refusal:
        yield {"refused": refusal.code}
    except MemoryError:
        yield {"unread": "limit", "end": True} if checked else {"refused": "too_demanding"}
    except Exception:
        # Parsers of hostile bytes raise whatever they like; here it can only mean that the file is damaged.
        yield {"unread": "damaged", "end": True} if checked else {"refused": "damaged"}


def _parts(file: BinaryIO) -> Iterator[dict[str, Any]]:
    from intranet.files.extraction.readers import reader_of
    from intranet.files.extraction.recognise import recognise

    kind = recognise(file)
    yield {"kind": kind}
    room = LONGEST_TEXT
    between = ""
    for part in reader_of(kind)(file):
        if isinstance(part, Checked):
            yield _checked(part)
            continue
        if isinstance(part, Unread):
            yield {"unread": part.code}
            continue
        text = between + part.text if isinstance(part, Sheet) else part
        pages = [_page(part)] if isinstance(part, Sheet) else []
        between = "\f" if pages else ""
        if len(text) > room:
            yield {"text": [text[:room]], "pages": pages, "unread": "cut"}
            break
        room -= len(text)
        yield {"text": [text], "pages": pages}
    yield {"end": True}


def _checked(part: Checked) -> dict[str, Any]:
    return {
        "checked": True,
        "first_page": part.first_page and part.first_page[: 5 * PAGE],
        "notices": part.notices,
        "beside": part.beside[: 5 * PAGE],
        "is_signed": part.is_signed,
        "pictures": part.pictures,
    }


def _page(sheet: Sheet) -> dict[str, Any]:
    return {"boxes": sheet.boxes, "width": sheet.width, "height": sheet.height, "is_picture": sheet.is_picture} | {
        "is_read": bool(sheet.text) or not sheet.is_picture
    }
