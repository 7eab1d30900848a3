"""Word 97–2003 (.doc): checked here, read by LibreOffice, which makes a DOCX of it (``converting``)."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from intranet.files.extraction.compound import Compound
from intranet.files.extraction.outcome import Checked, Part, Refused

_MACROS = {"macros", "vba", "_vba_project", "_vba_project_cur"}
_EMBEDDED = re.compile(r"_\d+|\x01ole10native|package|contents?", re.IGNORECASE)
_ENCRYPTED = {"encryptedpackage", "encryptioninfo", "\x06dataspaces"}
_IDENTITY, _FLAGS, _IS_ENCRYPTED = b"\xec\xa5", 10, 0x0100


def is_word(file: BinaryIO) -> bool:
    """Whether a compound file holds a text of Word; a damaged one is none."""
    try:
        return any(entry.name == "WordDocument" for entry in Compound(file).entries())
    except Refused:
        return False


def read_old_word(file: BinaryIO) -> Iterator[Part]:
    """Look at the parts of the file. Its text is not read here.

    Raises:
        Refused: ``macros``, ``embedded``, ``encrypted`` or ``damaged``.
    """
    box = Compound(file)
    names = {entry.name.casefold() for entry in box.entries()}
    if names & _ENCRYPTED:
        raise Refused("encrypted")
    if names & _MACROS:
        raise Refused("macros")
    if any(_EMBEDDED.fullmatch(name) for name in names):
        raise Refused("embedded")
    beginning = box.beginning("WordDocument")
    if not beginning.startswith(_IDENTITY):
        raise Refused("damaged")
    if int.from_bytes(beginning[_FLAGS : _FLAGS + 2], "little") & _IS_ENCRYPTED:
        raise Refused("encrypted")
    yield Checked(None)
