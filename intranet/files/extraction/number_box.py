"""The number of a document, written or stamped into its place by another hand: read again by itself, as figures."""

import re
from collections import Counter

from PIL import Image, ImageFilter, ImageOps

from intranet.files.extraction.places import Box, Word, around
from intranet.files.extraction.tesseract import ONE_LINE, ONE_WORD, read_figures

_LINE = re.compile(r"(?P<label>^\W{0,2}S[ốóôòõỏo6ồỐ]\s?[:.;]?\s?)(?P<number>[^/]{1,12}?)\s?(?P<rest>/.*)$")
_SCALES = (1.0, 1.5, 2.0)
_LEAST_SHARE = 0.6
_EDGE = 20
_LABEL = re.compile(r"\W{0,2}S[ốóôòõỏo6ồỐ]\s?[:.;]?(?:\s?[^/]{0,6})?")
_UNREAD = "?"
_FAR = 200
"""Pixels: an inch at the resolution at which pages are read."""

_WIDTH = 0.62
"""Width of a letter as a share of the height of its line."""


def with_number(words: list[Word], grey: Image.Image, program: str) -> list[Word]:
    """``words`` with the number read again where what stands there is no number; left out where the readings do not
    agree. It stays for a person to compare: nothing of a scan is sure.
    """
    words = _with_gap_closed(words)
    return [_mended(word, grey, program) for word in words]


def _with_gap_closed(words: list[Word]) -> list[Word]:
    """A label and the symbol behind it as one, where the number between them was passed over, or half of it."""
    for label in (word for word in words if _LABEL.fullmatch(word.text)):
        behind = [word for word in words if word.text.startswith("/") and 0 < word.box.left - label.box.right < _FAR]
        level = [word for word in behind if abs(word.box.middle - label.box.middle) < label.box.height]
        if level:
            rest = level[0]
            text = f"{label.text} {_UNREAD}{rest.text}"
            whole = Word(text, around([label.box, rest.box]), label.sure)
            return [whole if word is label else word for word in words if word is not rest]
    return words


def _mended(word: Word, grey: Image.Image, program: str) -> Word:
    found = _LINE.match(word.text)
    if found is None or found["number"].strip().isdigit() or len(word.text) > 40:
        return word
    number = _read(_between(word, found), grey, program)
    return word._replace(text=f"{found['label'].rstrip()} {number}{found['rest']}")


def _between(word: Word, found: "re.Match[str]") -> Box:
    """Where the number stands: between label and slash, whose widths are known by those of their letters."""
    letter = word.box.height * _WIDTH
    left = word.box.left + letter * len(found["label"].strip())
    right = max(word.box.right - letter * len(found["rest"]), left + letter)
    return Box(left, word.box.top - word.box.height * 0.3, right, word.box.bottom + word.box.height * 0.3)


def _read(box: Box, grey: Image.Image, program: str) -> str:
    crop = grey.crop((int(box.left), max(0, int(box.top)), max(int(box.right), int(box.left) + 1), int(box.bottom)))
    votes: Counter[str] = Counter()
    for scale in _SCALES:
        size = max(1, round(crop.width * scale)), max(1, round(crop.height * scale))
        larger = ImageOps.expand(crop.resize(size), _EDGE, 255)
        for picture in (larger, larger.filter(ImageFilter.MedianFilter(3)), larger.filter(ImageFilter.GaussianBlur(1))):
            votes.update(read_figures(picture, program, mode=mode) for mode in (ONE_LINE, ONE_WORD))
    number, count = votes.most_common(1)[0]
    return number if len(number) > 1 and count >= _LEAST_SHARE * votes.total() else ""
