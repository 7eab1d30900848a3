"""Tables with a row of headings, as a workbook (XLSX) or as CSV: read like any list, and never kept."""

import csv
import io

from django.core.files.base import File
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from intranet.files import storage
from intranet.files.errors import FileRefused
from intranet.files.extraction.decoders import composed, decoders_for, holds_only_text
from intranet.files.extraction.process import Reading
from intranet.files.extraction.worksheets import MOST_COLUMNS, MOST_ROWS
from intranet.files.incoming import receive
from intranet.files.lists import Sheet, read_list
from intranet.files.names import clean_name, extension_of
from intranet.files.refusals import check_reading, refusal
from intranet.files.services import audited_refusal
from intranet.people.models import Person

TABLES = ".xlsx, .csv"
MOST_BYTES = 8 * 1024 * 1024
"""A CSV file is read in this process: 10,000 rows take a few of these."""


def read_tables(upload: File, *, by: Person | None, vouched: bool = False) -> list[Sheet]:
    """The sheets of a workbook, or the one table of a CSV file.

    Raises:
        FileRefused: it is neither, is dangerous, damaged or misnamed, or its content is refused.
    """
    name = clean_name(upload.name or "")
    if extension_of(name) != "csv":
        try:
            found = read_list(upload, by=by, vouched=vouched)
        except FileRefused as refused:
            raise (_no_table() if refused.code == "not_accepted" else refused) from refused
        if found.kind != "xlsx":
            raise _no_table()
        return found.sheets
    with audited_refusal(by), receive(upload.chunks(storage.CHUNK)) as received:
        if received.size > MOST_BYTES:
            raise refusal("too_demanding", kinds=frozenset())
        text = decoded(received.path.read_bytes())
        check_reading(Reading("csv", text, text, "", ()), vouched=vouched)
        return [_sheet(text, name)]


def decoded(content: bytes) -> str:
    """The text in the first encoding that fits, composed.

    Raises:
        FileRefused: it is no text, or in none of the encodings.
    """
    for decoder in decoders_for(content[:4]):
        try:
            text = content.decode(decoder.codec)
        except UnicodeDecodeError:
            continue
        if not holds_only_text(text):
            raise refusal("not_text", kinds=frozenset())
        if decoder.is_plausible(text) and decoder.fits(text):
            return composed(text)
    raise refusal("encoding", kinds=frozenset())


def _sheet(text: str, name: str) -> Sheet:
    """Whatever separates the cells: a comma, a semicolon (Excel in Vietnamese) or a tab."""
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    rows: list[tuple[int, dict[int, str | None]]] = []
    try:
        for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=separator), start=1):
            kept: dict[int, str | None] = {n: cell for n, cell in enumerate(cells[:MOST_COLUMNS]) if cell.strip()}
            if kept and len(rows) == MOST_ROWS:
                return Sheet(name, rows, is_cut=True)
            if kept:
                rows.append((number, kept))
    except csv.Error:
        raise refusal("damaged", kinds=frozenset()) from None
    return Sheet(name, rows, is_cut=False)


def _no_table() -> FileRefused:
    return FileRefused("not_accepted", format_lazy(_("Only these files are taken in here: {kinds}."), kinds=TABLES))
