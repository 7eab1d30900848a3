"""Pure rules of official documents."""

import re
import unicodedata

_HYPHENS = re.compile("[\u2010-\u2015\u2212\u00ad]")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SLASHES = re.compile("[\u2044\u2215\uff0f]")


def fold(text: str) -> str:
    """Without diacritics and capitals, hyphens and slashes in their plain form: how people type when they search."""
    text = _SLASHES.sub("/", _HYPHENS.sub("-", unicodedata.normalize("NFD", text)))
    return "".join(c for c in text if not unicodedata.combining(c)).casefold().replace("đ", "d")


def printable(text: str) -> str:
    """``text`` without the characters that XML cannot hold, and so no office document (XML 1.0 §2.2)."""
    return _NOT_IN_XML.sub("", text)


LONGEST_WORD = 40
"""Longer words are cut, when they are kept and when they are looked for."""


def words_of(folded: str) -> list[str]:
    """The different words of a folded text in order, numbers without leading zeros: ``01/qd-ttg`` is 1, qd and ttg."""
    found = re.findall("[0-9a-z]+", folded)
    return list(dict.fromkeys((word.lstrip("0") or "0" if word.isdigit() else word)[:LONGEST_WORD] for word in found))


def is_number(text: str) -> bool:
    """Whether ``text`` is a whole number that a database can hold; ``isdigit`` alone takes ² and any length."""
    return text.isascii() and text.isdigit() and len(text) < 19


def symbol_key(symbol: str) -> str:
    """The comparable form of a symbol: ``58 - QĐ/TW`` and ``58-QD/TW`` are one document, so are 01 and 1."""
    text = re.sub(r"\s+", "", fold(symbol))
    return re.sub(r"^0+(?=\d)", "", text)[:60]
