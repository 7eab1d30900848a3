"""Accents that stand apart from their letter, in the wrong order, twice, or behind a blank: put together again."""

import re
import unicodedata

_SHAPES = "\u0302\u0306\u031b"  # circumflex, breve, horn: they make the letter
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_STROKES = "\u0335\u0336\u0337\u0338"
_APART = re.compile(rf"(?P<letter>[^\W\d_])(?P<gap>[ ]?)(?P<marks>[{_SHAPES}{_TONES}{_STROKES}]{{1,4}})")


def composed_marks(text: str) -> str:
    """``text`` in NFC, with marks that NFC cannot place (tone before shape, one twice, a blank between) placed too."""
    composed = unicodedata.normalize("NFC", text)
    return _APART.sub(lambda found: composed_letter(found["letter"] + found["marks"]) or found.group(), composed)


def composed_letter(letters: str) -> str:
    """A letter and its marks, in any order, as one Vietnamese letter; "" when they do not make one."""
    apart = unicodedata.normalize("NFD", letters)
    base, marks = apart[:1], dict.fromkeys(apart[1:])
    if base in "dD" and marks and all(mark in _STROKES for mark in marks):
        return "đ" if base == "d" else "Đ"
    shapes = [mark for mark in marks if mark in _SHAPES]
    tones = [mark for mark in marks if mark in _TONES]
    whole = unicodedata.normalize("NFC", base + "".join(shapes + tones))
    return whole if len(whole) == 1 and len(shapes + tones) == len(marks) else ""
