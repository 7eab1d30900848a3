"""The text itself, in the encodings it comes in."""

import unicodedata


def utf8(text: str) -> bytes:
    """As it is kept."""
    return text.encode()


def decomposed(text: str) -> bytes:
    """Letters and accents apart."""
    return unicodedata.normalize("NFD", text).encode()
