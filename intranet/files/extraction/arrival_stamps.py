"""The stamp ĐẾN of the office that received a letter: what stands in it is neither its issuer nor its date."""

import re
from statistics import median

from intranet.files.extraction.places import Box, Word

_STRONG = re.compile(r"\W*Giờ\s*[:.…]|.*\bĐ[ẾÉEÊỀ]N\W{0,3}\s*(?:Giờ|Ngày)|\W*(?:Kính chuyển|Số đến|Ngày đến)\b")
_WEAK = re.compile(r"\W*(?:Ngày\s*[:.…]{1,2}|Chuyển\s*[:.…]|Lưu hồ sơ|(?:CÔNG VĂN )?Đ[ẾÉEÊỀ]N\W{0,3}$)")
_BELOW_ISSUER = re.compile(r"^\W*S[ốóôỐ6]\s?:|/[A-ZĐ]{1,3}[A-Za-zđ]?-|C[ỘÔO]NG H|[ĐÐ][ộo]c l|^V/v")
"""Above these stands the issuer, or the motto goes on: no stamp reaches over them."""

_KEPT = re.compile(rf"{_BELOW_ISSUER.pattern}|, ?ngày|^\W*Kính gửi|QUY[ẾÉÊ]T|NGHỊ|^THÔNG [TB]")
"""What stands near such a stamp in a letter: number, motto, date, title, summary."""

_ABOVE, _BELOW, _ASIDE = 3.2, 2.4, 3.0
"""In heights of its letters: how far the frame of the stamp lies from a label."""

_LONGEST = 45


def without_arrival_stamps(words: list[Word]) -> tuple[list[Word], list[Word]]:
    """The words of a page, and those that stand in an arrival stamp: its labels and what is close around them."""
    short = [word for word in words if len(word.text) < _LONGEST]
    labels = [word for word in short if _STRONG.match(word.text)]
    if not labels:
        return words, []
    height = median(word.box.height for word in words)
    kept = [word.box for word in words if _BELOW_ISSUER.search(word.text)]
    frames = [_frame(word.box, height, kept) for word in labels]
    labels += [word for word in short if _WEAK.match(word.text) and any(frame.holds(word.box) for frame in frames)]
    frames = [_frame(word.box, height, kept) for word in labels]
    inside = [word for word in short if any(_lies_in(word.box, frame) for frame in frames)]
    stamped = [*labels, *(word for word in inside if word not in labels and not _KEPT.search(word.text))]
    return [word for word in words if word not in stamped], stamped


def _frame(box: Box, height: float, kept: list[Box]) -> Box:
    """Around a label, but not over what is surely no part of the stamp."""
    top, bottom = box.top - _ABOVE * height, box.bottom + _BELOW * height
    for other in kept:
        if other.left < box.right and other.right > box.left:
            top = max(top, other.bottom) if other.middle < box.top else top
            bottom = min(bottom, other.top) if other.middle > box.bottom else bottom
    return Box(box.left - _ASIDE * height, top, box.right + _ASIDE * height, bottom)


def _lies_in(box: Box, frame: Box) -> bool:
    return frame.left <= box.left and box.right <= frame.right + box.height and frame.holds(box)
