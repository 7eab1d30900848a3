"""Every table for other programs, as it comes from its address and as LibreOffice opens it: no cell is a formula
(security case 86).
"""

import shutil
import subprocess
from pathlib import Path

import pytest
from django.db.models import F, Value
from django.db.models.functions import Concat
from django.test import Client
from django.urls import reverse
from lxml import etree

from intranet.directives.models import Directive
from intranet.duties.models import Duty
from intranet.incoming.models import Arrival
from intranet.numbering.models import Book, Number
from intranet.people.models import Person, Unit
from intranet.registers.models import Loan
from intranet.registers.reports import quarter_of
from tests.factories.documents import issued
from tests.factories.duties import opened
from tests.factories.province import Province
from tests.grounds import grounded
from tests.registers import shelf

pytestmark = pytest.mark.documents

STARTS = (
    "=1+1 ",
    "+1+1 ",
    "-1+1 ",
    "@SUM(1,1) ",
    "\t=1+1 ",
    "\r=1+1 ",
    "=cmd|' /C calc'!A0 ",
    '=HYPERLINK("http://x")',
)
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


@grounded
def shelves(province: Province) -> dict[str, Book]:
    """One row in each register for each of the starts."""
    count = len(STARTS)
    books = {"outgoing": shelf.outgoing(province, count), "incoming": shelf.incoming(province, count)}
    shelf.loans(province, count)
    for number in range(count):
        opened(province, directive=issued(province, symbol=f"{800 + number}/UBND-NC"))
    return books


def spoil() -> None:
    """Every text that stands in a table now begins like a formula: the rows of a table take turns."""
    for model, names in {
        Directive: ("symbol", "summary", "issuer", "signatory", "archive_line"),
        Duty: ("text", "result"),
        Arrival: ("result",),
        Number: ("symbol", "void_reason"),
        Loan: ("file_code", "note"),
        Unit: ("name", "short_name"),
        Person: ("last_name",),
    }.items():
        for turn, key in enumerate(model._default_manager.order_by("pk").values_list("pk", flat=True)):
            start = Value(STARTS[turn % len(STARTS)])
            model._default_manager.filter(pk=key).update(**{name: Concat(start, F(name)) for name in names})
    Directive.objects.update(addressees=["=1+1 nơi nhận"], recipients=["@SUM(1,1)"])


def fetched(province: Province, books: dict[str, Book], client: Client, folder: Path) -> list[Path]:
    """Every table of the product that holds words which people typed, saved as the clerk or the head saves it."""
    office = [province.committee.pk]
    quarter = quarter_of(shelf.FIRST)
    addresses = {
        "outgoing": ("clerk", reverse("registers:book_xlsx", args=[books["outgoing"].pk, "dang-ky"])),
        "incoming": ("clerk", reverse("registers:book_xlsx", args=[books["incoming"].pk, "dang-ky"])),
        "handling": ("clerk", reverse("registers:book_xlsx", args=[books["incoming"].pk, "giai-quyet"])),
        "loans": ("clerk", reverse("registers:loans_xlsx", args=office)),
        "report": ("clerk", f"{reverse('registers:report_xlsx', args=office)}?year={quarter.year}&quarter=1"),
        "duties": ("head", f"{reverse('duties:export')}?view=lead&state=all"),
        "audit": ("security", reverse("audit:export_xlsx")),
    }
    for name, (persona, address) in addresses.items():
        client.force_login(province.people[persona])
        answer = client.get(address)
        (folder / f"{name}.xlsx").write_bytes(b"".join(answer) if answer.streaming else answer.content)
    return sorted(folder.glob("*.xlsx"))


def opened_in_libreoffice(paths: list[Path]) -> dict[str, etree._Element]:
    """All of them in one start of the program, by name."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice is not installed (on Debian: apt-get install libreoffice-calc)")
    folder = paths[0].parent
    command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "fods", *paths]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=300)
    return {path.stem: etree.parse(path.with_suffix(".fods")).getroot() for path in paths}


def test_no_table_holds_a_formula(province: Province, shelves: dict[str, Book], client: Client, tmp_path: Path) -> None:
    spoil()

    tables = opened_in_libreoffice(fetched(province, shelves, client, tmp_path))

    found = {name: list(table.iter(f"{TABLE}table-cell")) for name, table in tables.items()}
    assert sorted(tables) == ["audit", "duties", "handling", "incoming", "loans", "outgoing", "report"]
    assert {name: "".join(cell.itertext()) for name, cells in found.items() for cell in cells if is_active(cell)} == {}
    typed = {name: {start for cell in cells for start in begun(cell)} for name, cells in found.items()}
    assert {name for name, starts in typed.items() if starts == set("=+-@")} >= set(tables) - {"report", "audit"}
    assert [name for name, starts in typed.items() if not starts] == []


def is_active(cell: etree._Element) -> bool:
    """Whether a cell counts something or leads somewhere."""
    return cell.get(f"{TABLE}formula") is not None or next(cell.iter(f"{TEXT}a"), None) is not None


def begun(cell: etree._Element) -> str:
    """The sign that a cell's words begin with, if it is one that a program could take for a formula."""
    first = "".join(cell.itertext()).strip()[:1]
    return first if first and first in "=+-@" else ""
