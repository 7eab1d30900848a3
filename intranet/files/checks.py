"""Everything a file must pass before it is kept: what it is, whether its name agrees, what its first page says."""

from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from intranet.files.extraction import process
from intranet.files.extraction.converting import as_docx
from intranet.files.extraction.outcome import Refused
from intranet.files.incoming import Received, held_file, held_folder
from intranet.files.kinds import KINDS
from intranet.files.names import agrees, clean_name, extension_of
from intranet.files.refusals import check_reading, refusal
from intranet.files.scans import with_first_page, with_pictures


class Examined(NamedTuple):
    """What was read, and the codes of the doubts that the sender has settled by vouching for the file."""

    reading: process.Reading
    settled: tuple[str, ...]


def examine(received: Received, name: str, kinds: frozenset[str], *, vouched: bool = False) -> Examined:
    """Read the file in a process of its own and judge it. Nothing is stored. The first page of a scan is read as well,
    which takes some seconds.

    Raises:
        FileRefused: it is of a kind outside ``kinds``, dangerous, damaged, misnamed, or its content is refused.
    """
    try:
        reading = _read(received.path, kinds)
    except Refused as refused:
        raise refusal(refused.code, kinds=kinds) from refused
    if reading.kind not in kinds:
        raise refusal("not_accepted", kinds=kinds)
    if not agrees(clean_name(name), KINDS[reading.kind]):
        raise refusal(_why_not(name, reading.kind), kinds=kinds)
    if reading.kind == "txt" and not reading.text.strip():
        raise refusal("empty", kinds=kinds)
    reading = with_pictures(with_first_page(reading, received.path), received.path, reading.kind)
    return Examined(reading, check_reading(reading, vouched=vouched))


def _why_not(name: str, kind: str) -> str:
    """A text under the ending of something else (a program, a table of values) is of a kind that is not taken in."""
    known = {extension for each in KINDS.values() for extension in each.extensions}
    return "not_accepted" if kind == "txt" and extension_of(clean_name(name)) not in known else "name_disagrees"


def _read(path: Path, kinds: frozenset[str]) -> process.Reading:
    """What the file says; an old Word file says it through the DOCX that LibreOffice makes of it, checked like any."""
    with held_file() as (_path, answer):
        reading = process.read(path, answer)
    if reading.kind != "doc" or "doc" not in kinds:
        return reading
    with held_folder() as folder, held_file() as (_path, answer):
        converted = as_docx(path, folder)
        return replace(with_pictures(process.read(converted, answer), converted, "docx"), kind="doc")
