"""Keys of an input method that were left in the text: Telex ``baor veej`` and VNI ``bao3 ve65`` for *bảo vệ*.

It happens when the input method is off, or on twice. Only what becomes a syllable of Vietnamese is taken for one, and
only a query that finds nothing as it was typed is read like this.
"""

import re
import unicodedata

from search.analysis.numbers import is_readable
from search.analysis.syllables import forms

MOST_KEYS = 12
"""Keys of the longest syllable with its signs and its tone, ``nghieengs``, and a few more."""

_TELEX_TONES = {"s": "\u0301", "f": "\u0300", "r": "\u0309", "x": "\u0303", "j": "\u0323"}
_VNI_TONES = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_TELEX_LETTERS = (("dd", "đ"), ("uwow", "ươ"), ("uow", "ươ"), ("uwo", "ươ"), ("aw", "ă"), ("ow", "ơ"), ("uw", "ư"))
_VNI_LETTERS = {"a6": "â", "e6": "ê", "o6": "ô", "u7": "ư", "o7": "ơ", "a8": "ă", "d9": "đ"}
_VNI_SIGNS = "6789"
_DOUBLED = re.compile(r"([aeo])([bcdghkmnpt]{0,2})\1")
_CIRCUMFLEX = {"a": "â", "e": "ê", "o": "ô"}
_VOWEL = re.compile(r"[aeiouyâêôăơư]")


def untyped(word: str) -> str:
    """The syllable that the keys of ``word`` make, with its marks; empty if they make none.

    >>> untyped("veej"), untyped("ve65"), untyped("dduwowngf"), untyped("online")
    ('vệ', 'vệ', 'đường', '')
    """
    if not word.isascii() or not 2 <= len(word) <= MOST_KEYS:
        return ""
    keys = word.lower()
    made = _from_vni(keys) if any(key.isdigit() for key in keys) else _from_telex(keys)
    return made if made and made != keys and is_readable(forms(made)[1]) else ""


def _from_telex(keys: str) -> str:
    letters, tone = keys, ""
    for at in range(len(keys) - 1, 0, -1):
        if keys[at] in _TELEX_TONES and _VOWEL.search(keys, 0, at):
            letters, tone = keys[:at] + keys[at + 1 :], _TELEX_TONES[keys[at]]
            break
    for typed, letter in _TELEX_LETTERS:
        letters = letters.replace(typed, letter)
    if "w" in letters:
        letters = _horned(letters.replace("w", "", 1))
    letters = _DOUBLED.sub(lambda found: _CIRCUMFLEX[found[1]] + found[2], letters)
    return _toned(letters, tone)


def _from_vni(keys: str) -> str:
    tones = [_VNI_TONES[key] for key in keys if key in _VNI_TONES]
    letters = "".join(key for key in keys if key not in _VNI_TONES)
    signs = [key for key in letters if key in _VNI_SIGNS]
    plain = "".join(key for key in letters if not key.isdigit())
    if len(tones) > 1 or not all(key.isalpha() or key in _VNI_SIGNS for key in letters):
        return ""
    for sign in signs:
        plain = _signed(plain, sign)
    return _toned(plain, "".join(tones))


def _horned(letters: str) -> str:
    """``w`` typed after the syllable belongs to its ``uo``, else to the first letter that can bear it."""
    for plain, signed in (("uo", "ươ"), ("u", "ư"), ("o", "ơ"), ("a", "ă")):
        if plain in letters:
            return letters.replace(plain, signed, 1)
    return ""


def _signed(letters: str, sign: str) -> str:
    """A sign of VNI belongs to the first letter that can bear it; the horn of ``uo`` to both."""
    if sign == "7" and ("uo" in letters or "ươ" in letters):
        return letters.replace("uo", "ươ", 1)
    for pair, signed in _VNI_LETTERS.items():
        if pair[1] == sign and pair[0] in letters:
            return letters.replace(pair[0], signed, 1)
    return ""


def _toned(letters: str, tone: str) -> str:
    """With the tone on the last vowel that bears a sign, else on the middle one: where it stands, ``forms`` ignores."""
    vowels = [at for at, letter in enumerate(letters) if _VOWEL.match(letter)]
    if not vowels:
        return ""
    signed = [at for at in vowels if letters[at] in "âêôăơư"]
    closed = vowels[-1] < len(letters) - 1
    at = signed[-1] if signed else vowels[-1] if closed or len(vowels) == 1 else vowels[-2]
    return unicodedata.normalize("NFC", letters[: at + 1] + tone + letters[at + 1 :])
