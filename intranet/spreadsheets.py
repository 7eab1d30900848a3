"""Tables for other programs: CSV and XLSX in which no cell can become a formula (security case 86).

A leaf: it knows rows and cells, not what they mean.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import chain
from math import ceil, isfinite
from typing import Any, BinaryIO

import xlsxwriter
from django.utils import timezone

MAX_TEXT = 32_000
"""Excel refuses cells of more than 32,767 characters."""

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
_STARTS_FORMULA = re.compile(r"(^|[,;|\"'])(\s*)(?=[=+\-@＝＋－＠])")
"""Where a program could see the start of a cell: the text itself, or after what separates cells in some locale."""


@dataclass(frozen=True, slots=True)
class Percent:
    """A share that other programs reckon with: ``value`` in per cent, ``words`` as it is read and printed."""

    value: Decimal
    words: str

    def __str__(self) -> str:
        return self.words

    @property
    def style(self) -> str:
        """Whole per cents without a decimal, as on the screen."""
        return "percent" if self.value == self.value.to_integral_value() else "tenths"


def safe_cell(value: Any) -> str | int | float:
    """``value`` as one cell of a CSV file: numbers as they are, text that cannot be taken for a formula.

    An apostrophe is put before ``= + - @`` (also in full width) wherever a cell could begin, as OWASP advises; control
    characters (tab, line breaks) become spaces.
    """
    plain = _plain(value)
    return _STARTS_FORMULA.sub(r"\1\2'", plain) if isinstance(plain, str) else plain


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A CSV file piece by piece: UTF-8 with the mark that Excel needs to see Vietnamese, every cell quoted."""
    yield b"\xef\xbb\xbf"
    line = io.StringIO(newline="")
    writer = csv.writer(line, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    for row in chain([header], rows):
        writer.writerow([safe_cell(value) for value in row])
        yield line.getvalue().encode()
        line.seek(0)
        line.truncate()


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table stands on its page: its title with lines over and under it, lines ``after`` its last row, and widths
    of the columns in letters.
    """

    title: str = ""
    over: Sequence[str] = ()
    under: Sequence[str] = ()
    widths: Sequence[float] = ()
    after: Sequence[str] = ()


def write_xlsx(
    target: BinaryIO,
    header: Sequence[str],
    rows: Iterable[Sequence[Any]],
    *,
    sheet: str = "Sen",
    layout: Layout | None = None,
) -> None:
    """Write an XLSX file row by row, in constant memory. Text is written as text, never as a formula or a link; a date
    as a date. Everything down to the header stays in sight and is printed on every page.
    """
    write_workbook(target, [Tab(sheet, header, rows, layout or Layout())])


@dataclass(frozen=True, slots=True)
class Tab:
    """One sheet of a workbook."""

    name: str
    header: Sequence[str]
    rows: Iterable[Sequence[Any]]
    layout: Layout = field(default_factory=Layout)


def write_workbook(target: BinaryIO, tabs: Iterable[Tab]) -> None:
    """Write an XLSX file of several sheets, each as ``write_xlsx`` does."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    with xlsxwriter.Workbook(target, options) as book:
        styles = {name: book.add_format(values) for name, values in _STYLES.items()}
        for tab in tabs:
            _write_tab(book.add_worksheet(tab.name[:31]), tab, styles)


def _write_tab(page: Any, tab: Tab, styles: dict[str, Any]) -> None:
    top = _begin(page, styles, tab.layout)
    page.set_row(top, _height(tab.header, tab.layout.widths))
    for column, title in enumerate(tab.header):
        page.write_string(top, column, str(_plain(title)), styles["header"])
    page.freeze_panes(top + 1, 0)
    page.repeat_rows(0, top)
    last = top
    for last, row in enumerate(tab.rows, start=top + 1):
        page.set_row(last, _height(row, tab.layout.widths))
        for column, value in enumerate(row):
            _write(page, last, column, value, styles)
    for number, words in enumerate(tab.layout.after, start=last + 2):
        page.write_string(number, 0, str(_plain(words)), styles["line"])


_EDGE = {"border": 1, "valign": "top", "text_wrap": True}
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 14, "valign": "vcenter"},
    "line": {},
    "header": _EDGE | {"bold": True, "align": "center", "valign": "vcenter"},
    "text": _EDGE,
    "number": _EDGE,
    "percent": _EDGE | {"num_format": "0%"},
    "tenths": _EDGE | {"num_format": "0.0%"},
    "date": _EDGE | {"num_format": "dd/mm/yyyy", "align": "center"},
}
_LINE, _TALLEST = 15, 405
"""Heights in points."""
_FILLED = 0.85
"""How much of a line words fill before the next begins."""
_FIRST_YEAR = 1900
"""Spreadsheets know no day before it."""


def _begin(page: Any, styles: dict[str, Any], layout: Layout) -> int:
    """Widths, paper and what stands over the header; returns the row of the header."""
    for column, width in enumerate(layout.widths):
        page.set_column(column, column, width)
    page.set_paper(9)  # A4
    page.set_landscape()
    page.fit_to_pages(1, 0)
    title = [(layout.title, "title")] if layout.title else []
    lines = [*((each, "line") for each in layout.over), *title, *((each, "line") for each in layout.under)]
    for row, (words, style) in enumerate(lines):
        page.set_row(row, 2 * _LINE if style == "title" else None)
        page.write_string(row, 0, str(_plain(words)), styles[style])
    return len(lines)


def _height(row: Sequence[Any], widths: Sequence[float]) -> float | None:
    """Points that the cells of ``row`` need in columns of these widths: not every program reckons it for itself."""
    lines = [ceil(len(str(_plain(value))) / (_FILLED * width)) for value, width in zip(row, widths, strict=False)]
    return min(_TALLEST, _LINE * max(lines, default=1)) if any(count > 1 for count in lines) else None


def _write(page: Any, row: int, column: int, value: Any, styles: dict[str, Any]) -> None:
    if isinstance(value, date) and not isinstance(value, datetime) and value.year >= _FIRST_YEAR:
        page.write_datetime(row, column, value, styles["date"])
        return
    if isinstance(value, Percent):
        page.write_number(row, column, float(value.value / 100), styles[value.style])
        return
    plain = _plain(value)
    if isinstance(plain, str):
        page.write_string(row, column, plain, styles["text"])
    else:
        page.write_number(row, column, plain, styles["number"])


def _plain(value: Any) -> str | int | float:
    if isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value):
        return value
    return _text(value).translate(_CONTROLS)[:MAX_TEXT]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%d/%m/%Y %H:%M:%S") if value.tzinfo else value.isoformat(" ")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
