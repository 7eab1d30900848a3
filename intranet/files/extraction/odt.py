"""ODT (OASIS OpenDocument 1.3, text)."""

import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.archives import check_package
from intranet.files.extraction.markup import Attributes
from intranet.files.extraction.odt_styles import Counting, Styles
from intranet.files.extraction.outcome import Part, Refused
from intranet.files.extraction.pieces import Pieces, collect, document, properties_of, walk_parts

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|\.\./", re.IGNORECASE)
_BLANKS = {"s": " ", "tab": "\t", "line-break": "\n"}
_HIDDEN = {"tracked-changes": "tracked_changes", "annotation": "comments"}


class _Words(Pieces):
    """Words are whatever stands in a paragraph or heading, comments and deleted text apart."""

    def __init__(self, styles: Styles) -> None:
        super().__init__()
        self.styles = styles
        self.counting = Counting(styles)
        self.inside = 0
        self.skipping = 0
        self.is_first = False  # the paragraph that begins here opens a list item
        self.fonts: list[str] = []

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"event-listener", "script"}:
            raise Refused("macros")
        if name != "a" and _ADDRESS.match(attributes.get("href", "")):
            raise Refused("external")
        if name in _HIDDEN:
            self.skipping += 1
            self.notices.add(_HIDDEN[name])
        elif self.skipping:
            return
        elif name in {"p", "h", "span"}:
            self._begin_words(name, attributes)
        elif name == "list":
            self.counting.begin_list(attributes)
        elif name == "list-item":
            self.counting.begin_item(attributes)
            self.is_first = True
        elif name == "table-row":
            self.begin_row()
        elif name == "image":
            self.show(attributes.get("href", "").removeprefix("./"))
        elif name in _BLANKS:
            self.write(_BLANKS[name])

    def _begin_words(self, name: str, attributes: Attributes) -> None:
        font = self.styles.font(attributes.get("style-name", ""))
        self.fonts.append(font or (self.fonts[-1] if self.fonts else ""))
        if name == "span":
            return
        self.inside += 1
        if self.is_first and (label := self.counting.label()):
            self.write(f"{label} ")
        self.is_first = False

    def end(self, name: str) -> None:
        if name in _HIDDEN:
            self.skipping -= 1
        elif self.skipping:
            return
        elif name in {"p", "h", "span"}:
            self.fonts.pop()
            if name != "span":
                self.inside -= 1
                self.write("\n")
        elif name == "list":
            self.counting.end_list()
        elif name == "table-cell":
            self.end_cell()
        elif name == "table-row":
            self.end_row()

    def text(self, characters: str) -> None:
        if self.inside and not self.skipping:
            self.write(characters, self.fonts[-1])


class _Manifest(Pieces):
    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"encryption-data", "encrypted-key"}:
            raise Refused("encrypted")


def read_odt(file: BinaryIO) -> Iterator[Part]:
    """Check the package, then read body, headers and footers (these stand in ``styles.xml``)."""
    with ZipFile(file) as package:
        collect(package, ["META-INF/manifest.xml"], _Manifest())
    check_package(file)
    with ZipFile(file) as package:
        styles = Styles()
        walk_parts(package, ["styles.xml", "content.xml"], styles)
        body = collect(package, ["content.xml"], _Words(styles))
        margin = collect(package, ["styles.xml"], _Words(styles))
        pictures = tuple(dict.fromkeys([*body.pictures, *margin.pictures]))
        return document(body, margin, properties_of(package, "meta.xml"), pictures=pictures)
