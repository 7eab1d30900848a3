"""The Vietnamese alphabet: in which order names stand, and how they read without their marks.

A leaf: it knows letters, not whose names they are. A database orders by the numbers of characters, so that Đ
comes after Z; what is short enough is ordered here, what comes from a database page by page is not.
"""

import unicodedata
from typing import Any

LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"
"""Huyền, hỏi, ngã, sắc, nặng, as dictionaries order them; a syllable without a tone comes first."""

_PLACES = {letter: 0x110000 + place for place, letter in enumerate(LETTERS)}
"""Letters after everything that is none: figures and signs."""

Key = tuple[tuple[tuple[int, ...], tuple[int, ...]], ...]


def without_marks(text: str) -> str:
    """``text`` without diacritics and capitals; đ is d."""
    letters = unicodedata.normalize("NFD", text)
    return "".join(each for each in letters if not unicodedata.combining(each)).casefold().replace("đ", "d")


def order_key(text: str) -> Key:
    """What ``text`` is to be sorted by: syllable by syllable, its letters first, then its tone; capitals are small."""
    return tuple(_syllable(each) for each in text.casefold().split())


def _syllable(word: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    apart = unicodedata.normalize("NFD", word)
    tones = tuple(1 + TONES.index(each) for each in apart if each in TONES)
    shapes = unicodedata.normalize("NFC", "".join(each for each in apart if each not in TONES))
    return tuple(_PLACES.get(each, ord(each)) for each in shapes), tones


def by_given_name(person: Any) -> tuple[Key, Key, int]:
    """The key of a person (``first_name``, ``last_name``, ``pk``) in a list by the given name, as is usual."""
    return order_key(person.first_name), order_key(person.last_name), person.pk


def by_full_name(person: Any) -> tuple[Key, Key, int]:
    """The same in a list by the family name."""
    return order_key(person.last_name), order_key(person.first_name), person.pk
