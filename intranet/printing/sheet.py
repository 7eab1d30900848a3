"""A register as it is printed, bound and kept: rows of text under heads, with a cover."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import BinaryIO

from intranet.spreadsheets import write_xlsx


@dataclass(frozen=True, slots=True)
class Cover:
    """Cover and first page of a bound register: Decree 30/2020/NĐ-CP, annex IV."""

    body: str
    name: str
    year: int
    parent: str = ""
    first_day: date | None = None
    last_day: date | None = None
    first_number: str = ""
    last_number: str = ""
    volume: str = ""

    @property
    def lines(self) -> list[str]:
        """What stands below the register's name, blanks left open for the pen."""
        return [
            f"Năm: {self.year}",
            f"Từ ngày {_day(self.first_day)} đến ngày {_day(self.last_day)}",
            f"Từ số {self.first_number or _OPEN} đến số {self.last_number or _OPEN}",
            f"Quyển số: {self.volume or _OPEN}",
        ]


_OPEN = "…………"


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else _OPEN


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet; ``percent`` is its share of the width."""

    number: int
    head: str
    percent: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A register or a list to be printed. ``widths`` are shares of the width in any unit, one for each head.

    Raises:
        ValueError: heads, widths and cells are not of one number.
    """

    title: str
    heads: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[str]]
    subtitle: Sequence[str] = ()
    footers: Sequence[str] = ()
    landscape: bool = True
    cover: Cover | None = None

    def __post_init__(self) -> None:
        if {len(self.widths), *map(len, self.rows)} - {len(self.heads)}:
            raise ValueError("every head has one width, and every row one cell for each")

    @property
    def columns(self) -> list[Column]:
        whole = sum(self.widths)
        pairs = enumerate(zip(self.heads, self.widths, strict=True), start=1)
        return [Column(number, head, round(100 * width / whole)) for number, (head, width) in pairs]


def sheet_xlsx(target: BinaryIO, sheet: Sheet) -> None:
    """Write the sheet's heads and rows as XLSX, every cell as text: ``01`` stays ``01``, ``=1+1`` is no formula."""
    write_xlsx(target, sheet.heads, ([str(cell) for cell in row] for row in sheet.rows), sheet=_tab(sheet.title))


def _tab(title: str) -> str:
    """A name that a tab may bear: 31 characters, none of ``[]:*?/\\``, no apostrophe at either end."""
    return "".join(" " if c in "[]:*?/\\" else c for c in title)[:31].strip(" '") or "Sen"
