"""The way that every source goes: the one door for files, then recognition, exactly as a clerk's file does."""

from dataclasses import dataclass
from functools import cache

from intranet.directives.recognition import Recognition, recognise, refused
from intranet.files.errors import FileRefused
from intranet.files.kinds import INTAKE
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
        return recognise(examine_bytes(name, content, by=None, kinds=INTAKE, vouched=True).text)
    except FileRefused as reason:
        return refused(reason.code, str(reason.message))


@cache
def rows(group: Group) -> tuple[Row, ...]:
    """The rows of ``group``, read once a process. A source that cannot be made here has no cells."""
    return tuple(_row(source) for source in group.sources())


def _row(source: Source) -> Row:
    content = source.content()
    cells = () if content is None else tuple(judge(recognised(source.file, content), source.truth))
    return Row(source, cells)
