"""Burning who, where, when and which copy into a page: into the points of the picture, not over it."""

import hashlib
import io
import math
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache

from django.utils import timezone
from PIL import Image, ImageDraw, ImageFont

from intranet.contracts import type_face

ANGLE = 30
STRENGTH = 0.27
"""How far a point under a letter of the mark goes towards the middle grey. The mark can be read on white, and what is
under it as well; black letters grow paler under it, so that it is in them too and not on the paper alone.
"""

_MIDDLE = 128
_SIZE, _GAP = 40, 150


@dataclass(frozen=True, slots=True)
class Mark:
    """What is burnt in. ``copy`` is the number of the reader's own copy, None for who reads without one."""

    name: str
    unit: str
    at: datetime
    copy: int | None
    number: str
    is_download: bool = False

    @property
    def lines(self) -> tuple[str, str]:
        """Two lines, without anything that could be taken for a command of a text layer: it is drawn, never written."""
        when = timezone.localtime(self.at).strftime("%d/%m/%Y %H:%M")
        without = "bản tải về" if self.is_download else "đọc trên mạng"
        copy = f"bản số {self.copy:02}" if self.copy else without
        return _clean(f"{self.name} · {self.unit}"), _clean(f"{when} · {copy} · {self.number}")


def burn(picture: Image.Image, mark: Mark, page: int) -> Image.Image:
    """A new picture of the same size with the mark all over it.

    Where it lies differs from page to page, or laying many pages upon each other would show it alone, ready to be
    subtracted; and is the same for one person however often they open the page, or two openings would do.
    """
    paper = picture if picture.mode in {"L", "RGB"} else picture.convert("RGB")
    grey = Image.new(paper.mode, paper.size, (_MIDDLE,) * len(paper.getbands()))
    return Image.composite(grey, paper, layer_of(picture.size, mark, page))


def as_jpeg(picture: Image.Image) -> bytes:
    """The picture as it goes out."""
    into = io.BytesIO()
    picture.save(into, "JPEG", quality=82)
    return into.getvalue()


def layer_of(size: tuple[int, int], mark: Mark, page: int) -> Image.Image:
    """The mark repeated over a page of ``size``: how much of the middle grey each point takes."""
    scale = size[0] / 1240
    letters = _letters(mark.lines, scale)
    layer = Image.new("L", size, 0)
    for x, y in _places(size, letters.long + _GAP * scale, 3.2 * _SIZE * scale + _GAP * scale, _shift(mark, page)):
        corner = (round(x - letters.turned.width / 2), round(y - letters.turned.height / 2))
        layer.paste(round(255 * STRENGTH), corner, letters.turned)
    return layer


def _shift(mark: Mark, page: int) -> tuple[float, float]:
    """By which part of the way to the next one the whole is moved."""
    digest = hashlib.sha256(f"{mark.name}\n{mark.number}\n{page}".encode()).digest()
    return digest[0] / 256, digest[1] / 256


def _places(
    size: tuple[int, int], across: float, down: float, shift: tuple[float, float]
) -> Iterator[tuple[float, float]]:
    """Middles of the marks that touch the page: in rows, every other one moved by a half, and all of it turned."""
    cos, sin = math.cos(math.radians(ANGLE)), math.sin(math.radians(ANGLE))
    reach = math.hypot(*size) / 2
    rows, columns = math.ceil(reach / down) + 1, math.ceil(reach / across) + 1
    for row in range(-rows, rows + 1):
        for column in range(-columns, columns + 1):
            x, y = (column + shift[0] + row % 2 / 2) * across, (row + shift[1]) * down
            place = size[0] / 2 + x * cos + y * sin, size[1] / 2 - x * sin + y * cos
            if all(-across < middle < side + across for middle, side in zip(place, size, strict=True)):
                yield place


@dataclass(frozen=True, slots=True)
class _Letters:
    """One mark, drawn and turned, and how long it was before."""

    turned: Image.Image
    long: float


@lru_cache(maxsize=8)
def _letters(lines: tuple[str, str], scale: float) -> _Letters:
    font = _font(max(12, round(_SIZE * scale)))
    long = max(font.getlength(line) for line in lines)
    flat = Image.new("L", (math.ceil(long), round(3.2 * _SIZE * scale)), 0)
    ImageDraw.Draw(flat).text((0, 0), "\n".join(lines), fill=255, font=font, spacing=8 * scale)
    return _Letters(flat.rotate(ANGLE, resample=Image.Resampling.BILINEAR, expand=True), long)


@lru_cache(maxsize=8)
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(type_face()), size)


def _clean(text: str) -> str:
    composed = unicodedata.normalize("NFC", text)
    return "".join(letter for letter in composed if unicodedata.category(letter)[0] not in "CZ" or letter == " ")[:120]
