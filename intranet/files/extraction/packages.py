"""Which document a ZIP package is, and whether its frame is honest."""

from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from intranet.files.extraction.outcome import Refused

MOST_ENTRIES = 2_000
_MOST_DIRECTORY = 1024 * 1024
_MOST_TYPES = 1024 * 1024
_END = 22

_OFFICE = (
    (b"macroEnabled", "macro"),
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"presentationml.presentation.main+xml", "pptx"),
)
_OPEN_DOCUMENT = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
    b"application/vnd.oasis.opendocument.presentation": "odp",
}


def package_kind(file: BinaryIO) -> str:
    """``docx``, ``xlsx``, ``pptx``, ``odt`` …, ``macro`` for one that says it runs macros, else ``archive``.

    Raises:
        Refused: ``bomb``: too many entries; ``polyglot``: something stands before, behind or between its parts.
    """
    _check_frame(file)
    try:
        with ZipFile(file) as package:
            names = set(package.namelist())
            if "[Content_Types].xml" in names:
                types = package.open("[Content_Types].xml").read(_MOST_TYPES)
                return next((kind for mark, kind in _OFFICE if mark in types), "archive")
            if "mimetype" in names:
                return _OPEN_DOCUMENT.get(package.open("mimetype").read(100).strip(), "archive")
    except (BadZipFile, RuntimeError, NotImplementedError) as error:
        raise Refused("damaged") from error
    return "archive"


def _check_frame(file: BinaryIO) -> None:
    """One archive from the first byte to the last: no prefix, no comment, no second directory.

    Checked before any library builds its list of entries: a million of them would cost a gigabyte.
    """
    size = file.seek(0, 2)
    file.seek(max(0, size - _END))
    end = file.read(_END)
    if not end.startswith(b"PK\x05\x06"):
        raise Refused("polyglot")
    entries, length, offset = (int.from_bytes(end[a:b], "little") for a, b in ((10, 12), (12, 16), (16, 20)))
    if entries > MOST_ENTRIES or length > _MOST_DIRECTORY:
        raise Refused("bomb")
    if offset + length + _END != size:
        raise Refused("polyglot")
