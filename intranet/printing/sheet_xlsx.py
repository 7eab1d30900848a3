"""A sheet as XLSX."""

from typing import BinaryIO

from intranet.printing.sheet import Cell, Sheet
from intranet.spreadsheets import Layout, write_xlsx

_LETTERS_A_MILLIMETRE = 0.55


def sheet_xlsx(target: BinaryIO, sheet: Sheet) -> None:
    """Write the sheet as XLSX: dates and shares as such, all else as text, so that ``=1+1`` is no formula. What stands
    below the table on paper stands below it here.
    """
    rows = ([_in_one_line(cell) for cell in row] for row in sheet.rows)
    whole = sum(sheet.widths)
    widths = [max(8, _LETTERS_A_MILLIMETRE * 257 * width / whole) for width in sheet.widths]
    over = [sheet.body] if sheet.body else []
    layout = Layout(sheet.title, over, sheet.subtitle, widths, sheet.footers)
    write_xlsx(target, sheet.heads, rows, sheet=_tab(sheet.title), layout=layout)


def _in_one_line(cell: Cell) -> Cell:
    """Lines of a cell run together in other programs; what separates them is said."""
    return "; ".join(cell.split("\n")) if isinstance(cell, str) else cell


def _tab(title: str) -> str:
    """A name that a tab may bear: 31 characters, none of ``[]:*?/\\``, no apostrophe at either end."""
    return "".join(" " if c in "[]:*?/\\" else c for c in title)[:31].strip(" '") or "Sen"
