"""MP4 and WebM: walked from the first byte to the last by their own frame; what is seen and heard stays unread.

Nothing may stand outside of the frame, nothing in it may be fetched from elsewhere, and no file may lie in it.
"""

from collections.abc import Iterator
from typing import BinaryIO

from intranet.files.extraction.outcome import Checked, Part, Refused

_HOLDERS = {b"moov", b"trak", b"mdia", b"minf", b"dinf"}
_SHOWN = {b"vide", b"soun"}
_BESIDE = {b"text", b"sbtl", b"subt", b"clcp", b"meta", b"tmcd"}
_SELF_CONTAINED = 1


def read_mp4(file: BinaryIO) -> Iterator[Part]:
    """ISO/IEC 14496-12: boxes in boxes.

    Raises:
        Refused: ``damaged``; ``external``: its pictures or sound lie elsewhere; ``not_accepted``: a track is neither
            picture, sound nor captions (MPEG-4 knows tracks of scenes with scripts).
    """
    boxes = list(_boxes(file, 0, file.seek(0, 2)))
    kinds = [kind for kind, _start, _end in boxes]
    if kinds[:1] != [b"ftyp"] or kinds.count(b"moov") != 1:
        raise Refused("damaged")
    if any(_is_elsewhere(file, start, end) for kind, start, end in boxes if kind == b"dref"):
        raise Refused("external")
    tracks = {_bytes(file, start + 8, 4) for kind, start, _end in boxes if kind == b"hdlr"}
    if not tracks & _SHOWN or tracks - _SHOWN - _BESIDE:
        raise Refused("not_accepted")
    yield Checked("")


def _boxes(file: BinaryIO, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind and content (from, to) of each box; they fill their place to its last byte."""
    at = start
    while at < end:
        head = _bytes(file, at, 16)
        length, kind, body = int.from_bytes(head[:4]), head[4:8], 8
        if length == 1:
            length, body = int.from_bytes(head[8:16]), 16
        elif length == 0:
            length = end - at
        if length < body or at + length > end:
            raise Refused("damaged")
        yield kind, at + body, at + length
        if kind in _HOLDERS:
            yield from _boxes(file, at + body, at + length)
        at += length


def _is_elsewhere(file: BinaryIO, start: int, end: int) -> bool:
    """Whether a data reference leads out of the file (14496-12 §8.7.2)."""
    entries = list(_boxes(file, start + 8, end))
    return any(not int.from_bytes(_bytes(file, at, 4)) & _SELF_CONTAINED for _kind, at, _end in entries)


def _bytes(file: BinaryIO, at: int, many: int) -> bytes:
    file.seek(at)
    return file.read(many)


_HEADER, _DOC_TYPE, _ATTACHMENTS = 0x1A45DFA3, 0x4282, 0x1941A469
_ENTERED = {0x18538067, 0x1F43B675}  # segment and cluster, whose length a live recording does not know
_ELEMENTS = {
    *(0x114D9B74, 0x1549A966, 0x1654AE6B, 0x1C53BB6B, 0x1043A770, 0x1254C367, 0xEC, 0xBF),
    *(0xE7, 0xA7, 0xAB, 0xA3, 0xA0, 0xAF, 0x5854),
}


def read_webm(file: BinaryIO) -> Iterator[Part]:
    """Matroska (RFC 9559) as WebM narrows it.

    Raises:
        Refused: ``damaged``; ``embedded``: files are attached; ``not_accepted``: Matroska of another kind.
    """
    end, (key, length, at) = file.seek(0, 2), _element(file, 0)
    if key != _HEADER or _doc_type(file, at, at + length) != b"webm":
        raise Refused("not_accepted")
    at += length
    seen = set()
    while at < end:
        key, length, at = _element(file, at)
        seen.add(key)
        if key == _ATTACHMENTS:
            raise Refused("embedded")
        if key in _ENTERED:
            continue
        at += length
        if key not in _ELEMENTS or at > end:
            raise Refused("damaged")
    if _ENTERED - seen:
        raise Refused("damaged")
    yield Checked("")


def _doc_type(file: BinaryIO, at: int, end: int) -> bytes:
    while at < end:
        key, length, at = _element(file, at)
        if key == _DOC_TYPE:
            return _bytes(file, at, min(length, 16)).rstrip(b"\x00")
        at += length
    return b""


def _element(file: BinaryIO, at: int) -> tuple[int, int, int]:
    """Key, length and begin of the content of the element at ``at``."""
    head = _bytes(file, at, 12)
    key_width = _width(head[:1], most=4)
    width = _width(head[key_width : key_width + 1], most=8)
    if len(head) < key_width + width:
        raise Refused("damaged")
    length = int.from_bytes(head[key_width : key_width + width]) & ((1 << 7 * width) - 1)
    return int.from_bytes(head[:key_width]), length, at + key_width + width


def _width(first: bytes, most: int) -> int:
    """How many bytes a number has: one more than the zeros before its first bit (RFC 8794 §4)."""
    width = 9 - int.from_bytes(first).bit_length()
    if width > most:
        raise Refused("damaged")
    return width
