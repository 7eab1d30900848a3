"""XLSX as rows and cells: what a list from another system is read by. Formulas are never worked out.

``xlsx`` reads the same files as text, for people; here the places of the cells count.
"""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.archives import check_package
from intranet.files.extraction.cell_values import day_styles_of, plain, shown
from intranet.files.extraction.markup import Attributes, Walker
from intranet.files.extraction.outcome import Refused
from intranet.files.extraction.pieces import collect, walk_parts
from intranet.files.extraction.xlsx import SharedStrings

MOST_SHEETS = 20
MOST_ROWS = 10_100
"""Rows that are read of one sheet: those of a list, and what stands above them."""

MOST_COLUMNS = 60
MOST_CHARACTERS = 4_000_000

_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(slots=True)
class Worksheet:
    """``rows`` are those with something in them: number as the program shows it, and cells by column from 0."""

    name: str
    rows: list[tuple[int, dict[int, str | None]]] = field(default_factory=list)
    is_cut: bool = False


class _Workbook(Walker):
    """The sheets that are shown, in their order, by the id of their part."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, str]] = []
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet" and attributes.get("state", "visible") == "visible":
            self.sheets.append((attributes.get("name", ""), attributes.get("id", "")))
        elif name == "workbookPr":
            self.from_1904 = attributes.get("date1904") in {"1", "true"}


class _Parts(Walker):
    """The part of each id."""

    def __init__(self) -> None:
        self.names: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship":
            target = attributes.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            self.names[attributes.get("Id", "")] = posixpath.normpath(path)


class _Full(Exception):
    """The sheet has more rows than are read."""


class _Rows(Walker):
    """The cells of one sheet."""

    def __init__(self, sheet: Worksheet, strings: list[str], day_styles: set[int], from_1904: bool) -> None:
        self.sheet, self.strings, self.day_styles, self.from_1904 = sheet, strings, day_styles, from_1904
        self.row, self.column, self.characters = 0, -1, 0
        self.cells: dict[int, str | None] = {}
        self.cell: Attributes = {}
        self.element = self.value = ""
        self.is_formula = False

    def start(self, name: str, attributes: Attributes) -> None:
        self.element = name
        if name == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self.column, self.cells = -1, {}
        elif name == "c":
            place = _PLACE.fullmatch(attributes.get("r", ""))
            self.column = _column(place[1]) if place else self.column + 1
            self.cell, self.value, self.is_formula = attributes, "", False
        elif name == "f":
            self.is_formula = True

    def text(self, characters: str) -> None:
        if self.element in {"v", "t"}:
            self.value += characters

    def end(self, name: str) -> None:
        self.element = ""
        if name == "c" and self.column < MOST_COLUMNS and (self.value or self.is_formula):
            self._take(self._shown() if self.value else None)
        elif name == "row" and self.cells:
            if len(self.sheet.rows) == MOST_ROWS:
                raise _Full
            self.sheet.rows.append((self.row, self.cells))

    def _take(self, shown_value: str | None) -> None:
        if shown_value == "":
            return
        self.cells[self.column] = shown_value
        self.characters += len(shown_value or "")
        if self.characters > MOST_CHARACTERS:
            raise Refused("too_demanding")

    def _shown(self) -> str:
        kind = self.cell.get("t", "n")
        if kind == "s":
            return plain(self.strings[int(self.value)])
        if kind != "n":
            return plain(self.value)
        is_day = int(self.cell.get("s", "0")) in self.day_styles
        return shown(self.value, is_day=is_day, from_1904=self.from_1904)


def worksheets(file: BinaryIO) -> Iterator[Worksheet]:
    """The sheets that are shown, one after the other.

    Raises:
        Refused: the package is not taken in, or its cells hold more than is read.
        Exception: anything a parser raises; the file is damaged.
    """
    check_package(file)
    with ZipFile(file) as package:
        book, parts, shared = _Workbook(), _Parts(), SharedStrings()
        walk_parts(package, ["xl/workbook.xml"], book)
        walk_parts(package, ["xl/_rels/workbook.xml.rels"], parts)
        collect(package, ["xl/sharedStrings.xml"], shared)
        day_styles = day_styles_of(package)
        for name, part in book.sheets[:MOST_SHEETS]:
            sheet = Worksheet(plain(name)[:100])
            try:
                rows = _Rows(sheet, shared.strings, day_styles, book.from_1904)
                walk_parts(package, [parts.names.get(part, "")], rows)
            except _Full:
                sheet.is_cut = True
            yield sheet


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number - 1
