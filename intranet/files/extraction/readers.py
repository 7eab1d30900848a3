"""Which reader reads which kind. A new format is a new entry here and one in ``intranet.files.kinds``."""

from collections.abc import Iterator
from importlib import import_module
from typing import BinaryIO

from intranet.files.extraction.outcome import Checked, Part, Reader

READERS = {
    "txt": "text.read_text",
    "html": "html.read_html",
    "pdf": "pdf.read_pdf",
    "docx": "docx.read_docx",
    "doc": "old_word.read_old_word",
    "odt": "odt.read_odt",
    "xlsx": "xlsx.read_xlsx",
    "pptx": "pptx.read_pptx",
    "png": "pictures.read_picture",
    "jpg": "pictures.read_picture",
    "mp4": "recordings.read_mp4",
    "webm": "recordings.read_webm",
    "mp3": "sound.read_mp3",
    "ogg": "sound.read_ogg",
    "vtt": "text.read_captions",
}
"""Kind → module and function in this package; imported only when needed, so a text never loads the PDF libraries."""


def reader_of(kind: str) -> Reader:
    """The reader of ``kind``; one that reads nothing for a kind without (such a kind is refused by its name anyway)."""
    if kind not in READERS:
        return _unread
    module, function = READERS[kind].split(".")
    reader: Reader = getattr(import_module(f"intranet.files.extraction.{module}"), function)
    return reader


def _unread(file: BinaryIO) -> Iterator[Part]:
    yield Checked(None)
