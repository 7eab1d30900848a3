"""A register as it is printed, bound and kept: rows of text under heads, with a cover."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from intranet.spreadsheets import Percent

Cell = str | int | date | Percent
"""What stands in a cell. Dates and shares are such to other programs, and printed as ``28/11/2026`` and ``50 %``."""


def day_words(day: date | None) -> str:
    """``day`` as a register writes it, or nothing."""
    return f"{day:%d/%m/%Y}" if day else ""


def cell_words(cell: Cell) -> str:
    """A cell as it is printed."""
    return day_words(cell) if isinstance(cell, date) else str(cell)


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
            f"Từ ngày {day_words(self.first_day) or _OPEN} đến ngày {day_words(self.last_day) or _OPEN}",
            f"Từ số {self.first_number or _OPEN} đến số {self.last_number or _OPEN}",
            f"Quyển số: {self.volume or _OPEN}",
        ]


_OPEN = "…………"


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a sheet; ``percent`` is its share of the width, ``is_widest`` says that it has the largest."""

    number: int
    head: str
    percent: int
    is_widest: bool


@dataclass(frozen=True, slots=True)
class Said:
    """One cell with the column that it stands in, for who sees it without its head."""

    column: Column
    text: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A register or list of ``body`` to be printed. ``widths`` are shares of the width in any unit, one for each head.

    Raises:
        ValueError: heads, widths and cells are not of one number.
    """

    title: str
    heads: Sequence[str]
    widths: Sequence[float]
    rows: Sequence[Sequence[Cell]]
    subtitle: Sequence[str] = ()
    footers: Sequence[str] = ()
    landscape: bool = True
    cover: Cover | None = None
    body: str = ""

    def __post_init__(self) -> None:
        if {len(self.widths), *map(len, self.rows)} - {len(self.heads)}:
            raise ValueError("every head has one width, and every row one cell for each")

    @property
    def columns(self) -> list[Column]:
        whole, widest = sum(self.widths), max(self.widths)
        pairs = enumerate(zip(self.heads, self.widths, strict=True), start=1)
        return [Column(number, head, round(100 * width / whole), width == widest) for number, (head, width) in pairs]

    @property
    def lines(self) -> list[list[Said]]:
        """The rows as they are printed, every cell with its column."""
        columns = self.columns
        return [
            [Said(column, cell_words(cell)) for column, cell in zip(columns, row, strict=True)] for row in self.rows
        ]
