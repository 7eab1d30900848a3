"""A second look at the signature: seal and pen run across position and name, and a page read as a whole loses them."""

import re
import unicodedata
from collections.abc import Iterator

from PIL import Image, ImageFilter

from intranet.files.extraction.phrases import bare_letters
from intranet.files.extraction.places import Box, Word
from intranet.files.extraction.tesseract import ONE_BLOCK, read_letters

_RECIPIENTS = re.compile(r"n.{0,2}[iíìl]\s*nh[aâậăạ]n", re.IGNORECASE)
_DEPTH = 0.24
_LEAST_SURE = 30.0
_LEAST_LETTERS, _LEAST_SHARE, _LEAST_CAPITALS = 4, 0.7, 0.8
_AUTHORITY = re.compile(r"(?:TM|KT|TL|TUQ|Q)[.,]|T/M|K/T|T/L")
_POSITION = re.compile(
    r"TRƯỞNG|TƯỚNG|CHỦ TỊCH|NHIỆM|GIÁM ĐỐC|BÍ THƯ|CHÁNH|ỦY BAN|HỘI ĐỒNG|CHÍNH PHỦ|BAN THƯỜNG VỤ|HIỆU TRƯỞNG"
)
_LISTED = """
Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Trương Đinh Đào Đoàn
Vương Trịnh Mai Tô Lương Hà Cao Tạ Thái Lâm Phùng Tống Châu Quách Lưu Tăng Kiều La Triệu Nông
Lò Hứa Chu Doãn Từ Thân Giang
"""
_SURNAMES = {bare_letters(name): name for name in _LISTED.split()}
_NAME = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){1,4}")


def with_signature(words: list[Word], grey: Image.Image, program: str) -> list[Word]:
    """``words`` with those of the signature beside "Nơi nhận" read anew by themselves, a few times; of what was read
    in one place the likeliest line stands.
    """
    label = next((word for word in words if _RECIPIENTS.match(word.text) and len(word.text) < 14), None)
    if label is None:
        return words
    area = _beside(label, words, grey)
    before = [word for word in words if area.holds(word.box)]
    likeliest: list[Word] = []
    for word in sorted([*before, *_read_again(area, grey, program)], key=_likelihood, reverse=True):
        if _likelihood(word) > 0 and not any(_is_level(word.box, other.box) for other in likeliest):
            likeliest.append(word)
    return [word for word in words if word not in before] + likeliest


def _read_again(area: Box, grey: Image.Image, program: str) -> Iterator[Word]:
    left, top = int(area.left), int(area.top)
    crop = grey.crop((left, top, int(area.right), int(area.bottom)))
    for picture in (crop, crop.filter(ImageFilter.GaussianBlur(0.7)), crop.filter(ImageFilter.MedianFilter(3))):
        for text, box, sure in read_letters(picture, program, mode=ONE_BLOCK, least=_LEAST_SURE).words:
            yield Word(_named(text), Box(box.left + left, box.top + top, box.right + left, box.bottom + top), sure)


def _named(text: str) -> str:
    """A name whose surname lost its accents to the seal ("Pham", "Hỗ") with those that surnames have; a position that
    lost a capital ("tHỦ TƯỚNG") in capitals.
    """
    if _is_capitals(text):
        return text.upper()
    first, blank, rest = text.partition(" ")
    return f"{_SURNAMES.get(bare_letters(first), first)}{blank}{rest}" if blank and text.istitle() else text


def _beside(label: Word, words: list[Word], grey: Image.Image) -> Box:
    """Right of the recipients, from just above their label down to where a name still can stand."""
    width, height = grey.size
    below = [word.box for word in words if label.box.top < word.box.top < label.box.top + _DEPTH * height]
    ends = [box.right for box in below if box.left < 0.3 * width and box.right < 0.66 * width]
    left = min(max([0.46 * width, *(end + 0.01 * width for end in ends)]), 0.62 * width)
    top = max(0, label.box.top - 1.6 * label.box.height)
    return Box(left, top, width, min(height, label.box.top + _DEPTH * height))


def _is_level(one: Box, other: Box) -> bool:
    return abs(one.middle - other.middle) < 0.7 * min(max(one.height, 1), max(other.height, 1))


def _likelihood(word: Word) -> float:
    """0 for strokes of a pen read as letters; more for what reads like an authority, a position or a name."""
    bare = unicodedata.normalize("NFC", word.text).replace(" ", "")
    letters = [character for character in bare if character.isalpha()]
    if len(letters) < _LEAST_LETTERS or len(letters) < _LEAST_SHARE * len(bare):
        return 0
    if _is_capitals(word.text):
        known = len(_POSITION.findall(word.text.upper())) + len(_AUTHORITY.findall(word.text))
        return word.sure + 100 * known + 5 * len(letters) if known else 0
    is_name = _NAME.fullmatch(word.text) and all(part.istitle() for part in word.text.split())
    return word.sure + 100 + 20 * word.text.count(" ") if is_name else 0


def _is_capitals(text: str) -> bool:
    letters = [character for character in text if character.isalpha()]
    return sum(map(str.isupper, letters)) >= _LEAST_CAPITALS * max(len(letters), 1)
