"""Reading letters from a picture with tesseract, which runs under the limits of the process that calls it.

The picture goes in and the words come out through pipes: no page image is ever on the disk.
"""

import csv
import io
import os
import subprocess
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from PIL import Image

from intranet.files.extraction.places import Box, Word, together

WHOLE_PAGE, ONE_BLOCK, SCATTERED = 3, 6, 11
"""Page segmentation modes of tesseract: find columns; one column; words anywhere."""

_WORDS = "5"
_SEGMENT_GAP = 0.9
_NOISE = 25
_LANGUAGE = "vie"
_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Letters:
    """The words of a picture in pixels, those together that no wide gap parts, and how sure tesseract is of them on
    the whole (0 to 100).
    """

    words: list[Word]
    quality: int


def read_letters(picture: Image.Image, program: str, *, mode: int = WHOLE_PAGE, least: float = _NOISE) -> Letters:
    """Read a grey ``picture``; words of which tesseract is less than ``least`` sure are left out unless they are long.

    Raises:
        OSError, subprocess.SubprocessError: tesseract did not do its work.
    """
    into = io.BytesIO()
    picture.save(into, "PPM")
    done = subprocess.run(  # noqa: S603  the path comes from the settings of this installation
        [program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", str(mode), "--dpi", "300", "tsv"],
        input=into.getvalue(),
        capture_output=True,
        check=True,
        timeout=_SECONDS,
        env={"OMP_THREAD_LIMIT": "1", "LANG": "C.UTF-8"} | _passed_on(),
    )
    table = io.StringIO(done.stdout.decode("utf-8", "replace"))
    rows = [row for row in csv.reader(table, "excel-tab", quoting=csv.QUOTE_NONE) if len(row) == 12]
    return _letters([row for row in rows if row[0] == _WORDS and row[11].strip()], least)


def _passed_on() -> dict[str, str]:
    return {name: os.environ[name] for name in ("TESSDATA_PREFIX", "LD_LIBRARY_PATH") if name in os.environ}


def _letters(rows: list[list[str]], least: float) -> Letters:
    kept = [row for row in rows if float(row[10]) >= least or (least == _NOISE and sum(map(str.isalnum, row[11])) > 1)]
    words = []
    for _line, of_line in groupby(kept, key=lambda row: row[1:5]):
        words += _segments([Word(row[11], _box(row), float(row[10])) for row in of_line])
    total = sum(len(row[11]) for row in kept)
    return Letters(words, round(sum(float(row[10]) * len(row[11]) for row in kept) / total) if total else 0)


def _box(row: list[str]) -> Box:
    left, top, width, height = (int(number) for number in row[6:10])
    return Box(left, top, left + width, top + height)


def _segments(line: list[Word]) -> list[Word]:
    """The words of a line that tesseract found, cut at wide gaps: columns may share a line."""
    height = median(word.box.height for word in line)
    parts = [[line[0]]]
    for before, word in pairwise(line):
        if word.box.left - before.box.right > _SEGMENT_GAP * height:
            parts.append([word])
        else:
            parts[-1].append(word)
    return [together(part) for part in parts]
