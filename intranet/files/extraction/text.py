"""Plain text and Markdown."""

import codecs
import re
import unicodedata
from collections.abc import Iterator
from typing import BinaryIO

from intranet.files.extraction.decoders import Decoder, composed, decoders_for, holds_only_text
from intranet.files.extraction.outcome import LONGEST_TEXT, PAGE, Checked, Part, Refused, Unread

_CHUNK = 256 * 1024
_CUE = re.compile(r"^(?:\d+:)?\d\d:\d\d\.\d{3} +--> +(?:\d+:)?\d\d:\d\d\.\d{3}", re.MULTILINE)
_BLANK_START = re.compile(r"\A(?:[^\S\n\f]*[\n\f])+")
"""Blank lines and pages at the start; the indentation of the first line that says something stays."""


def read_text(file: BinaryIO) -> Iterator[Part]:
    """Decode the whole file, keep its beginning.

    Raises:
        Refused: ``encoding``: no decoder knows it; ``not_text``: control characters somewhere in it.
    """
    for decoder in decoders_for(file.read(4)):
        text = _decoded(file, decoder)
        if text is not None:
            yield Checked(_BLANK_START.sub("", text).split("\f", 1)[0][:PAGE])
            yield text[:LONGEST_TEXT]
            if len(text) > LONGEST_TEXT:
                yield Unread("cut")
            return
    raise Refused("encoding")


def read_captions(file: BinaryIO) -> Iterator[Part]:
    """WebVTT: always UTF-8, and at least one cue with its times.

    Raises:
        Refused: ``encoding``, ``not_text``; ``damaged``: there is no cue.
    """
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refused("encoding") from error
    if not holds_only_text(text):
        raise Refused("not_text")
    if not _CUE.search(text):
        raise Refused("damaged")
    yield Checked(text[:PAGE])
    yield composed(text[:LONGEST_TEXT])


def _decoded(file: BinaryIO, decoder: Decoder) -> str | None:
    """The text as far as it is kept, and one character more if there is more; None when the decoder does not fit."""
    file.seek(0)
    reading = codecs.getincrementaldecoder(decoder.codec)("strict")
    kept: list[str] = []
    length = 0
    before = ""
    try:
        while piece := file.read(_CHUNK):
            text = reading.decode(piece)
            if not decoder.is_plausible(before + text):
                return None
            before = "" if unicodedata.combining(text[-1:] or " ") else text[-1:]
            if not holds_only_text(text):
                raise Refused("not_text")
            if length <= LONGEST_TEXT:
                kept.append(text)
                length += len(text)
        reading.decode(b"", True)
    except UnicodeDecodeError:
        return None
    text = "".join(kept)
    return composed(text) if decoder.fits(text) else None
