"""The words at the top of every document, and how they are found when a narrow column breaks them over two lines.

Decree 30/2020/NĐ-CP, annex I: the State's motto; 399-QĐ/TW: the Party's title.
"""

import re

_MOTTO = ("C[ỘÔO]NG", "H(?:ÒA|OÀ|ÕA|OÃ|OA|ÓA|ÔA)", "X[ÃA]", "H[ỘÔO]I", "CH[ỦU]", "NGH[ĨI]A", "VI[ỆÊE]T", "NAM")
_PARTY = ("[ĐÐ][ẢA]NG", "C[ỘÔO]NG", "S[ẢA]N", "VI[ỆÊE]T", "NAM")
_BLANK = "[ ]{1,3}"
_TORN = r"(?:[ ]{1,3}|[ ]{0,3}\n[ ]{0,40})"
_LOOSE = r"(?:[ ]{0,3}|[ ]{0,3}\n[ ]{0,40})"
_TOP = 6_000  # characters in which a letterhead stands

MOTTO = _BLANK.join(_MOTTO)
PARTY = _BLANK.join(_PARTY)

_TORN_WORDS = re.compile(
    rf"{_TORN.join(_MOTTO)}|{_TORN.join(_PARTY)}"
    rf"|Đ[ộo]c{_TORN}l[ậâa]p{_TORN}[-–—]{_TORN}T[ựưu]{_TORN}do{_TORN}[-–—]{_TORN}H[ạa]nh{_TORN}ph[úu]c"
)
_FIGURES = "[0-9]{1,2}"
_TORN_DATE = re.compile(
    _LOOSE.join((",[ ]{0,3}ng[àa]y", _FIGURES, "th[áa]ng", _FIGURES, "n[ăa]m", "[0-9]{4}(?![0-9])")), re.IGNORECASE
)


_TORN_SYMBOL = re.compile(  # "Số: 640/SNV-" above "VTLT"
    r"S[ốỐ][ ]{0,3}:?[ ]{0,9}[0-9]{0,6}[ ]{0,3}[-/–][A-Za-zĐđ0-9/&.–-]{1,30}[-/–][ ]{0,3}"
    r"\n[ ]{0,40}[A-ZĐ]{1,10}[ ]{0,40}(?=\n)"
)


def rejoined(text: str) -> str:
    """``text``, of the same length, with a motto, a date or a symbol at the top on one line again.

    A date over more than two lines stays apart: there another column came between.
    """
    whole = _TORN_WORDS.sub(lambda found: found.group().replace("\n", " "), text)
    top = _TORN_SYMBOL.sub(_on_one_line, _TORN_DATE.sub(_on_one_line, whole[:_TOP]))
    return top + whole[_TOP:]


def _on_one_line(found: re.Match[str]) -> str:
    return found.group().replace("\n", " ") if found.group().count("\n") == 1 else found.group()
