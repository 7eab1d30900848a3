"""DOCX (ECMA-376, WordprocessingML)."""

import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.archives import check_package
from intranet.files.extraction.markup import Attributes
from intranet.files.extraction.outcome import Part, Refused
from intranet.files.extraction.pieces import Pieces, collect, document, properties_of
from intranet.files.extraction.relations import check_field, check_relations

_MARGIN = re.compile(r"word/(header|footer)\d*\.xml")
_COMMENTS = re.compile(r"word/comments\w*\.xml")


class _Words(Pieces):
    """Words are in ``t``; a shape's comes twice, the second time as fallback; a field code may be split over runs."""

    def __init__(self) -> None:
        super().__init__()
        self.skipping = 0
        self.element = ""
        self.instruction = ""

    def start(self, name: str, attributes: Attributes) -> None:
        self.element = name
        if name == "Fallback":
            self.skipping += 1
        elif name in {"br", "cr"}:
            self.pieces.append("\n")
        elif name == "tab" and "val" not in attributes:
            self.pieces.append("\t")
        elif name in {"ins", "del", "moveFrom"}:
            self.notices.add("tracked_changes")
        elif name == "fldSimple":
            check_field(attributes.get("instr", ""))
        elif name == "altChunk":
            raise Refused("embedded")

    def end(self, name: str) -> None:
        self.element = ""
        if name == "Fallback":
            self.skipping -= 1
        elif name == "p":
            self.pieces.append("\n")
            check_field(self.instruction)
            self.instruction = ""

    def text(self, characters: str) -> None:
        if self.element == "t" and not self.skipping:
            self.pieces.append(characters)
        elif self.element == "instrText":
            self.instruction += characters


def read_docx(file: BinaryIO) -> Iterator[Part]:
    """Check the package, then read body, headers and footers. Text that is a picture stays unread."""
    check_package(file)
    notices = check_relations(file)
    with ZipFile(file) as package:
        names = package.namelist()
        if any(_COMMENTS.fullmatch(name) for name in names):
            notices += ("comments",)
        body = collect(package, ["word/document.xml"], _Words())
        margin = collect(package, [name for name in names if _MARGIN.fullmatch(name)], _Words())
        return document(body, margin, properties_of(package, "docProps/core.xml"), *notices)
