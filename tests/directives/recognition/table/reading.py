"""The way that every source goes: the one door for files, then recognition, exactly as a clerk's file does."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import NamedTemporaryFile

from django.test import override_settings

from intranet.directives.recognition import Recognition, recognise, refused
from intranet.files.errors import FileRefused
from intranet.files.extraction.process import Reading
from intranet.files.kinds import INTAKE
from intranet.files.scans import read_page
from intranet.files.services import examine_bytes
from tests.directives.recognition.table.judging import Cell, judge
from tests.directives.recognition.table.sources import Group, Source


@dataclass(frozen=True, slots=True)
class Row:
    """One source with its cells."""

    source: Source
    cells: tuple[Cell, ...]


def recognised(name: str, content: bytes) -> Recognition:
    """What ``manage.py import_document`` would say of the file; nothing is stored."""
    try:
        with override_settings(INTRANET_TESSERACT="tesseract"):
            reading = examine_bytes(name, content, by=None, kinds=INTAKE, vouched=True)
            return recognise(_whole_text(reading, content), scanned=reading.is_scanned)
    except FileRefused as reason:
        return refused(reason.code, str(reason.message))


def _whole_text(reading: Reading, content: bytes) -> str:
    """The text with the further pages of a scan, which the worker reads once the file is kept."""
    pages = reading.text.split("\f")
    waiting = [number for number, page in enumerate(reading.pages) if not page.is_read]
    with NamedTemporaryFile() as file:
        file.write(content)
        file.flush()
        for number in waiting:
            found = read_page(Path(file.name), reading.kind, number)
            pages[number] = found.text if found else ""
    return "\f".join(pages)


@cache
def rows(group: Group) -> tuple[Row, ...]:
    """The rows of ``group``, read once a process. A source that cannot be made here has no cells."""
    return tuple(_row(source) for source in group.sources())


def _row(source: Source) -> Row:
    content = source.content()
    cells = () if content is None else tuple(judge(recognised(source.file, content), source.truth))
    return Row(source, cells)
