"""Stamps that were put on askew: what is left of a page once its straight lines are taken off, turned and read."""

import re

from PIL import Image, ImageDraw

from intranet.files.extraction.places import Word
from intranet.files.extraction.tesseract import SCATTERED, read_letters

_ANGLES = (-40, -33, -24, -12, 12, 24, 33, 40)
_READ, _SURE = 60, 50
_NAMES = (
    ("TUYỆT MẬT", r"TUY[ỆÊE]T M[ẬÂA]T"),
    ("TỐI MẬT", r"T[ỐÔO]I M[ẬÂA]T"),
    ("MẬT", r"M[ẬÂ]T"),
    ("THƯỢNG KHẨN", r"TH[ƯU][ỢƠO]NG KH[ẨÂÁẢA]N"),
    ("KHẨN", r"KH[ẨÂ]N"),
    ("HỎA TỐC", r"H[ỎOÓÒ]A T[ỐÔO]C"),
)
_STAMPS = tuple((name, re.compile(rf"\W*{pattern}\W*")) for name, pattern in _NAMES)
_URGENCY = {"THƯỢNG KHẨN", "KHẨN", "HỎA TỐC"}


def tilted_stamps(grey: Image.Image, words: list[Word], program: str) -> list[str]:
    """Names of stamps that stand askew on the upper half of a page whose straight ``words`` are known."""
    rest = grey.crop((0, 0, grey.width, grey.height // 2))
    eraser = ImageDraw.Draw(rest)
    for word in words:
        if word.sure >= _READ:
            left, top, right, bottom = word.box
            eraser.rectangle((left - 3, top - 3, right + 3, bottom + 3), fill=255)
    found: list[str] = []
    for angle in _ANGLES:
        turned = rest.rotate(angle, expand=True, fillcolor=255)
        for word in read_letters(turned, program, mode=SCATTERED).words:
            found += [name for name, stamp in _STAMPS if word.sure >= _SURE and stamp.fullmatch(word.text)]
    return list(dict.fromkeys(found))


def is_urgency(stamp: str) -> bool:
    """Whether the stamp says how urgent the document is, and not how secret."""
    return stamp in _URGENCY
