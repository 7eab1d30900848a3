"""Names of issuing bodies: from the capitals of a letterhead to the name as it is written in a sentence."""

import re
from dataclasses import dataclass

from .folding import modern, same_print, unmarked
from .vocabulary import BODIES, FIELDS, LEVELS, NEED_A_PLACE, NEED_MORE, WHOLE

_ABBREVIATIONS = {"UBND", "HĐND", "MTTQ", "TNCS"}
_SMALL = {"VÀ": "và", "CỦA": "của", "THUỘC": "thuộc", "CÁC": "các"}
_WORD = re.compile(r"\w+")
_VOWEL = re.compile("[AEIOUY]")


def _words(phrase: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unmarked(phrase)))


_PHRASES = {_words(phrase): phrase for phrase in (*BODIES, *FIELDS, *LEVELS)}
_LONGEST = max(map(len, _PHRASES))
_LEADING = sorted((modern(each).casefold() for each in {*LEVELS, *NEED_A_PLACE}), key=len, reverse=True)
_BEFORE_A_PLACE = re.compile(rf"\b(?:{'|'.join(_LEADING)})\s")
_BODY_WORDS = {_words(phrase): phrase for phrase in BODIES}


@dataclass(frozen=True, slots=True)
class Name:
    """A body's name in sentence case. ``certain`` when every word was known and printed without damage."""

    text: str
    certain: bool
    head: str = ""  # the phrase it opens with: "Ủy ban nhân dân"
    has_more: bool = False  # something follows the head: a place, a field


def opening_body(line: str) -> str:
    """The phrase for a body that ``line`` begins with, in sentence case; empty if it begins otherwise."""
    matches = list(_WORD.finditer(line[:300]))
    return _known(matches, 0, _BODY_WORDS)[1]


def proper(printed: str) -> Name:
    """``printed`` (ỦY BAN NHÂN DÂN TỈNH AN BÌNH) in sentence case (Ủy ban nhân dân tỉnh An Bình).

    Known phrases take their known spelling; what follows a level (tỉnh, xã …) or a committee is a proper name; any
    other word makes the name uncertain, because capitals alone do not tell how it is written.
    """
    spelled, certain = [], True
    matches = list(_WORD.finditer(printed))
    position = done = 0
    before = ""
    while position < len(matches):
        count, phrase = _known(matches, position, _PHRASES)
        text = printed[matches[position].start() : matches[position + count - 1].end()]
        if phrase:
            certain &= same_print(text, phrase)
            before = phrase
        else:
            phrase, known = _single(text, before)
            certain &= known
            before = before if before in LEVELS or before in NEED_A_PLACE else ""
        spelled.append(printed[done : matches[position].start()] + phrase)
        done = matches[position + count - 1].end()
        position += count
    head = opening_body(printed)
    return Name(_capitalised(" ".join("".join(spelled).split())), certain, head, len(matches) > len(_words(head)))


def second_body(line: str) -> int:
    """Where a second body begins on a line that already named a whole one by its place; 0 if none does.

    Only words that no place is made of count: Phòng is the end of Hải Phòng.
    """
    matches = list(_WORD.finditer(line[:300]))
    opening = _known(matches, 0, _PHRASES)
    if opening[1] not in NEED_A_PLACE and opening[1] not in LEVELS:
        return 0
    for position in range(opening[0] + 1, len(matches)):
        phrase = _known(matches, position, _BODY_WORDS)[1]
        if " " in phrase or phrase in ("Sở", "Chi cục", "Cục"):
            return matches[position].start()
    return 0


def is_complete(name: Name) -> bool:
    """True if the name says which body it is: a committee with its place, a department with its field."""
    return name.has_more if name.head in NEED_MORE else name.text in WHOLE


def fits(abbreviation: str, name: str) -> bool:
    """True if a symbol's ``abbreviation`` can stand for ``name``: UBND for Ủy ban nhân dân tỉnh An Bình.

    Its capitals must open the initials of the name, "và" left out, Đ and D told apart: that is what gives away UBNĐ.
    """
    wanted = "".join(c for c in re.split(r"[-.&]", abbreviation)[0].replace("TƯ", "TW") if c.isupper())
    if wanted == "TW":
        return "trung ương" in name.casefold() or name in ("Bộ Chính trị", "Ban Bí thư")
    return bool(wanted) and _initials(name).startswith(wanted)


def place_in(name: str) -> str:
    """The place that a body's name ends with, in small letters: "an bình" for Ủy ban nhân dân tỉnh An Bình.

    Only the whole place: "bình" is none. Empty when nothing tells where the place begins.
    """
    found = list(_BEFORE_A_PLACE.finditer(modern(name).casefold()))
    return found[-1].string[found[-1].end() :].strip() if found else ""


def _initials(name: str) -> str:
    plain = modern(name).upper().replace("TRUNG ƯƠNG", "TW").replace("THỦ TƯỚNG CHÍNH PHỦ", "T T G")
    letters = (
        word if word == "TW" or word in _ABBREVIATIONS else "Đ" if word[0] == "Đ" else unmarked(word[0])
        for word in _WORD.findall(plain)
        if word != "VÀ"
    )
    return "".join(letters)


def _known(matches: list[re.Match[str]], position: int, phrases: dict[tuple[str, ...], str]) -> tuple[int, str]:
    """The longest phrase at ``position`` and its number of words. A single word must be printed exactly: QUẬN, QUAN."""
    words = tuple(unmarked(found.group()) for found in matches[position : position + _LONGEST])
    for count in range(len(words), 0, -1):
        phrase = phrases.get(words[:count], "")
        if phrase and (count > 1 or same_print(matches[position].group(), phrase)):
            return count, phrase
    return 1, ""


def _single(word: str, before: str) -> tuple[str, bool]:
    """A word that no phrase covers, spelled by what stands before it, and whether that is certain."""
    if word.upper() in _ABBREVIATIONS or not word.isalpha():
        return word, True
    if word in _SMALL:
        return _SMALL[word], True
    if before in LEVELS or before in NEED_A_PLACE:
        return word.capitalize(), _VOWEL.search(unmarked(word)) is not None
    return (word.capitalize() if before else word.lower()), False


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]
