"""The lines of the two lists as they were written. No database."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, NamedTuple, Protocol

from django.utils.translation import gettext as _

from intranet.people.errors import PeopleError
from intranet.people.importing.headings import (
    NEEDED_OF_PEOPLE,
    NEEDED_OF_UNITS,
    PEOPLE,
    UNITS,
    columns_in,
)

MOST_LINES = 10_000
HEADING_WITHIN = 10
"""The headings stand in one of the first ten rows that hold something."""
LONGEST = 1_000
OPEN_FORMULA = "="
"""What stands for a formula whose result was not saved."""


class Table(Protocol):
    """One sheet: rows that hold something with their numbers, cells by column, None for a formula without a result."""

    @property
    def name(self) -> str: ...

    @property
    def rows(self) -> Sequence[tuple[int, dict[int, str | None]]]: ...

    @property
    def is_cut(self) -> bool: ...


class UnitLine(NamedTuple):
    """One unit. ``row`` is its number as the program shows it, ``sheet`` the table where there are several."""

    row: int
    key: str = ""
    parent: str = ""
    name: str = ""
    short_name: str = ""
    code: str = ""
    kind: str = ""
    valid_from: str = ""
    sheet: str = ""


class PersonLine(NamedTuple):
    """One post of one person; who holds two has two lines."""

    row: int
    username: str = ""
    family_name: str = ""
    given_name: str = ""
    email: str = ""
    phone: str = ""
    unit: str = ""
    role: str = ""
    title: str = ""
    starts: str = ""
    ends: str = ""
    sheet: str = ""


@dataclass(slots=True)
class Lines:
    """What was read; ``ignored`` are the headings of columns that are not taken in."""

    units: list[UnitLine] = field(default_factory=list)
    people: list[PersonLine] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)

    def packed(self) -> list[Any]:
        """As JSON."""
        return [[list(line) for line in self.units], [list(line) for line in self.people], self.ignored]

    @classmethod
    def unpacked(cls, packed: Sequence[Any]) -> "Lines":
        """From JSON."""
        units, people, ignored = packed
        return cls([UnitLine(*line) for line in units], [PersonLine(*line) for line in people], list(ignored))


class ListRefused(PeopleError):
    """The file can be read, but is no list of units or people."""

    message: ClassVar[Any] = ""

    def __init__(self, words: str) -> None:
        super().__init__(words)
        self.words = words

    def __str__(self) -> str:
        return self.words


def lines_of(tables: Sequence[Table]) -> Lines:
    """The lines of every sheet that has the headings of one of the two lists.

    Raises:
        ListRefused: no sheet has, they hold nothing, or too much.
    """
    found = Lines()
    are_several = sum(bool(table.rows) for table in tables) > 1
    for table in tables:
        _add(found, table, table.name if are_several else "")
    if not found.units and not found.people:
        raise ListRefused(
            _(
                "No row was found below the headings. A list of units has “Mã đơn vị” and “Tên đơn vị”; a list of "
                "people has “Tên đăng nhập”, “Họ và tên đệm”, “Tên” and “Mã đơn vị”. Download the blank list."
            )
        )
    return found


def _add(found: Lines, table: Table, sheet: str) -> None:
    for position, (_number, cells) in enumerate(table.rows[:HEADING_WITHIN]):
        if (columns := columns_in(cells, PEOPLE)).keys() >= NEEDED_OF_PEOPLE:
            found.people += [PersonLine(row, sheet=sheet, **cells) for row, cells in _below(table, position, columns)]
        elif (columns := columns_in(cells, UNITS)).keys() >= NEEDED_OF_UNITS:
            found.units += [UnitLine(row, sheet=sheet, **cells) for row, cells in _below(table, position, columns)]
        else:
            continue
        others = (cell for column, cell in sorted(cells.items()) if column not in columns.values())
        found.ignored += [_clean(cell) for cell in others if cell and cell.strip()]
        _check_length(found, table)
        return


def _below(table: Table, position: int, columns: dict[str, int]) -> Iterator[tuple[int, dict[str, str]]]:
    for row, cells in table.rows[position + 1 :]:
        kept = {field: _clean(cells[column]) for field, column in columns.items() if column in cells}
        if any(kept.values()):
            yield row, kept


def _clean(cell: str | None) -> str:
    """Composed, on one line; decomposed letters of other systems look alike and are not equal."""
    return OPEN_FORMULA if cell is None else " ".join(unicodedata.normalize("NFC", cell).split())[:LONGEST]


def _check_length(found: Lines, table: Table) -> None:
    if table.is_cut or len(found.units) > MOST_LINES or len(found.people) > MOST_LINES:
        words = _("The sheet “%(sheet)s” has more than 10,000 rows. Send it in parts, for example unit by unit.")
        raise ListRefused(words % {"sheet": table.name})
