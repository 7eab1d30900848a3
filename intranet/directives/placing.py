"""Where a paragraph of an official document has its place, told by what it says. Pure. Annex I, II.6."""

import re

BASE, CENTRED, HEADING, TEXT, ITEM = "base", "centred", "heading", "text", "item"
"""A legal basis; a line in the middle; a title at the left; a paragraph; a line of a list."""

_DIVISION = re.compile(r"(?:Phần|Chương|Mục|Tiểu mục)\s+(?:[IVXLC]+|\d+)\.?", re.I)
_BASIS = re.compile(r"(?:-\s*)?(?:Căn cứ|Theo đề nghị|Xét đề nghị|Xét [Tt]ờ trình)\s")
_NEXT_BASIS = re.compile(r"(?<=;)\s+(?=(?:Căn cứ|Theo đề nghị|Xét)\s)")
_SECTION = re.compile(r"[IVXLC]+\s?[.-]\s*\S")
_ARTICLE = re.compile(r"Điều\s+\d+[a-zđ]?\.")
_LONGEST_TITLE = 120


class Placing:
    """Asked paragraph by paragraph from the first on, because bases stand before everything else and a division's title
    behind its number.
    """

    def __init__(self) -> None:
        self._opening = True
        self._after_division = False

    def of(self, text: str, *, is_item: bool = False) -> str:
        """The place of the next paragraph."""
        kind = ITEM if is_item else self._kind(text)
        self._opening = self._opening and kind in (BASE, CENTRED)
        self._after_division = kind == CENTRED and bool(_DIVISION.fullmatch(text))
        return kind

    def _kind(self, text: str) -> str:
        if _DIVISION.fullmatch(text) or (_is_capitals(text) and not _SECTION.match(text)):
            return CENTRED
        if self._after_division and is_title(text) and not _ARTICLE.match(text):
            return CENTRED
        if self._opening and _BASIS.match(text):
            return BASE
        return HEADING if _SECTION.match(text) and is_title(text) else TEXT


def article_lead(text: str) -> str:
    """What of an article is bold: "Điều 1." and with it its title where it has one (annex I, II.6.đ); else nothing."""
    found = _ARTICLE.match(text)
    if found is None:
        return ""
    return text if is_title(text) else found.group()


def single_bases(text: str) -> list[str]:
    """Bases that stand in one paragraph, one by one (annex I, II.6.a: each on a line of its own)."""
    return _NEXT_BASIS.split(text) if _BASIS.match(text) else [text]


def is_title(text: str) -> bool:
    return len(text) <= _LONGEST_TITLE and text[-1:] not in ".:;," and "\n" not in text


def _is_capitals(text: str) -> bool:
    return len(text) > 3 and text.isupper() and not text[0].isdigit()
