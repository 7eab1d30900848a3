"""Whether figures and letters before paragraphs follow each other: Phần, Chương, Mục, Điều, I., 1., a)."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

LETTERS = "abcdđeghiklmnopqrstuvxy"
"""The points of an item go by the Vietnamese alphabet without ă, â, ê, ô, ơ, ư (usage; annex I, II.6.đ)."""

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("part", re.compile(r"(?P<lead>Phần) (?P<n>[IVXLC]+)\b")),
    ("chapter", re.compile(r"(?P<lead>Chương) (?P<n>[IVXLC]+)\b")),
    ("division", re.compile(r"(?P<lead>Mục) (?P<n>\d+)\b")),
    ("article", re.compile(r"(?P<lead>Điều) (?P<n>\d+)\.")),
    ("section", re.compile(r"(?P<lead>)(?P<n>[IVXLC]+)\s?[.-]\s")),
    ("item", re.compile(r"(?P<lead>)(?P<n>\d{1,2})\.\s")),
    ("point", re.compile(rf"(?P<lead>)(?P<n>[{LETTERS}])\)\s")),
)
_ORDER = [kind for kind, _pattern in _KINDS]
_RUNS_ON = {"article"}
"""Articles are counted through the whole document, whatever chapter they stand in."""


@dataclass(frozen=True, slots=True)
class Step:
    """One numbered paragraph: what stands there and what should."""

    kind: str
    paragraph: int
    found: str
    expected: str

    @property
    def is_wrong(self) -> bool:
        return self.found != self.expected


def steps_of(paragraphs: Iterable[tuple[int, str]]) -> Iterator[Step]:
    """Every numbered paragraph in order. What stands below begins anew under each that stands above it."""
    counts = dict.fromkeys(_ORDER, 0)
    for number, text in paragraphs:
        for kind, pattern in _KINDS:
            if found := pattern.match(text):
                counts[kind] += 1
                yield Step(kind, number, _printed(kind, found["lead"], found["n"]), _expected(kind, counts[kind]))
                counts[kind] = _value(kind, found["n"])
                for below in _ORDER[_ORDER.index(kind) + 1 :]:
                    counts[below] = counts[below] if below in _RUNS_ON else 0
                break


def _printed(kind: str, lead: str, mark: str) -> str:
    return f"{lead} {mark}".strip() + {"article": ".", "item": ".", "point": ")"}.get(kind, "")


def _expected(kind: str, count: int) -> str:
    leads = {"part": "Phần", "chapter": "Chương", "division": "Mục", "article": "Điều"}
    return _printed(kind, leads.get(kind, ""), _mark(kind, count))


def _mark(kind: str, count: int) -> str:
    if kind == "point":
        return LETTERS[count - 1] if count <= len(LETTERS) else "…"
    return _roman(count) if kind in {"part", "chapter", "section"} else str(count)


def _value(kind: str, mark: str) -> int:
    if kind == "point":
        return LETTERS.index(mark) + 1
    return int(mark) if mark.isdigit() else _of_roman(mark)


def _roman(count: int) -> str:
    signs = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for value, sign in signs:
        written += sign * (count // value)
        count %= value
    return written


def _of_roman(mark: str) -> int:
    values = [_ROMAN[sign] for sign in mark]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))
