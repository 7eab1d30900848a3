"""XLSX (ECMA-376, SpreadsheetML): the words and figures of every sheet, cell by cell."""

import posixpath
import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.archives import check_package
from intranet.files.extraction.decoders import composed
from intranet.files.extraction.markup import Attributes
from intranet.files.extraction.outcome import LONGEST_TEXT, PAGE, Part, whole
from intranet.files.extraction.pieces import Pieces, collect, properties_of, walk_parts
from intranet.files.extraction.relations import Targets, check_relations

_SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")


class _Workbook(Pieces):
    """Names of the sheets, those that are shown first, by the ids of their parts."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[str, str] = {}
        self.hidden: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "sheet":
            is_shown = attributes.get("state", "visible") == "visible"
            (self.shown if is_shown else self.hidden)[attributes.get("id", "")] = attributes.get("name", "")
            if not is_shown:
                self.notices.add("hidden_sheets")

    def names(self, parts: dict[str, str]) -> dict[str, str]:
        """Names of the sheets by their parts, in the order of the pages."""
        return {parts.get(id_, id_): name for id_, name in (self.shown | self.hidden).items()}


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
    """Check the package, then read; each sheet is a page under its name, those that are shown before the others. The
    first page is the first sheet, its margins and the names of all sheets.
    """
    check_package(file)
    notices = check_relations(file)
    with ZipFile(file) as package:
        workbook = _Workbook()
        collect(package, ["xl/workbook.xml"], workbook)
        shared = SharedStrings()
        collect(package, ["xl/sharedStrings.xml"], shared)
        relations = Targets()
        walk_parts(package, ["xl/_rels/workbook.xml.rels"], relations)
        names = workbook.names({id_: _part(target) for id_, target in relations.of.items()})
        sheets = sorted(filter(_SHEET.fullmatch, package.namelist()), key=lambda name: int(_SHEET.fullmatch(name)[1]))  # type: ignore[index]
        sheets = [*(name for name in names if name in sheets), *(name for name in sheets if name not in names)]
        cells = [collect(package, [name], _Cells(shared.strings)) for name in sheets]
        author = properties_of(package, "docProps/core.xml")
    texts = [composed("".join(sheet.pieces)).strip() for sheet in cells]
    found = set(notices).union(*(pieces.notices for pieces in (workbook, author, *cells)))
    all_names = composed("\n".join(names.values()))
    first_page = f"{all_names}\n{texts[0][:PAGE]}" if any(texts) else None
    named = [f"{composed(names.get(sheet, ''))}\n{text}".strip() for sheet, text in zip(sheets, texts, strict=True)]
    return whole("\f".join(named), first_page, tuple(sorted(found)))


def _part(target: str) -> str:
    return posixpath.normpath(target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target))
