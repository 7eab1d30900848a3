"""Stamps that were put on askew: what is left of a page once its straight lines are taken off, turned and read."""

from PIL import Image, ImageDraw

from intranet.files.extraction.phrases import bare_letters
from intranet.files.extraction.places import Word
from intranet.files.extraction.tesseract import SCATTERED, read_letters

_ANGLES = (-40, -33, -24, -17, -10, 10, 17, 24, 33, 40)
_READ, _READ_IN_CAPITALS = 60, 85
_SURE, _SURE_IF_SHORT, _LONG = 50, 75, 6
"""Strokes of a pen are easily three or four letters, and a file with a secrecy mark is refused for good."""

_STAMPS = {
    "tuyetmat": "TUYỆT MẬT",
    "toimat": "TỐI MẬT",
    "mat": "MẬT",
    "thuongkhan": "THƯỢNG KHẨN",
    "khan": "KHẨN",
    "hoatoc": "HỎA TỐC",
}
_URGENCY = {"THƯỢNG KHẨN", "KHẨN", "HỎA TỐC"}


def tilted_stamps(grey: Image.Image, words: list[Word], program: str) -> list[str]:
    """Names of stamps that stand askew on the upper half of a page whose straight ``words`` are known."""
    rest = grey.crop((0, 0, grey.width, grey.height // 2))
    eraser = ImageDraw.Draw(rest)
    for word in words:
        if word.sure >= (_READ_IN_CAPITALS if word.text.isupper() else _READ):
            left, top, right, bottom = word.box
            eraser.rectangle((left - 3, top - 3, right + 3, bottom + 3), fill=255)
    found: list[str] = []
    for angle in _ANGLES:
        turned = rest.rotate(angle, expand=True, fillcolor=255)
        for word in read_letters(turned, program, mode=SCATTERED).words:
            found.append(_name(word))
    return list(dict.fromkeys(filter(None, found)))


def _name(word: Word) -> str:
    """The stamp that ``word`` is, whatever became of its accents; empty for any other."""
    letters = "".join(character for character in bare_letters(word.text) if character.isalpha())
    least = _SURE_IF_SHORT if len(letters) < _LONG else _SURE
    return _STAMPS.get(letters, "") if word.sure >= least and word.text.isupper() else ""


def is_urgency(stamp: str) -> bool:
    """Whether the stamp says how urgent the document is, and not how secret."""
    return stamp in _URGENCY
