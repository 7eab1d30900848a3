"""A draft as a list of parts, and what editing does to it. Sections are found by title, questions by key. Pure."""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256

from plugins.checklists.asked import Asked, Part

Parts = list[Part]
LONGEST_KEY = 40
_WORDS_OF_A_KEY = 6


def place_of_section(parts: Parts, title: str) -> int | None:
    """Where the section ``title`` stands, from 0."""
    return next((place for place, part in enumerate(parts) if part.title == title), None)


def place_of(parts: Parts, key: str) -> tuple[int, int] | None:
    """Where the question ``key`` stands: section and place in it, from 0."""
    found = ((s, q) for s, part in enumerate(parts) for q, asked in enumerate(part.questions) if asked.key == key)
    return next(found, None)


def asked_as(parts: Parts, key: str) -> Asked | None:
    """The question ``key``."""
    return next((asked for part in parts for asked in part.questions if asked.key == key), None)


def section_shifted(parts: Parts, place: int, step: int) -> Parts:
    """The section at ``place`` one up (-1) or down (1); as it was at the ends."""
    to = place + step
    if not 0 <= to < len(parts):
        return parts
    found = list(parts)
    found[place], found[to] = found[to], found[place]
    return found


def without(parts: Parts, key: str) -> Parts:
    """The same without the question ``key``."""
    return [replace(part, questions=tuple(each for each in part.questions if each.key != key)) for part in parts]


def placed(parts: Parts, asked: Asked, section: int, at: int | None = None) -> Parts:
    """``asked`` in ``section`` at the place ``at`` (None: the last), wherever it was before."""
    found = without(parts, asked.key)
    questions = list(found[section].questions)
    questions.insert(len(questions) if at is None else at, asked)
    found[section] = replace(found[section], questions=tuple(questions))
    return found


def placed_before(parts: Parts, key: str, section: int, before: str) -> Parts | None:
    """The question ``key`` in ``section`` before the question ``before``, or at the end for ""; None where ``before``
    does not stand in it. As it was before itself.
    """
    asked, keys = asked_as(parts, key), [each.key for each in parts[section].questions if each.key != key]
    if asked is None or before == key:
        return parts
    if before and before not in keys:
        return None
    return placed(parts, asked, section, keys.index(before) if before else None)


def section_before(parts: Parts, place: int, before: int | None) -> Parts:
    """The section at ``place`` before that at ``before``, or at the end for None."""
    found = [part for number, part in enumerate(parts) if number != place]
    to = len(found) if before is None else before - (before > place)
    return [*found[:to], parts[place], *found[to:]]


def put(parts: Parts, asked: Asked, section: int) -> Parts:
    """``asked`` in place of the question with its key if that stands in ``section``, else at the end of ``section``."""
    before = place_of(parts, asked.key)
    return placed(parts, asked, section, before[1] if before and before[0] == section else None)


def shifted(parts: Parts, key: str, step: int) -> Parts:
    """The question one up (-1) or down (1): out of its section into the next one, and as it was at the ends."""
    before, asked = place_of(parts, key), asked_as(parts, key)
    if before is None or asked is None:
        return parts
    section, to = before[0], before[1] + step
    if 0 <= to < len(parts[section].questions):
        return placed(parts, asked, section, to)
    if not 0 <= section + step < len(parts):
        return parts
    return placed(parts, asked, section + step, 0 if step > 0 else None)


def new_key(text: str, used: Collection[str]) -> str:
    """A code for a new question of ``text`` that none of ``used`` is: its first words, ``quy-che-bao-ve``."""
    words = re.findall(r"[a-z0-9]+", folded(text))[:_WORDS_OF_A_KEY]
    begin = "-".join(words)[: LONGEST_KEY - 4].strip("-") or "cau"
    found, number = begin, 2
    while found in used:
        found, number = f"{begin}-{number}", number + 1
    return found


def folded(text: str) -> str:
    """Small letters without marks, spaces run together."""
    plain = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return " ".join("".join(letter for letter in plain if not unicodedata.combining(letter)).split())


def mark_of(asked: Asked | None, section: str = "") -> str:
    """What tells one wording of a question from another; nothing for a new one."""
    return sha256(repr((asked, section)).encode()).hexdigest()[:16] if asked else ""
