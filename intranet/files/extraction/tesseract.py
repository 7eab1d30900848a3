"""Reading letters from a picture with tesseract, which runs under the limits of the process that calls it.

The picture goes in and the words come out through pipes: no page image is ever on the disk.
"""

import csv
import io
import os
import re
import subprocess
import unicodedata
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import median

from PIL import Image

from intranet.files.extraction.places import Box, Word, together

WHOLE_PAGE, ONE_BLOCK, ONE_LINE, ONE_WORD, SCATTERED = 3, 6, 7, 8, 11
"""Page segmentation modes of tesseract: find columns; one column, line or word; words anywhere."""

_WORDS = "5"
_SEGMENT_GAP = 0.9
_NOISE = 25
_LANGUAGE = "vie"
_SECONDS = 60
_NO_MARK = re.compile(r"[_|`'‘’~¬°«»{}\[\]\\<>=*^]+")


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
    table = io.StringIO(_said(picture, program, mode, "tsv"))
    rows = [row for row in csv.reader(table, "excel-tab", quoting=csv.QUOTE_NONE) if len(row) == 12]
    return _letters([row for row in rows if row[0] == _WORDS and row[11].strip()], least)


def read_figures(picture: Image.Image, program: str, *, mode: int) -> str:
    """The figures on a small ``picture`` on which nothing else is expected.

    Raises:
        OSError, subprocess.SubprocessError: tesseract did not do its work.
    """
    return "".join(_said(picture, program, mode, "-c", "tessedit_char_whitelist=0123456789").split())


def _said(picture: Image.Image, program: str, mode: int, *more: str) -> str:
    into = io.BytesIO()
    picture.save(into, "PPM")
    done = subprocess.run(  # noqa: S603  the path comes from the settings of this installation
        [program, "stdin", "stdout", "-l", _LANGUAGE, "--psm", str(mode), "--dpi", "300", *more],
        input=into.getvalue(),
        capture_output=True,
        check=True,
        timeout=_SECONDS,
        env={"OMP_THREAD_LIMIT": "1", "LANG": "C.UTF-8"} | _passed_on(),
    )
    return unicodedata.normalize("NFC", done.stdout.decode("utf-8", "replace"))


def _passed_on() -> dict[str, str]:
    return {name: os.environ[name] for name in ("TESSDATA_PREFIX", "LD_LIBRARY_PATH") if name in os.environ}


def _letters(rows: list[list[str]], least: float) -> Letters:
    rows = [row for row in rows if not _NO_MARK.fullmatch(row[11])]
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
    return [_level(part) for part in parts]


def _level(words: list[Word]) -> Word:
    """The words as one, as high as most of them: a stroke that runs through one of them reaches into other lines."""
    text, box, sure = together(words)
    top = median(word.box.top for word in words)
    return Word(text, Box(box.left, top, box.right, max(median(word.box.bottom for word in words), top + 1)), sure)
