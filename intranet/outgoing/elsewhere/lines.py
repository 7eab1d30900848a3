"""Lines of a list: which columns it has, whatever they are called, and what stands in them. No database."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from intranet.directives.errors import TransitionRefused
from intranet.directives.rules import fold
from intranet.files.lists import ForeignList, Sheet

MOST_LINES = 2_000
HEADING_WITHIN = 10
"""The headings stand in one of the first ten rows that hold something."""

HEADINGS = {
    "number": {"so", "so di", "so phat hanh", "so duoc cap"},
    "notation": {"ky hieu"},
    "symbol": {"so ky hieu", "so va ky hieu", "so hieu"},
    "date": {"ngay", "ngay thang", "ngay thang nam", "ngay ban hanh", "ngay phat hanh", "ngay cap so"},
    "type": {"loai", "ten loai", "the loai", "hinh thuc"},
    "summary": {
        "trich yeu", "trich yeu noi dung", "ten loai va trich yeu", "ten loai va trich yeu noi dung",
        "ten loai trich yeu", "ten loai trich yeu noi dung", "noi dung trich yeu",
    },
    "key": {"ma"},
    "copies": {"so luong", "so luong ban", "so ban"},
}  # fmt: skip
"""Field → headings, folded, without "văn bản" at the end: those of annex IV of Decree 30/2020/NĐ-CP and their kin."""

_COLUMN_NUMBERS = re.compile(r"\(?\d{1,2}\)?")


class Line(NamedTuple):
    """One line as it was written. ``row`` is its number in the file; 0 for a message, which has only one."""

    row: int
    number: str = ""
    notation: str = ""
    date: str = ""
    type: str = ""
    summary: str = ""
    key: str = ""
    copies: str = ""
    has_open_formula: bool = False


class ListRefused(TransitionRefused):
    """The file can be read, but is not a list of numbers."""


def lines_of(found: ForeignList) -> list[Line]:
    """The lines of a workbook's first sheet that has the headings, or the one line of an edXML message.

    Raises:
        ListRefused: there is no such sheet, it holds nothing, or too much.
    """
    return [_of_message(found.header)] if found.kind == "edxml" else _of_workbook(found.sheets)


def _of_message(header: dict[str, str]) -> Line:
    line = Line(
        row=0,
        number=header.get("number", ""),
        notation=header.get("notation", ""),
        date=header.get("date", ""),
        type=header.get("type", ""),
        summary=header.get("subject", ""),
        key=header.get("id", ""),
    )
    if not (line.number or line.notation) or not line.date:
        words = _("The edXML message bears no number or no date: the other system has not numbered it yet.")
        raise ListRefused([words])
    return line


def _of_workbook(sheets: list[Sheet]) -> list[Line]:
    for sheet in sheets:
        for position, (_number, cells) in enumerate(sheet.rows[:HEADING_WITHIN]):
            columns = columns_in(cells)
            if _are_enough(columns):
                return _below(sheet, position, columns)
    raise ListRefused(
        [
            _(
                "No row of headings was found. Within the first ten rows there must be one with: “Số, ký hiệu” (or "
                "“Số”), “Ngày tháng”, and “Trích yếu” or “Mã văn bản”."
            )
        ]
    )


def columns_in(cells: dict[int, str | None]) -> dict[str, int]:
    """Field → column, as far as ``cells`` are headings; the first column of a name counts."""
    columns: dict[str, int] = {}
    for column, cell in sorted(cells.items()):
        name = heading(cell or "")
        for field, names in HEADINGS.items():
            if name in names:
                columns.setdefault(field, column)
    return columns


def heading(text: str) -> str:
    """A heading as it is compared: ``Số, ký hiệu văn bản`` is ``so ky hieu``."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", fold(text)).split()).removesuffix(" van ban")


def _are_enough(columns: dict[str, int]) -> bool:
    has_number = not columns.keys().isdisjoint({"number", "symbol"})
    return has_number and "date" in columns and not columns.keys().isdisjoint({"summary", "key"})


def _below(sheet: Sheet, position: int, columns: dict[str, int]) -> list[Line]:
    lines = list(_lines(sheet.rows[position + 1 :], columns))
    if sheet.is_cut or len(lines) > MOST_LINES:
        words = _("The list has more than %(most)s rows. Send it in parts, for example month by month.")
        raise ListRefused([words % {"most": f"{MOST_LINES:,}".replace(",", ".")}])
    if not lines:
        raise ListRefused([_("Below the headings “%(sheet)s” holds no row with a number.") % {"sheet": sheet.name}])
    return lines


def _lines(rows: list[tuple[int, dict[int, str | None]]], columns: dict[str, int]) -> Iterator[Line]:
    for number, cells in rows:
        kept = {field: cells[column] for field, column in columns.items() if column in cells}
        if not kept or _numbers_columns(cells) or _is_left_open(kept):
            continue
        words = {field: cell or "" for field, cell in kept.items()}
        symbol = words.pop("symbol", "")
        if "number" in words:
            words["notation"] = words.get("notation") or symbol
        else:
            words["number"] = symbol
        yield Line(number, **words, has_open_formula=None in kept.values())


def _is_left_open(kept: dict[str, str | None]) -> bool:
    """A row of our own list of waiting documents that nobody has filled in: its document goes on waiting."""
    return bool(kept.get("key")) and not {"number", "date"} & {field for field, cell in kept.items() if cell != ""}


def _numbers_columns(cells: dict[int, str | None]) -> bool:
    """The row below the headings of a printed register: (1), (2), (3) …"""
    return len(cells) > 2 and all(_COLUMN_NUMBERS.fullmatch(cell or "") for cell in cells.values())
