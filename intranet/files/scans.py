"""Pages that are pictures: which program reads them, and what it says of one. Nothing is stored here."""

import json
import shutil
import subprocess
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import NamedTuple

from django.conf import settings

from intranet.files.extraction import children
from intranet.files.extraction.limits import MEGABYTE, Limits
from intranet.files.extraction.process import Reading, ReadPage
from intranet.files.incoming import held_file

LIMITS = Limits(memory=1536 * MEGABYTE, cpu_seconds=60, wall_seconds=120, output=16 * MEGABYTE)
"""What reading one page may cost; tesseract runs under the same limits as the process that calls it."""

_CHILD = "intranet.files.extraction.scan"
_PICTURES = "intranet.files.extraction.picture_letters"
_LANGUAGE = "vie"
_ONE_AT_A_TIME = BoundedSemaphore(1)


class PageText(NamedTuple):
    """What was read on one page, and what stands beside its text: stamps, to be checked and not to be kept."""

    text: str
    page: ReadPage
    beside: str


def program() -> str:
    """The path of tesseract, if it is installed with Vietnamese; empty where scans cannot be read."""
    return _found(settings.INTRANET_TESSERACT)


def read_page(path: Path, kind: str, number: int) -> PageText | None:
    """Read page ``number`` (from 0) of the file at ``path`` in a process of its own; None when that did not succeed.

    One page at a time in each process, so that a machine of two cores still answers.
    """
    with _ONE_AT_A_TIME, held_file() as (_path, answer):
        children.run(_CHILD, answer, LIMITS, str(path.resolve()), kind, str(number), program())
        answer.seek(0)
        said = answer.read()
    if not said.endswith(b"\n"):
        return None
    found = json.loads(said)
    page = ReadPage(found["boxes"], found["width"], found["height"], True, True, found["quality"])
    return PageText(found["text"].replace("\f", "\n"), page, found["beside"])


def with_first_page(reading: Reading, path: Path) -> Reading:
    """``reading`` with its first page read, if that is a picture and a program here can read it.

    The text layer that a scanner laid over it is checked as well and not kept: nobody vouches for it.
    """
    if not (reading.pages and reading.pages[0].is_picture and program()):
        return reading
    found = read_page(path, reading.kind, 0)
    if found is None:  # illegible: somebody must look
        return replace(reading, first_page="", pages=(replace(reading.pages[0], quality=0), *reading.pages[1:]))
    _first, *others = reading.text.split("\f")
    beside = "\n".join(filter(None, (found.beside, reading.beside, reading.first_page or "")))
    pages = (found.page, *reading.pages[1:])
    return replace(
        reading,
        first_page=found.text,
        beside=beside,
        text="\f".join([found.text, *others]),
        unread="" if reading.unread in {"pages_without_text", "picture"} else reading.unread,
        pages=pages,
    )


def with_pictures(reading: Reading, path: Path, kind: str) -> Reading:
    """``reading`` with what the pictures on its first page say, if a program here can read all of them; else they are
    left for somebody to look at.
    """
    if not (reading.pictures and program()):
        return reading
    with _ONE_AT_A_TIME, held_file() as (_path, answer):
        asked = json.dumps(list(reading.pictures))
        children.run(_PICTURES, answer, LIMITS, str(path.resolve()), kind, asked, program())
        answer.seek(0)
        said = answer.read()
    if not said.endswith(b"\n"):
        return reading
    beside = "\n".join(filter(None, (reading.beside, *json.loads(said))))
    return replace(reading, beside=beside, pictures=())


@lru_cache(maxsize=8)
def _found(name: str) -> str:
    path = shutil.which(name) if name else None
    if path is None:
        return ""
    said = subprocess.run([path, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603
    return path if _LANGUAGE in said.stdout.split() else ""
