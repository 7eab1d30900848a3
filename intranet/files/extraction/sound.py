"""MP3 and Ogg: walked frame by frame, page by page, to the last byte; what is heard stays unread."""

from collections.abc import Iterator
from typing import BinaryIO

from intranet.files.extraction.outcome import Checked, Part, Refused

_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_FIRST = (32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_SECOND = (8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_FEWEST_FRAMES = 3
_ID3_TAIL = 128


def read_mp3(file: BinaryIO) -> Iterator[Part]:
    """MPEG audio, layer III, with its tags (ID3, APE) before and behind.

    Raises:
        Refused: ``damaged``; ``embedded``: a tag holds a file.
    """
    content = file.read()
    at = _behind_id3(content)
    if b"GEOB" in content[:at]:
        raise Refused("embedded")
    end = len(content) - _ID3_TAIL if content[-_ID3_TAIL:].startswith(b"TAG") else len(content)
    frames = 0
    while at < end and (length := _frame(content[at : at + 4])):
        at, frames = at + length, frames + 1
    if content.startswith(b"APETAGEX", at):
        at += 32 + int.from_bytes(content[at + 12 : at + 16], "little")
    if frames < _FEWEST_FRAMES or content[at:end].strip(b"\x00"):
        raise Refused("damaged")
    yield Checked("")


def _behind_id3(content: bytes) -> int:
    """Where the sound begins: the length of a tag has seven bits a byte (ID3v2.3 §3.1)."""
    if not content.startswith(b"ID3"):
        return 0
    return 10 + sum((byte & 0x7F) << 7 * place for place, byte in enumerate(reversed(content[6:10])))


def _frame(head: bytes) -> int:
    """The length of a frame of layer III, 0 where none begins (ISO/IEC 11172-3 §2.4.1.3)."""
    if len(head) < 4 or head[0] != 0xFF or head[1] & 0xE6 != 0xE2:
        return 0
    version, rate, pitch = head[1] >> 3 & 3, head[2] >> 4, head[2] >> 2 & 3
    if version not in _RATES or pitch == 3 or not 1 <= rate <= 14:
        return 0
    bits, factor = (_FIRST, 144_000) if version == 3 else (_SECOND, 72_000)
    return factor * bits[rate - 1] // _RATES[version][pitch] + (head[2] >> 1 & 1)


_BEGINNING = 2
_HEARD = (b"OpusHead", b"\x01vorbis")


def read_ogg(file: BinaryIO) -> Iterator[Part]:
    """Pages of Ogg (RFC 3533) that hold Opus or Vorbis.

    Raises:
        Refused: ``damaged``; ``not_accepted``: a stream of another kind.
    """
    content, at, pages = file.read(), 0, 0
    while at < len(content):
        if not content.startswith(b"OggS\x00", at) or at + 27 > len(content):
            raise Refused("damaged")
        segments = content[at + 26]
        body = at + 27 + segments
        if content[at + 5] & _BEGINNING and not content.startswith(_HEARD, body):
            raise Refused("not_accepted")
        at = body + sum(content[at + 27 : body])
        pages += 1
    if at != len(content) or pages < 2:
        raise Refused("damaged")
    yield Checked("")
