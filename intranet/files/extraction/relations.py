"""What an office document would fetch from elsewhere when it is opened."""

import re
from typing import BinaryIO
from zipfile import ZipFile

from intranet.files.extraction.markup import Attributes, Walker, walk
from intranet.files.extraction.outcome import Refused

_COMMAND = re.compile(r"\b(DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT)\b")


class _Relations(Walker):
    """Links that a reader clicks on are fine; whatever is fetched unasked is not."""

    def __init__(self) -> None:
        self.has_linked_workbook = False

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "ddeLink":
            raise Refused("macros")
        if name != "Relationship" or attributes.get("TargetMode") != "External":
            return
        kind = attributes.get("Type", "").rpartition("/")[2]
        if kind.startswith("externalLink"):
            self.has_linked_workbook = True
        elif kind != "hyperlink":
            raise Refused("external")


class Targets(Walker):
    """What the relations of one part of a package lead to, by their ids."""

    def __init__(self) -> None:
        self.of: dict[str, str] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            self.of[attributes.get("Id", "")] = attributes.get("Target", "")


def check_relations(file: BinaryIO) -> tuple[str, ...]:
    """Look through every relationship part; returns the notices.

    Raises:
        Refused: ``external``: a template, picture or frame from elsewhere; ``macros``: a DDE link.
    """
    relations = _Relations()
    with ZipFile(file) as package:
        for name in package.namelist():
            if name.endswith(".rels") or name.startswith("xl/externalLinks/"):
                with package.open(name) as part:
                    walk(part, relations)
    return ("linked_workbook",) if relations.has_linked_workbook else ()


def check_field(instruction: str) -> None:
    """Field codes of a text document that start a program or fetch a file.

    Raises:
        Refused: ``macros`` or ``external``.
    """
    if found := _COMMAND.search(instruction):
        raise Refused("macros" if found[1].startswith("DDE") else "external")
