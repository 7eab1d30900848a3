"""What a line of a signature looks like: authority, position, name. Decree 30/2020/NĐ-CP, art. 13 and annex I."""

import re
from difflib import SequenceMatcher

from .bodies import opening_body
from .folding import fold, same_print
from .source import joined
from .vocabulary import POSITIONS, SIGNED_FOR

_AUTHORITY = re.compile(r"(?P<sign>T/?M|K/?T|T/?L|TUQ|T/?U|Q)(?:\.[ \t]*|[ \t]+)(?P<body>\S[^\n]{2,80})")
_RANK = r"(?:(?:Thiếu|Trung|Thượng|Đại)\s(?:tướng|tá|úy)\s|(?:PGS|GS|TS|ThS|BS|LS)\.\s?)?"
_WORD = r"[^\W\d_]+"
_NAME = re.compile(rf"{_RANK}(?P<name>{_WORD}(?: {_WORD}){{1,4}})")
_FOLDED_POSITIONS = tuple((fold(each), each) for each in sorted(POSITIONS, key=len, reverse=True))
_FOLDED_BODIES = tuple((fold(each), each) for each in SIGNED_FOR)
_LONGEST = 90
_IN_PLACE_OF = re.compile(r"K/?T[., ]+(?P<head>[^\n;]{3,60})")
_ALIKE = 0.5


def authority_in(text: str) -> tuple[str, str, bool] | None:
    """Authority and position of a line ("T/M BAN THƯ ỜNG VỤ PHÓ BÍ THƯ") and whether letters were repaired, or None.

    "KT. CHỦ TỊCH" names whose place is taken, so it stays whole; a line is split only where a body is followed by a
    position. domain.md §2.5 (7a).
    """
    found = _AUTHORITY.fullmatch(text)
    if found is None:
        return None
    folded = fold(found["body"])
    for body, printed_body in _FOLDED_BODIES:
        position = next((printed for known, printed in _FOLDED_POSITIONS if folded == body + known), "")
        if folded == body or position:
            undamaged = same_print(found["body"], f"{printed_body} {position}".strip())
            return f"{text[: found.start('body')].rstrip()} {printed_body}", position, not undamaged
        if folded.startswith(body + "PHO"):
            return text, "", True  # "TM. ỦY BAN NHÂN DÂN PHÓ": the position goes on below
    return text, "", False


def deputy_position(authority: str, printed: str) -> str:
    """What a deputy signs as under ``authority`` (KT. BỘ TRƯỞNG, CHỦ NHIỆM) if ``printed`` looks like it but is no
    position; otherwise "". Decree 30/2020/NĐ-CP, art. 13.
    """
    found = _IN_PLACE_OF.match(authority)
    folded = fold(printed)
    if found is None or not folded or any(folded == known for known, _ in _FOLDED_POSITIONS):
        return ""
    heads = [head.strip() for head in found["head"].upper().split(",")]
    deputies = ["THỨ TRƯỞNG" if head == "BỘ TRƯỞNG" else f"PHÓ {head}" for head in heads]
    best = max(deputies, key=lambda deputy: SequenceMatcher(None, fold(deputy), folded).ratio())
    return best if SequenceMatcher(None, fold(best), folded).ratio() > _ALIKE else ""


def is_whole_position(text: str) -> bool:
    """True for a known position, alone or with the body whose it is: GIÁM ĐỐC, CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH."""
    folded = fold(text)
    begins = [known for known, _ in _FOLDED_POSITIONS if folded.startswith(known)]
    bodies = (opening_body(text[found.start() :]) for found in re.finditer(r"(?<= )\S", text))
    return folded in begins or (bool(begins) and any(bodies))


def is_position(text: str) -> bool:
    """True if ``text`` begins or ends with a position that people sign as: "PHÓ CHỦ TỊCH", "GIÁM ĐỐC SỞ"."""
    if len(text) > _LONGEST:
        return False
    folded = fold(text)
    return any(folded.endswith(known) or folded.startswith(known) for known, _ in _FOLDED_POSITIONS)


def name_in(text: str) -> str:
    """The name if ``text`` is one: two to five words, each with one capital; rank and degree are left out. Else ""."""
    found = _NAME.fullmatch(joined(text)) if len(text) <= _LONGEST else None
    return found["name"] if found and all(word.istitle() for word in found["name"].split()) else ""


def is_part_of_signature(text: str) -> bool:
    """True if the line by itself can only be an authority, a position or a name."""
    line = joined(text)
    return authority_in(line) is not None or (line.isupper() and is_position(line)) or bool(name_in(line))
