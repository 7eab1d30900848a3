"""What numbering and dating may add to a signed document."""

import re
from datetime import date

from .edits import Edit
from .words import Text, words_in

_DATE_LINE = re.compile(r"ngày\b.{0,30}\btháng\b.{0,30}\bnăm\b")
_SYMBOL = re.compile(r"\bSố\s?:?\s*(?P<rest>[/-][^\s,]+)")
_IN_HEAD = 40
"""Lines within which the line of place and date stands."""

_ROUND_IT = frozenset({"Số", "số", ":", "ngày", "tháng", "năm"})
"""Words that a stamp may repeat round the figures."""

_NUMBER, _DAY, _MONTH, _YEAR = "number", "day", "month", "year"


class Additions:
    """The number and the parts of the date, each of which may be added once, the date's in their order."""

    def __init__(self, signed: Text, number: str, day: date) -> None:
        self.signed = signed
        self.head = _end_of_head(signed)
        symbol = next((found["rest"] for line in signed.lines if (found := _SYMBOL.search(line))), "")
        bare = number.lstrip("0") or number
        numbers = [f"{n}{rest}" for rest in (symbol, "") for n in (bare.zfill(2), bare)]
        self.open = {
            _NUMBER: [words_in(n) for n in numbers],
            _DAY: [[f"{day.day:02}"], [str(day.day)]],
            _MONTH: [[f"{day.month:02}"], [str(day.month)]],
            _YEAR: [[str(day.year)]],
        }

    def allow(self, edit: Edit, theirs: Text) -> bool:
        """Whether ``edit`` adds what may be added, where it may: in the head, or as lines of its own."""
        if not edit.only_adds or not (edit.start <= self.head or self._is_line(edit, theirs)):
            return False
        added = [word.text for word in theirs.words[edit.their_start : edit.their_end]]
        figures = [word for word in added if word not in _ROUND_IT]
        return bool(figures) and self._take(figures)

    def missing(self, theirs: Text) -> list[str]:
        """Number and day, as far as they were neither added nor there before."""
        head = [word.text for word in theirs.words[: self.head + len(_ROUND_IT) + 8]]
        return [
            "".join(ways[-1])
            for name, ways in self.open.items()
            if name in (_NUMBER, _DAY) and not any(way[0] in head for way in ways)
        ]

    def _is_line(self, edit: Edit, theirs: Text) -> bool:
        begins = theirs.begins_line(edit.their_start) and theirs.begins_line(edit.their_end)
        return begins and self.signed.begins_line(edit.start)

    def _take(self, added: list[str]) -> bool:
        """Consume ``added`` part by part; a part of the date closes those before it, so that none is exchanged."""
        while added:
            found = ((name, way) for name, ways in self.open.items() for way in ways if added[: len(way)] == way)
            name, way = next(found, ("", []))
            if not name:
                return False
            for used in [name] if name == _NUMBER else [n for n in (_DAY, _MONTH, _YEAR) if _before(n, name)]:
                self.open.pop(used, None)
            added = added[len(way) :]
        return True


def _before(part: str, name: str) -> bool:
    order = (_DAY, _MONTH, _YEAR)
    return order.index(part) <= order.index(name)


def _end_of_head(text: Text) -> int:
    """The index behind the last word of the line of place and date."""
    for number, line in enumerate(text.lines[:_IN_HEAD]):
        if _DATE_LINE.search(line):
            return sum(1 for word in text.words if word.line <= number)
    return 0
