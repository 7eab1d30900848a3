"""Compare printed Vietnamese across damage: capitals, lost marks, split words, two ways to place a tone."""

import re
import unicodedata

LONGEST = 512  # nothing that is compared here is longer; a bound keeps hostile input cheap

_VOWELS = "aăâeêioôơuưy"
_TONE_MARKS = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SMALL = "a-zđ" + unicodedata.normalize("NFC", "".join(v + t for v in _VOWELS for t in _TONE_MARKS))
CAPITAL = "A-ZĐ" + SMALL[4:].upper()  # both for use inside a character class; ranges like À-Ỹ mix the cases

_CONFUSED = str.maketrans("10|", "IOI")
# Cyrillic, then Greek capitals that look Latin
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХІΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTYXIABEZHIKMNOPTYX")
_ETH = str.maketrans("ÐĐ", "DD")
_NOT_LETTERS = re.compile(r"[^A-Z]")
_TONES = ("òóỏõọ", "ùúủũụ"), ("ÒÓỎÕỌ", "ÙÚỦŨỤ")
_OLD_TONES = {"a": "àáảãạ", "e": "èéẻẽẹ", "y": "ỳýỷỹỵ", "A": "ÀÁẢÃẠ", "E": "ÈÉẺẼẸ", "Y": "ỲÝỶỸỴ"}
_OLD_TONE = re.compile(r"(?<![qQ])(?:[oO][àáảãạèéẻẽẹÀÁẢÃẠÈÉẺẼẸ]|[uU][ỳýỷỹỵỲÝỶỸỴ])(?!\w)")


def unmarked(text: str) -> str:
    """``text`` in capitals without diacritics; Đ is D. At most ``LONGEST`` characters are read."""
    read = text[:LONGEST]
    return read.translate(_COMMON) if _ONLY_COMMON.fullmatch(read) else _unmarked(read)


def fold(text: str) -> str:
    """Only the letters A–Z of ``text``, with 1, 0 and | read as I, O and I.

    Equal for a title and its damaged print: ``fold("CH₁ THI") == fold("CHỈ THỊ")``. domain.md §2.3.
    """
    return _NOT_LETTERS.sub("", unmarked(text).translate(_CONFUSED))


def latin_letters(text: str) -> str:
    """The letters of ``text`` with their accents, in Latin script: full-width and look-alike capitals become plain."""
    normal = unicodedata.normalize("NFKC", text[:LONGEST]).translate(_LOOKALIKES)
    return "".join(c for c in normal if c.isalpha())


def modern(text: str) -> str:
    """``text`` with the tone of an open syllable on the first vowel: "hoà" becomes "hòa", "uỷ" becomes "ủy".

    Both spellings are in use, Decree 30/2020/NĐ-CP itself prints both. The length never changes.
    """
    return _OLD_TONE.sub(_moved, text)


def same_print(one: str, other: str) -> bool:
    """True when both read the same but for capitals, spacing and the place of a tone: nothing was repaired."""
    return printed_key(one) == printed_key(other)


def printed_key(text: str) -> str:
    """What two undamaged prints of one phrase have in common."""
    return " ".join(modern(text).casefold().split())


def _unmarked(text: str) -> str:
    capitals = unicodedata.normalize("NFKC", text).upper().translate(_ETH).translate(_LOOKALIKES)
    return "".join(c for c in unicodedata.normalize("NFD", capitals) if not unicodedata.combining(c))


def _moved(found: re.Match[str]) -> str:
    first, second = found.group()[0], found.group()[1]
    bare, tone = next((bare, tones.index(second)) for bare, tones in _OLD_TONES.items() if second in tones)
    toned = _TONES[first.isupper()][first in "uU"][tone]
    return toned + bare


# Nearly every text is made of these, and looking them up is ten times as fast.
_COMMON = {ord(c): _unmarked(c) for c in (*map(chr, range(0x20, 0x7F)), *SMALL, *CAPITAL, "–", "…", "“", "”")}
_ONLY_COMMON = re.compile(f"[{re.escape(''.join(map(chr, _COMMON)))}]*")
