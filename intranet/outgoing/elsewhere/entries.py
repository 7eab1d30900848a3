"""What a line says: number, symbol, day, and which document it means. No database."""

import re
import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.translation import gettext as _

from intranet.directives.rules import fold, symbol_key
from intranet.outgoing.elsewhere.lines import Line

LARGEST = 999_999
MOST_COPIES = 9_999

_CODE = re.compile(r"(?:Số\s*:?\s*)?(?:0*([0-9]{1,6})(?=$|[\s/–-]))?\s*([/–-]?.*)", re.IGNORECASE)
_TIME = re.compile(r"[T ]\d{1,2}:\d{2}.*$")
_IN_WORDS = re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}),? nam (\d{4})")
_DAY_FORMATS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y/%m/%d")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line, read. ``problems`` say what is wrong with it by itself; without any, ``value`` and ``day`` are there.

    ``tail`` is the symbol without its number, where the line has one; ``key`` the document's own, where it is given.
    """

    line: Line
    value: int
    tail: str
    day: date | None
    key: uuid.UUID | None
    copies: int
    problems: tuple[str, ...]

    @property
    def row(self) -> int:
        return self.line.row

    @property
    def written(self) -> str:
        """Number and symbol as the list has them."""
        whole = self.line.notation if self.line.notation[:1].isdigit() else f"{self.line.number}{self._joint}"
        return whole or "–"

    @property
    def _joint(self) -> str:
        notation = self.line.notation
        return notation if not notation or notation[0] in "/-–" else f"/{notation}"


def entry_of(line: Line) -> Entry:
    """Read ``line``; what cannot be read is a problem in words that say what to do."""
    value, tail = code_of(line.number, line.notation)
    day = day_of(line.date)
    copies = int(line.copies) if line.copies.isascii() and line.copies.isdigit() and len(line.copies) < 5 else 1
    return Entry(line, value or 0, tail, day, _key(line.key), max(1, copies), tuple(_problems(line, value, day)))


def code_of(*texts: str) -> tuple[int | None, str]:
    """Number and the symbol without it, from the fields for number and symbol, whichever stands in which.

    ``("37", "UBND-NC")`` and ``("37/UBND-NC", "")`` are the same. The number is None when there is none, or two.
    """
    values, tails = set(), []
    for text in texts:
        found = _CODE.fullmatch(text.strip())
        if found is None:
            continue
        if found[1]:
            values.add(int(found[1]))
        if tail := found[2].strip(" /–-"):
            tails.append(tail)
    (value,) = values if len(values) == 1 else (None,)
    return (value if value and value <= LARGEST else None), (tails[0] if tails else "")


def day_of(text: str) -> date | None:
    """A day as lists and messages write it: ``20/11/2026``, ``2026/11/20``, with or without a time."""
    plain = _TIME.sub("", text.strip())
    if found := _IN_WORDS.fullmatch(fold(plain)):
        plain = "/".join(found.groups())
    for form in _DAY_FORMATS:
        try:
            day = datetime.strptime(plain, form).date()
        except ValueError:
            continue
        return day if day.year >= 1900 else None
    return None


def same_tail(tail: str, symbol: str) -> bool:
    """Whether the list's symbol is the draft's; a list that gives only numbers says nothing against it."""
    return not tail or _bare(tail) == _bare(symbol.strip().lstrip("0123456789…._ "))


def _bare(symbol: str) -> str:
    return symbol_key(symbol).lstrip("/-")


def _key(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def _problems(line: Line, value: int | None, day: date | None) -> Iterator[str]:
    if line.has_open_formula:
        yield _("A cell is a formula without its result. Open the list, save it anew, and choose it again.")
        return
    if value is None:
        words = _("“%(text)s” is no number from 1 to 999999. Write the number alone, or like 37/UBND-NC.")
        yield words % {"text": f"{line.number} {line.notation}".strip()[:60] or "–"}
    if day is None:
        words = _("“%(text)s” is no date. Write day, month and all four figures of the year: 30/11/2026.")
        yield words % {"text": line.date[:40] or "–"}
    if not line.summary and _key(line.key) is None:
        yield _("The row has neither a summary nor the document's code, so no document can be found for it.")
