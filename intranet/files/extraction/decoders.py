"""Encodings that texts of Vietnamese offices come in: a table, tried in order, each one all or nothing.

A decoder that guesses would give wrong letters without anybody noticing, so each must recognise its own: UTF-8 by its
structure, UTF-16 by its byte order mark, Windows-1258 by holding nothing but what a Vietnamese text holds. TCVN3 and
VNI are Windows-1252 to a computer and Vietnamese only in fonts made for them; their syllables tell them (``legacy``).
"""

import codecs
import re
from collections.abc import Callable
from dataclasses import dataclass

from intranet.files.extraction.legacy import mended
from intranet.files.extraction.marks import composed_marks

_CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f]")
_VIETNAMESE = set("ăâđêôơưĂÂĐÊÔƠƯàáèéêíóôùúÀÁÂÈÉÊÍÓÔÙÚ\u0300\u0301\u0303\u0309\u0323")
_TYPOGRAPHY = set("–—‘’“”„…•·«»°±×÷½¼¾²³\u00a0\u00ad₫€©")
_STRAY_TONE = re.compile("(?:^|[^aăâeêioôơuưyAĂÂEÊIOÔƠUƯY])[\u0300\u0301\u0303\u0309\u0323]")


def holds_only_text(text: str) -> bool:
    """No control characters but tab, line ends and form feed: what has them is not a text."""
    return not _CONTROLS.search(text)


def _looks_vietnamese(text: str) -> bool:
    beyond_ascii = {character for character in set(text) if character > "\x7f"}
    return beyond_ascii <= _VIETNAMESE | _TYPOGRAPHY and not _STRAY_TONE.search(text)


def _is_legacy(text: str) -> bool:
    return mended(text) != text


def _always(_text: str) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Decoder:
    """One encoding. ``marks``: it is used when, and only when, the file begins with one of these bytes.

    ``is_plausible`` is asked about each piece, ``fits`` about the whole text that is kept.
    """

    codec: str
    marks: tuple[bytes, ...] = ()
    is_plausible: Callable[[str], bool] = _always
    fits: Callable[[str], bool] = _always


DECODERS = (
    Decoder("utf-8-sig", (codecs.BOM_UTF8,)),
    Decoder("utf-16", (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)),
    Decoder("utf-8"),
    Decoder("cp1258", is_plausible=_looks_vietnamese),
    Decoder("cp1252", fits=_is_legacy),  # TCVN3 or VNI; which of them, ``composed`` finds out
)


def decoders_for(head: bytes) -> tuple[Decoder, ...]:
    """The decoders to try on a file that begins with ``head``; a byte order mark leaves one."""
    marked = tuple(decoder for decoder in DECODERS if decoder.marks and head.startswith(decoder.marks))
    return marked or tuple(decoder for decoder in DECODERS if not decoder.marks)


def head_as_text(head: bytes) -> str | None:
    """``head`` decoded by the first decoder that fits, a character cut at its end forgiven; None when it is no text.

    Bytes above 0x7F that no decoder knows still count as text here, so that a file in an old encoding is told so.
    """
    for decoder in decoders_for(head):
        reading = codecs.getincrementaldecoder(decoder.codec)("strict")
        try:
            text = reading.decode(head)
        except UnicodeDecodeError:
            continue
        return text if holds_only_text(text) else None
    text = head.decode("latin-1")
    return text if holds_only_text(text) else None


def composed(text: str) -> str:
    """How text is kept and searched: Unicode (TCVN3 and VNI converted), NFC, plain line ends, no byte order mark."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\ufeff", "")
    return composed_marks(mended(plain))
