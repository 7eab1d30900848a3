"""PNG and JPEG: measured before they are unpacked, one picture and nothing behind it. Their text stays unread."""

from collections.abc import Iterator
from typing import BinaryIO

from PIL import Image
from PIL.ExifTags import IFD

from intranet.files.extraction.limits import LARGEST_SIDE
from intranet.files.extraction.outcome import Checked, Part, Refused, Sheet, Unread

MOST_PIXELS = 50_000_000
"""A sheet of A3 at 400 dpi holds 31 million."""


def read_picture(file: BinaryIO) -> Iterator[Part]:
    """Refuse bombs and films by their header, unpack the rest once, and say when it tells where it was taken."""
    Image.MAX_IMAGE_PIXELS = None  # the header is judged below, by our own measure
    with Image.open(file, formats=("PNG", "JPEG")) as picture:
        width, height = picture.size
        if width * height > MOST_PIXELS or max(width, height) > LARGEST_SIDE:
            raise Refused("picture_too_large")
        if picture.format == "PNG" and getattr(picture, "n_frames", 1) > 1:
            raise Refused("not_accepted")
        _check_end(file, picture.format or "")
        file.seek(0)
        picture.load()
        notices = ("place",) if picture.getexif().get_ifd(IFD.GPSInfo) else ()
    yield Checked(None, notices)
    yield Sheet("", [], width, height, True)
    yield Unread("picture")


def _check_end(file: BinaryIO, form: str) -> None:
    """Nothing behind the end mark: an archive or a page could hide there (GIFAR)."""
    file.seek(0)
    content = file.read()
    end = _end_of_png(content) if form == "PNG" else _end_of_jpeg(content)
    behind = content[end:].strip(b"\x00\r\n")
    if behind and not (form == "JPEG" and behind.startswith(b"\xff\xd8\xff")):
        raise Refused("polyglot")


def _end_of_png(content: bytes) -> int:
    at = 8
    while at + 8 <= len(content):
        length, kind = int.from_bytes(content[at : at + 4]), content[at + 4 : at + 8]
        at += 12 + length
        if kind == b"IEND":
            return at
    raise Refused("damaged")


def _end_of_jpeg(content: bytes) -> int:
    """Walk the segments; inside a scan, 0xFF is followed by 0x00 or a restart mark (ITU-T T.81, B.1.1.5)."""
    at = 2
    while (at := content.find(b"\xff", at)) >= 0 and at + 1 < len(content):
        mark = content[at + 1]
        if mark == 0xD9:
            return at + 2
        if mark in {0x00, 0xFF} or 0xD0 <= mark <= 0xD7:
            at += 1 if mark == 0xFF else 2
            continue
        at += 2 + int.from_bytes(content[at + 2 : at + 4])
    raise Refused("damaged")
