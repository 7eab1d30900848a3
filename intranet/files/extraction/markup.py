"""XML parts of office documents, walked once by expat: no tree, no external entity, no document type."""

from collections.abc import Callable
from typing import IO, Any
from xml.parsers import expat

from intranet.files.extraction.outcome import Refused

Attributes = dict[str, str]


class Walker:
    """What a part is walked with; names come without their namespace. A format overrides what it needs."""

    def start(self, name: str, attributes: Attributes) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, characters: str) -> None:
        """Characters between two marks."""


def walk(part: IO[bytes], walker: Walker) -> None:
    """Walk ``part`` to its end.

    Raises:
        Refused: ``damaged``: it declares a document type, which no office program writes.
        expat.ExpatError: it is not well-formed.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = _localised(walker.start)
    parser.EndElementHandler = lambda name: walker.end(_local(name))
    parser.CharacterDataHandler = walker.text
    parser.ParseFile(part)


def _local(name: str) -> str:
    return name.rpartition(" ")[2]


def _localised(start: Callable[[str, Attributes], None]) -> Callable[[str, Attributes], None]:
    def handler(name: str, attributes: Attributes) -> None:
        start(_local(name), {_local(key): value for key, value in attributes.items()})

    return handler


def _refuse_doctype(*_declared: Any) -> None:
    raise Refused("damaged")
