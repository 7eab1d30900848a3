"""ODT (OASIS OpenDocument 1.3, text)."""

import re
from collections.abc import Iterator
from typing import BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.archives import check_package
from intranet.files.extraction.markup import Attributes
from intranet.files.extraction.outcome import Part, Refused
from intranet.files.extraction.pieces import Pieces, collect, document, properties_of

_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*:|//|\.\./", re.IGNORECASE)
_BLANKS = {"s": " ", "tab": "\t", "line-break": "\n"}
_HIDDEN = {"tracked-changes": "tracked_changes", "annotation": "comments"}


class _Words(Pieces):
    """Words are whatever stands in a paragraph or heading, comments and deleted text apart."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = 0
        self.skipping = 0

    def start(self, name: str, attributes: Attributes) -> None:
        if name in {"event-listener", "script"}:
            raise Refused("macros")
        if name != "a" and _ADDRESS.match(attributes.get("href", "")):
            raise Refused("external")
        if name in _HIDDEN:
            self.skipping += 1
            self.notices.add(_HIDDEN[name])
        elif name in {"p", "h"}:
            self.inside += 1
        elif name in _BLANKS and not self.skipping:
            self.pieces.append(_BLANKS[name])

    def end(self, name: str) -> None:
        if name in _HIDDEN:
            self.skipping -= 1
        elif name in {"p", "h"}:
            self.inside -= 1
            self.pieces.append("" if self.skipping else "\n")

    def text(self, characters: str) -> None:
        if self.inside and not self.skipping:
            self.pieces.append(characters)


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
        body = collect(package, ["content.xml"], _Words())
        margin = collect(package, ["styles.xml"], _Words())
        return document(body, margin, properties_of(package, "meta.xml"))
