"""The text itself, in the encodings it comes in."""

import unicodedata

from intranet.files.extraction.legacy import TCVN3, VNI, Letters


def utf8(text: str) -> bytes:
    """As it is kept."""
    return text.encode()


def decomposed(text: str) -> bytes:
    """Letters and accents apart."""
    return unicodedata.normalize("NFD", text).encode()


def tcvn3(text: str) -> bytes:
    """As .VnTime wants it. Capital letters with tones become small ones there: its capitals are another font."""
    return _bytes(as_typed(text, TCVN3))


def vni(text: str) -> bytes:
    """As VNI-Times wants it: a letter, then the sign it carries."""
    return _bytes(as_typed(text, VNI))


def as_typed(text: str, letters: Letters) -> str:
    """``text`` as a program shows it that does not know the font."""
    signs: dict[str, str] = {}
    for sign, letter in letters.table.items():
        signs.setdefault(letter, sign)
    return "".join(
        signs.get(letter) or signs.get(letter.lower()) or letter for letter in unicodedata.normalize("NFC", text)
    )


def _bytes(typed: str) -> bytes:
    """What the encoding does not have is written plainly: a small 1 below the line as a 1."""
    return "".join(c if _has(c) else unicodedata.normalize("NFKC", c) for c in typed).encode("cp1252")


def _has(character: str) -> bool:
    try:
        character.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
