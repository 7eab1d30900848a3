"""XLSX (ECMA-376, SpreadsheetML): the words and figures of every sheet, cell by cell."""

import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.archives import check_package
from intranet.files.extraction.decoders import composed
from intranet.files.extraction.markup import Attributes
from intranet.files.extraction.outcome import LONGEST_TEXT, PAGE, Part, whole
from intranet.files.extraction.pieces import Pieces, collect, properties_of
from intranet.files.extraction.relations import check_relations

_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


class _Workbook(Pieces):
    """Names of the sheets, hidden ones too."""

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            self.pieces.append(attributes.get("name", "") + "\n")
            if attributes.get("state", "visible") != "visible":
                self.notices.add("hidden_sheets")


class SharedStrings(Pieces):
    """The table of strings that cells refer to by number; phonetic readings (``rPh``) are no part of them."""

    def __init__(self) -> None:
        super().__init__()
        self.strings: list[str] = []
        self.element = ""

    def start(self, name: str, attributes: Attributes) -> None:
        self.element = "rPh" if self.element == "rPh" else name
        if name == "si":
            self.pieces = []

    def end(self, name: str) -> None:
        if name == self.element == "rPh" or self.element != "rPh":
            self.element = ""
        if name == "si":
            self.strings.append("".join(self.pieces))

    def text(self, characters: str) -> None:
        if self.element == "t":
            self.pieces.append(characters)


class _Cells(Pieces):
    """Cells of a row on one line, and what the sheet prints in its margins."""

    def __init__(self, strings: list[str]) -> None:
        super().__init__()
        self.strings = strings
        self.element = ""
        self.is_shared = False
        self.value = ""
        self.length = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self.element = name
        if name == "c":
            self.is_shared = attributes.get("t") == "s"
            self.value = ""
        elif name in {"row", "cols"} and ("hidden" in attributes and attributes["hidden"] != "0"):
            self.notices.add("hidden_cells")

    def end(self, name: str) -> None:
        self.element = ""
        if name == "c" and self.value:
            self._take((self.strings[int(self.value)] if self.is_shared else self.value) + "\t")
        elif name == "row" or name.endswith(("Header", "Footer")):
            self._take("\n")

    def text(self, characters: str) -> None:
        if self.element in {"v", "t"}:
            self.value += characters
        elif self.element.endswith(("Header", "Footer")):
            self._take(characters)

    def _take(self, text: str) -> None:
        """Beyond what is kept, only count: a cell may repeat one long string a million times."""
        self.length += len(text)
        if self.length <= 2 * LONGEST_TEXT:
            self.pieces.append(text)


def read_xlsx(file: BinaryIO) -> Iterator[Part]:
    """Check the package, then read. The first page is the first sheet, its margins and the names of all sheets."""
    check_package(file)
    notices = check_relations(file)
    with ZipFile(file) as package:
        workbook = collect(package, ["xl/workbook.xml"], _Workbook())
        shared = SharedStrings()
        collect(package, ["xl/sharedStrings.xml"], shared)
        sheets = sorted(filter(_SHEET.fullmatch, package.namelist()), key=lambda name: int(_SHEET.fullmatch(name)[1]))  # type: ignore[index]
        cells = [collect(package, [name], _Cells(shared.strings)) for name in sheets]
        author = properties_of(package, "docProps/core.xml")
    texts = [composed("".join(sheet.pieces)).strip() for sheet in cells]
    found = set(notices).union(*(pieces.notices for pieces in (workbook, author, *cells)))
    names = workbook.taken()
    first_page = f"{names}\n{texts[0][:PAGE]}" if texts and any(texts) else None
    return whole("\n".join(filter(None, (names, *texts))), first_page, tuple(sorted(found)))
