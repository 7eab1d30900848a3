"""Capital letters with tones that TCVN3 text has lost: there they are small letters in a font of capitals.

What stands beside a letter tells: "CéNG HßA" is CỘNG HÒA. A capital at the start of a sentence is found by its place,
one in the middle only in names that are written so (Ủy ban nhân dân).
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = r"\d{1,2}(?:\.\d{1,2}){0,3}[.)]"
_MARKS = rf"(?:[-–+•*“\"(][ \t]{{0,9}}|{_NUMBER}[ \t]{{0,9}})"
_STARTS = re.compile(rf"(?:\A|(?<=[.!?])[ \t]|(?<=[.:;!?/])[ \t]{{0,9}}\n|\n\n)\s{{0,20}}{_MARKS}{{0,4}}(?=\w)")
_BULLETED = re.compile(rf"^[ \t]{{0,40}}{_MARKS}{{1,4}}(?=\w)", re.MULTILINE)
_NAMES = re.compile(r"\b(?:ủy|uỷ) ban(?= (?:nhân dân|[Kk]iểm tra|Mặt trận|[Tt]hường vụ|Dân tộc|Quốc gia|Trung ương))")


def with_capitals(text: str) -> str:
    """``text`` with the capitals that can be told from their surroundings."""
    lines = [_line(line) for line in text.splitlines(keepends=True)]
    joined = _NAMES.sub(lambda found: found.group().capitalize(), "".join(lines))
    for pattern in (_STARTS, _BULLETED):
        joined = _capitalised_at({found.end() for found in pattern.finditer(joined)}, joined)
    return joined


def _line(line: str) -> str:
    """A word is in capitals if its plain letters are, or, with a single one, if a word beside it is."""
    words = list(_WORD.finditer(line))
    plain = ["".join(c for c in word.group() if _is_plain(c)) for word in words]
    capital = [len(letters) > 1 and letters.isupper() for letters in plain]
    told = list(capital)
    for at, letters in enumerate(plain):
        if len(letters) < 2 and (not letters or letters.isupper()):
            told[at] = any(_side(line, words, capital, at, step) for step in (-1, 1))
    pieces, done = [], 0
    for word, is_capital in zip(words, told, strict=True):
        pieces += [line[done : word.start()], word.group().upper() if is_capital else word.group()]
        done = word.end()
    return "".join([*pieces, line[done:]])


def _side(line: str, words: list[re.Match[str]], capital: list[bool], at: int, step: int) -> bool:
    """Whether the word on that side, parted by a blank alone, is in capitals."""
    other = at + step
    if not 0 <= other < len(words) or not capital[other]:
        return False
    first, second = sorted((words[at], words[other]), key=lambda word: word.start())
    return not line[first.end() : second.start()].strip()


def _is_plain(letter: str) -> bool:
    """True for what TCVN3 has in both cases: letters without a tone."""
    return not any(mark in "\u0300\u0301\u0303\u0309\u0323" for mark in unicodedata.normalize("NFD", letter))


def _capitalised_at(places: set[int], text: str) -> str:
    letters = list(text)
    for place in places:
        if place < len(letters) and not _is_plain(letters[place]):
            letters[place] = letters[place].upper()
    return "".join(letters)
