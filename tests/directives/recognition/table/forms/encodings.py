"""The text itself, in the encodings it comes in."""

import unicodedata

from intranet.files.extraction.legacy import TCVN3, VNI
from tests.files.samples.encodings import as_typed, in_bytes


def utf8(text: str) -> bytes:
    """As it is kept."""
    return text.encode()


def decomposed(text: str) -> bytes:
    """Letters and accents apart."""
    return unicodedata.normalize("NFD", text).encode()


def tcvn3(text: str) -> bytes:
    """As .VnTime wants it."""
    return in_bytes(as_typed(text, TCVN3))


def vni(text: str) -> bytes:
    """As VNI-Times wants it: a letter, then the sign it carries."""
    return in_bytes(as_typed(text, VNI))
