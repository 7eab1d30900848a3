"""Text as programs of the nineties typed it: the way into TCVN3 and VNI, to test the way back."""

import unicodedata

from intranet.files.extraction.legacy import Letters


def as_typed(text: str, letters: Letters) -> str:
    """``text`` as a program shows it that does not know the font; small letters where TCVN3 has no capital one."""
    signs: dict[str, str] = {}
    for sign, letter in letters.table.items():
        signs.setdefault(letter, sign)
    composed = unicodedata.normalize("NFC", text)
    return "".join(signs.get(letter) or signs.get(letter.lower()) or letter for letter in composed)


def in_bytes(typed: str) -> bytes:
    """As a file holds it. What the encoding does not have is written plainly: a small 1 below the line as a 1."""
    return "".join(c if _has(c) else unicodedata.normalize("NFKC", c) for c in typed).encode("cp1252")


def _has(character: str) -> bool:
    try:
        character.encode("cp1252")
    except UnicodeEncodeError:
        return False
    return True
