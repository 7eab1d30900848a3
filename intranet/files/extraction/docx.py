"""DOCX (ECMA-376, WordprocessingML)."""

import posixpath
import re
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.archives import check_package
from intranet.files.extraction.docx_styles import Numbering, Styles, font_of
from intranet.files.extraction.markup import Attributes
from intranet.files.extraction.outcome import PAGE, Part, Refused
from intranet.files.extraction.pieces import Pieces, collect, document, properties_of, walk_parts
from intranet.files.extraction.relations import Targets, check_field, check_relations

_MARGIN = re.compile(r"word/(header|footer)\d*\.xml")
_COMMENTS = re.compile(r"word/comments\w*\.xml")


class _Words(Pieces):
    """Words are in ``t``; a shape's comes twice, the second time as fallback; a field code may be split over runs.

    ``with_deleted`` reads what a tracked change took out as well: Word shows it, struck through.
    """

    def __init__(self, styles: Styles, numbering: Numbering, *, with_deleted: bool = False) -> None:
        super().__init__()
        self.with_deleted = with_deleted
        self.styles = styles
        self.numbering = numbering
        self.skipping = 0
        self.element = ""
        self.instruction = ""
        self.style = self.font = ""
        self.in_run = self.in_past = False
        self.list, self.level = "", 0
        self.is_numbered = False

    def start(self, name: str, attributes: Attributes) -> None:
        self.element = name
        if name == "Fallback":
            self.skipping += 1
        elif name in {"br", "cr"}:
            self.write("\n")
        elif name == "tab" and "val" not in attributes:
            self.write("\t")
        elif name == "noBreakHyphen":
            self.write("-")
        elif name in {"ins", "del", "moveFrom"}:
            self.notices.add("tracked_changes")
        elif name == "fldSimple":
            check_field(attributes.get("instr", ""))
        elif name == "altChunk":
            raise Refused("embedded")
        elif name == "tr":
            self.begin_row()
        elif name == "textpath" and not self.skipping:  # the words of a WordArt
            self.write(f"\n{attributes.get('string', '')}\n")
        elif name in {"blip", "imagedata"}:
            self.show(attributes.get("embed") or attributes.get("id", ""))
        elif name in {"ruby", "rubyBase"}:
            self.write("\n")
        else:
            self._look(name, attributes)

    def _look(self, name: str, attributes: Attributes) -> None:
        """What a paragraph or run looks like; what it looked like before a tracked change does not count."""
        value = attributes.get("val", "")
        if name in {"pPrChange", "rPrChange"} or self.in_past:
            self.in_past = True
        elif name == "p":
            self.style = self.list = ""
            self.level, self.is_numbered = 0, False
        elif name == "pStyle":
            self.style = value
            self.list, self.level = self.styles.numbering(value)
        elif name == "numId":
            self.list = value if value != "0" else ""
        elif name == "ilvl" and value.isdecimal():
            self.level = int(value[:2])
        elif name == "r":
            self.in_run, self.font = True, self.styles.font(self.style)
        elif name == "rStyle" and self.in_run:
            self.font = self.styles.font(value) or self.font
        elif name == "rFonts" and self.in_run:
            self.font = font_of(attributes) or self.font

    def end(self, name: str) -> None:
        self.element = ""
        if name == "Fallback":
            self.skipping -= 1
        elif name in {"pPrChange", "rPrChange"}:
            self.in_past = False
        elif name == "pPr":
            self.is_numbered = bool(self.list)
        elif name == "r":
            self.in_run = False
        elif name == "p":
            self.write("\n")
            check_field(self.instruction)
            self.instruction = ""
        elif name == "tc":
            self.end_cell()
        elif name == "tr":
            self.end_row()

    def text(self, characters: str) -> None:
        if (self.element == "t" or (self.element == "delText" and self.with_deleted)) and not self.skipping:
            if self.is_numbered:
                self._number()
            self.write(characters, self.font)
        elif self.element == "instrText":
            self.instruction += characters

    def _number(self) -> None:
        """An empty paragraph of a list counts for nothing, so the number is taken at the first word."""
        self.is_numbered = False
        if label := self.numbering.label(self.list, self.level):
            self.write(f"{label} ")


def read_docx(file: BinaryIO) -> Iterator[Part]:
    """Check the package, then read body, headers and footers. Text that is a picture stays unread."""
    check_package(file)
    notices = check_relations(file)
    with ZipFile(file) as package:
        names = package.namelist()
        if any(_COMMENTS.fullmatch(name) for name in names):
            notices += ("comments",)
        styles, numbering = Styles(), Numbering()
        walk_parts(package, ["word/styles.xml"], styles)
        walk_parts(package, ["word/numbering.xml"], numbering)
        body = collect(package, ["word/document.xml"], _Words(styles, numbering))
        margins = [name for name in names if _MARGIN.fullmatch(name)]
        of_margins = [collect(package, [name], _Words(styles, Numbering())) for name in margins]
        margin = collect(package, margins, _Words(styles, numbering))
        return document(
            body,
            margin,
            properties_of(package, "docProps/core.xml"),
            *notices,
            beside=_with_deleted(package, body),
            pictures=tuple(_pictures(package, [("word/document.xml", body), *zip(margins, of_margins, strict=True)])),
        )


def _pictures(package: ZipFile, shown: Iterable[tuple[str, Pieces]]) -> Iterator[str]:
    """The parts that hold the pictures of the first page and of headers and footers."""
    for name, pieces in shown:
        folder, _slash, base = name.rpartition("/")
        targets = Targets()
        walk_parts(package, [f"{folder}/_rels/{base}.rels"], targets)
        for picture in pieces.pictures:
            if target := targets.of.get(picture):
                yield posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def _with_deleted(package: ZipFile, body: Pieces) -> str:
    """The beginning of the text as it was before tracked changes: it is shown, so it is checked; it is not kept."""
    if "tracked_changes" not in body.notices:
        return ""
    words = _Words(Styles(), Numbering(), with_deleted=True)
    return collect(package, ["word/document.xml"], words).taken()[: 5 * PAGE]
