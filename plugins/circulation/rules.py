"""Pure rules: what the law's words are, how tokens are spelled, what a change of a scope means."""

import itertools
import re
import unicodedata
from datetime import date

_GRADES = (("toi", "mat"), ("tuyet", "mat"), ("top", "secret"))
_GRADE_WORDS = frozenset({"secret", "confidential", "tuyetmat", "toimat"})
_MAT = frozenset({"mật", "mat", "mât"})
_NOT_ONE = frozenset({("bảo", "mật"), ("bao", "mat"), ("mật", "khẩu"), ("mat", "khau")})
"""“Bảo mật” (keeping safe) and “mật khẩu” (password) are everyday words."""

_LOOKALIKE = str.maketrans("аеоіυтмсухκματειοχ013$@", "aeoiutmcyxkmateioxoiesa")


def names_a_state_secret(name: str) -> bool:
    """Whether ``name`` holds a grade of state secrets as words of their own ("Tuyệt mật", "MẬT", "Secret"), with the
    marks of its letters or without, and however its letters are set apart ("M ậ t", "tuyệt-mật").
    """
    words = _words(name)
    plain = [_bare(word) for word in words]
    pairs = [*itertools.pairwise(words)]
    if _GRADE_WORDS.intersection(plain) or set(_GRADES) & {*itertools.pairwise(plain)}:
        return True
    if any(first + second in _MAT for first, second in pairs):
        return True
    innocent = {place + (pair[1] in _MAT) for place, pair in enumerate(pairs) if pair in _NOT_ONE}
    return any(word in _MAT and place not in innocent for place, word in enumerate(words))


def _words(text: str) -> list[str]:
    """Words in small letters with their marks; letters that stand alone are put together first."""
    seen = "".join(letter for letter in unicodedata.normalize("NFKC", text) if unicodedata.category(letter) != "Cf")
    parts = re.split(r"[\W_]+", unicodedata.normalize("NFC", seen.casefold().translate(_LOOKALIKE)))
    return re.sub(r"(?<!\w\w)(?<=\w) (?=\w(?!\w))", "", " ".join(filter(None, parts))).split()


def _bare(word: str) -> str:
    plain = unicodedata.normalize("NFD", word.replace("đ", "d"))
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def member_token(space_id: int) -> str:
    """The circle of everybody on the roster of a space."""
    return f"circulation:space:{space_id}"


def keeper_token(space_id: int) -> str:
    """The circle of the keepers of a space."""
    return f"circulation:keeper:{space_id}"


def reader_token(space_id: int, rank: int, circle: str, until: date | None = None) -> str:
    """Members of a space who are cleared for a level and stand in ``circle``: the three conditions hold together, so
    they are one token. ``until`` is the last day of a document that can be read for a time: the index knows no days.
    """
    return f"circulation:{space_id}:{rank}:{circle}" + (f":until:{until.isoformat()}" if until else "")


WHOLE = "all"
"""The circle of a document that everybody of its space may read."""


def opened(token: str) -> str:
    """The circle of ``token`` as long as the guard is satisfied: of what the text of a document is found by."""
    return f"{token}:open"


def text_token(space_id: int) -> str:
    """Held by who belongs to a space whose texts can be searched."""
    return f"circulation:text:{space_id}"


def split_tokens(tokens: frozenset[str]) -> tuple[int, frozenset[int], frozenset[int]]:
    """The rank one is cleared for (0: none), the spaces one belongs to, and those one keeps."""
    rank = max(
        (int(token.rpartition(":")[2]) for token in tokens if token.startswith("circulation:cleared:")), default=0
    )
    return rank, _ids(tokens, "circulation:space:"), _ids(tokens, "circulation:keeper:")


def _ids(tokens: frozenset[str], beginning: str) -> frozenset[int]:
    return frozenset(int(token.removeprefix(beginning)) for token in tokens if token.startswith(beginning))
