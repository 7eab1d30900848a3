"""edXML (QCVN 102:2016/BTTTT, amendment 1:2022): the header of a message between document systems.

Three shapes are about: ``edXML/edXMLEnvelope/edXMLHeader/MessageHeader`` of the regulation, an envelope of SOAP around
the same header in older systems, and ``EdXMLEnvelope/MessageHeader`` of gateways. Names are compared without their
namespace. The body and what is attached in it (base64) are passed over: nothing of it is kept.
"""

from typing import BinaryIO

from intranet.files.extraction.cell_values import plain
from intranet.files.extraction.markup import Attributes, Walker, walk
from intranet.files.extraction.outcome import Refused

FIELDS = {
    "DocumentId": "id",
    "Code/CodeNumber": "number",
    "Code/CodeNotation": "notation",
    "PromulgationInfo/PromulgationDate": "date",
    "PromulgationInfo/Date": "date",
    "DocumentType/TypeName": "type",
    "DocumentType": "type",
    "type/description": "type",
    "Subject": "subject",
    "Content": "content",
    "From/OrganName": "issuer",
    "OtherInfo/PromulgationAmount": "copies",
    "OtherInfo/Secret": "secrecy",
    "OtherInfo/SphereOfPromulgation": "circulation",
}
"""Path below ``MessageHeader`` → name here."""

MOST_CHARACTERS = 20_000
_DEEPEST = 40


class _Header(Walker):
    """The fields of the first header."""

    def __init__(self) -> None:
        self.found: dict[str, str] = {}
        self.is_there = self.is_over = False
        self._path: list[str] = []
        self._text = ""
        self._depth = self._length = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise Refused("damaged")
        if self.is_there and not self.is_over:
            self._path.append(name)
            self._text = ""
        elif name == "MessageHeader":
            self.is_there = True

    def text(self, characters: str) -> None:
        if self._path and self._length < MOST_CHARACTERS:
            self._text += characters
            self._length += len(characters)

    def end(self, name: str) -> None:
        self._depth -= 1
        if self._path:
            field = FIELDS.get("/".join(self._path))
            if field and (words := plain(self._text)):
                self.found.setdefault(field, words)
            self._path.pop()
            self._text = ""
        elif name == "MessageHeader":
            self.is_over = True


def header_of(file: BinaryIO) -> dict[str, str]:
    """What the header says, by the names of ``FIELDS``; fields that are not there are left out.

    Raises:
        Refused: ``no_edxml``: there is no such header; ``damaged``: it declares a document type.
        Exception: it is no XML.
    """
    file.seek(0)
    header = _Header()
    walk(file, header)
    if not header.is_there:
        raise Refused("no_edxml")
    return header.found
