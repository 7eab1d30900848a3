"""Pictures of pages: which part of which page shows a piece of a file's text, and the picture of it."""

from dataclasses import dataclass
from itertools import pairwise

from django.urls import reverse

from intranet.files import storage
from intranet.files.extraction import children
from intranet.files.extraction.limits import Limits
from intranet.files.extraction.places import SCALE
from intranet.files.incoming import held_file
from intranet.files.models import Attachment, FilePage

MARGIN = 8
"""Thousandths of the page that are shown around a line."""

_CHILD = "intranet.files.extraction.cropping"
_PNG = b"\x89PNG"


@dataclass(frozen=True, slots=True)
class Crop:
    """A part of a page: its number from 0, and left, top, right, bottom in thousandths."""

    page: int
    box: tuple[int, int, int, int]


WHOLE = (0, 0, SCALE, SCALE)


def crops_of(attachment: Attachment, text: str, spans: list[tuple[int, int]]) -> list[Crop]:
    """Where each of ``spans``, offsets into ``text``, stands, in their order; those on one page side by side or one
    below the other are one crop. Spans of a file without pages give none. One query.
    """
    rows = list(FilePage.objects.filter(file=attachment.file_id))
    starts = _starts(text, len(rows))
    found: dict[int, list[tuple[int, int, int, int]]] = {}
    for row, (start, stop) in zip(rows, pairwise([*starts, len(text) + 1]), strict=False):
        for box in _lines_in(row, start, stop, spans):
            found.setdefault(row.number, []).append(box)
    return [Crop(page, _around(boxes)) for page, boxes in found.items()]


def crop_url(attachment: Attachment, crop: Crop) -> str:
    """The address of the picture of ``crop``; it is opened by whoever may open the file."""
    page = reverse("files:page", kwargs={"public_id": attachment.public_id, "number": crop.page + 1})
    return page if crop.box == WHOLE else f"{page}?o={'-'.join(map(str, crop.box))}"


def picture_of(attachment: Attachment, crop: Crop) -> bytes:
    """PNG of ``crop``, drawn in a process of its own; empty when it cannot be drawn."""
    path, box = storage.path_of(attachment.file.sha256), ",".join(map(str, crop.box))
    with held_file() as (_path, answer):
        children.run(_CHILD, answer, Limits(), str(path.resolve()), attachment.file.kind, str(crop.page), box)
        answer.seek(0)
        picture = answer.read()
    return picture if picture.startswith(_PNG) else b""


def parse_box(text: str) -> tuple[int, int, int, int] | None:
    """``left-top-right-bottom`` of an address; None when that is no part of a page."""
    parts = text.split("-") if text else list(map(str, WHOLE))
    if len(parts) != 4 or not all(part.isascii() and part.isdigit() and len(part) < 5 for part in parts):
        return None
    left, top, right, bottom = (int(part) for part in parts)
    return (left, top, right, bottom) if left < right <= SCALE and top < bottom <= SCALE else None


def _starts(text: str, pages: int) -> list[int]:
    """The offset at which each page begins."""
    starts = [0]
    while len(starts) < pages and (at := text.find("\f", starts[-1])) >= 0:
        starts.append(at + 1)
    return starts


def _lines_in(row: FilePage, start: int, stop: int, spans: list[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Boxes of the lines of a page, which is ``start`` to ``stop`` of the text, that share anything with ``spans``."""
    offsets = [start + line[0] for line in row.boxes]
    return [
        (left, top, right, bottom)
        for (_offset, left, top, right, bottom), (begin, end) in zip(row.boxes, pairwise([*offsets, stop]), strict=True)
        if any(one < end - 1 and begin < other for one, other in spans)
    ]


def _around(boxes: list[tuple[int, int, int, int]]) -> tuple[int, int, int, int]:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (
        max(0, min(lefts) - MARGIN),
        max(0, min(tops) - MARGIN // 2),
        min(SCALE, max(rights) + MARGIN),
        min(SCALE, max(bottoms) + MARGIN // 2),
    )
