"""What a file is, by its bytes. The name is never asked."""

import re
from typing import BinaryIO

from intranet.files.extraction.decoders import head_as_text
from intranet.files.extraction.old_word import is_word
from intranet.files.extraction.outcome import Refused
from intranet.files.extraction.packages import package_kind
from intranet.files.extraction.signatures import (
    ACTIVE_TEXT,
    BRANDS,
    CAPTIONS,
    HTML,
    LETTERS,
    MAIL,
    MARKUP,
    REFUSED_KINDS,
    RIFF,
    SIGNATURES,
)

_HEAD = 4096
_TAIL = 65_557  # the end record of a ZIP archive, with the longest comment it may carry
_PACKAGES = {"docx", "xlsx", "pptx", "odt", "ods", "odp"}
_PDF_INSIDE = re.compile(rb"%PDF-\d")


def recognise(file: BinaryIO) -> str:
    """The kind of ``file``: a name of ``intranet.files.kinds``, or of something that is not taken in.

    Raises:
        Refused: it is of a kind that is refused for what it is, or of two kinds at once.
    """
    head = file.read(_HEAD)
    text = head_as_text(head)
    kind = _by_signature(head, text is not None) or _by_text(text)
    if kind == "zip":
        kind = package_kind(file)
    elif kind == "ole" and is_word(file):
        kind = "doc"
    if kind in REFUSED_KINDS:
        raise Refused(REFUSED_KINDS[kind])
    if _is_second_kind(file, head, kind):
        raise Refused("polyglot")
    file.seek(0)
    return kind


def _by_signature(head: bytes, is_text: bool) -> str:
    for signature, kind in SIGNATURES:
        if head.startswith(signature) and not (is_text and signature in LETTERS):
            return kind
    if head[:4] == b"RIFF":
        return RIFF.get(head[8:12], "unknown")
    if head[4:8] == b"ftyp":
        return BRANDS.get(head[8:12], "film")
    return ""


def _by_text(text: str | None) -> str:
    if text is None:
        return "unknown"
    if ACTIVE_TEXT.match(text):
        return "active_text"
    if MARKUP.match(text):
        return "html" if HTML.match(text) else "markup"
    if CAPTIONS.match(text):
        return "vtt"
    return "mail" if MAIL.match(text) else "txt"


def _is_second_kind(file: BinaryIO, head: bytes, kind: str) -> bool:
    """Readers look for ``%PDF-`` in the first 1,024 bytes and for an archive's end record at the very end."""
    size = file.seek(0, 2)
    file.seek(max(0, size - _TAIL))
    tail = file.read()
    is_pdf_too = kind != "pdf" and bool(_PDF_INSIDE.search(head[:1024])) and b"%%EOF" in tail
    return is_pdf_too or (kind not in _PACKAGES and _ends_as_archive(tail))


def _ends_as_archive(tail: bytes) -> bool:
    at = tail.rfind(b"PK\x05\x06")
    entries = int.from_bytes(tail[at + 10 : at + 12], "little")
    return 0 <= at <= len(tail) - 22 and entries > 0
