"""Lists from other systems: read through the same checks as any file, in a process of their own, and never kept."""

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intranet.files import storage
from intranet.files.checks import examine
from intranet.files.errors import FileRefused
from intranet.files.extraction import children
from intranet.files.extraction.decoders import head_as_text
from intranet.files.extraction.limits import Limits
from intranet.files.extraction.process import Reading
from intranet.files.incoming import Received, held_file, receive
from intranet.files.names import clean_name, extension_of
from intranet.files.refusals import check_reading, refusal
from intranet.files.services import audited_refusal
from intranet.people.models import Person

ENDINGS = {"xlsx": {"", "xlsx"}, "edxml": {"", "edxml", "xml"}}
"""Endings that a name may have, by what the bytes are."""

LISTS = ".xlsx, .edxml, .xml"

_CHILD = "intranet.files.extraction.listing"
_HEAD = 4096


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its rows that hold something, each with its number and its cells by column from 0. A cell is None
    where a formula was saved without its result. ``is_cut``: there are more rows than are read.
    """

    name: str
    rows: list[tuple[int, dict[int, str | None]]]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class ForeignList:
    """What was read: the sheets of a workbook, or the header of an edXML message by the names of ``edxml.FIELDS``."""

    kind: str
    sheets: list[Sheet] = field(default_factory=list)
    header: dict[str, str] = field(default_factory=dict)


def read_list(upload: File, *, by: Person | None, vouched: bool = False) -> ForeignList:
    """Read an XLSX workbook or an edXML message. Nothing is kept; a refusal is audited like that of any file.

    Raises:
        FileRefused: it is neither, is dangerous, damaged or misnamed, or its content is refused.
    """
    with audited_refusal(by), receive(upload.chunks(storage.CHUNK)) as received:
        kind = _kind_of(received.path)
        if extension_of(clean_name(upload.name or "")) not in ENDINGS[kind]:
            raise refusal("name_disagrees", kinds=frozenset())
        if kind == "xlsx":
            return _workbook(received, upload.name or "", vouched)
        return _message(received, vouched)


def _kind_of(path: Path) -> str:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(b"PK\x03\x04"):
        return "xlsx"
    if (head_as_text(head) or "").lstrip("\ufeff \t\r\n").startswith("<"):
        return "edxml"
    raise _no_list()


def _workbook(received: Received, name: str, vouched: bool) -> ForeignList:
    try:
        examine(received, name, frozenset({"xlsx"}), vouched=vouched)
    except FileRefused as refused:
        raise (_no_list() if refused.code in {"not_accepted", "archive"} else refused) from refused
    return ForeignList("xlsx", sheets=[_sheet(said["sheet"]) for said in _said(received.path, "xlsx")])


def _message(received: Received, vouched: bool) -> ForeignList:
    (said,) = _said(received.path, "edxml")
    header: dict[str, str] = said["header"]
    words = "\n".join([header.get("secrecy", "").upper(), *header.values()])
    check_reading(Reading("edxml", words, words, "", ()), vouched=vouched)
    return ForeignList("edxml", header=header)


def _said(path: Path, kind: str) -> list[dict[str, Any]]:
    """What the child said.

    Raises:
        FileRefused: the reason it gave, or ``too_demanding`` when it was ended.
    """
    with held_file() as (_path, answer):
        children.run(_CHILD, answer, Limits(), str(path.resolve()), kind)
        answer.seek(0)
        lines = [json.loads(line) for line in answer if line.endswith(b"\n")]
    last = lines.pop() if lines else {}
    if "end" not in last:
        raise refusal(last.get("refused", "too_demanding"), kinds=frozenset())
    return lines


def _sheet(said: dict[str, Any]) -> Sheet:
    rows = [(number, {int(column): cell for column, cell in cells.items()}) for number, cells in said["rows"]]
    return Sheet(said["name"], rows, said["is_cut"])


def _no_list() -> FileRefused:
    return FileRefused("not_accepted", format_lazy(_("Only these files are taken in here: {kinds}."), kinds=LISTS))
