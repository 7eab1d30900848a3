"""Tables for other programs: CSV and XLSX in which no cell can become a formula (security case 86).

A leaf: it knows rows and cells, not what they mean.
"""

import csv
import io
import math
import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from itertools import chain
from typing import Any, BinaryIO

import xlsxwriter
from django.utils import timezone

MAX_TEXT = 32_000
"""Excel refuses cells of more than 32,767 characters."""

_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), " ")
_STARTS_FORMULA = re.compile(r"(^|[,;|\"'])(\s*)(?=[=+\-@＝＋－＠])")
"""Where a program could see the start of a cell: the text itself, or after what separates cells in some locale."""


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


def write_xlsx(target: BinaryIO, header: Sequence[str], rows: Iterable[Sequence[Any]], *, sheet: str = "Sen") -> None:
    """Write an XLSX file row by row, in constant memory. Text is written as text, never as a formula or a link."""
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "in_memory": False}
    with xlsxwriter.Workbook(target, options) as book:
        page = book.add_worksheet(sheet[:31])
        bold = book.add_format({"bold": True})
        page.freeze_panes(1, 0)
        for column, title in enumerate(header):
            page.write_string(0, column, str(_plain(title)), bold)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                _write(page, number, column, _plain(value))


def _write(page: Any, row: int, column: int, value: str | int | float) -> None:
    if isinstance(value, str):
        page.write_string(row, column, value)
    else:
        page.write_number(row, column, value)


def _plain(value: Any) -> str | int | float:
    if isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value):
        return value
    return _text(value).translate(_CONTROLS)[:MAX_TEXT]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return timezone.localtime(value).strftime("%d/%m/%Y %H:%M:%S") if value.tzinfo else value.isoformat(" ")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
