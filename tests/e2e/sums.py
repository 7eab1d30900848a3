"""The ledger added up by hand: what the pages of progress show, held against the rows of the database file."""

import re
import sqlite3
from collections import Counter
from dataclasses import dataclass

from playwright.sync_api import Locator, Page

from tests.e2e.conftest import Site

POSITIVE = ("acknowledged", "checked", "password", "attended", "on-paper")
ROWS = """
    SELECT unit.name, COALESCE(receipt.kind, '')
    FROM intranet_acknowledgement_assignment AS assignment
    JOIN intranet_people_unit AS unit ON unit.id = assignment.unit_id
    LEFT JOIN intranet_acknowledgement_receipt AS receipt ON receipt.assignment_id = assignment.id
    WHERE assignment.version_id = ?
"""
TWICE = """
    SELECT COUNT(*) FROM (
        SELECT assignment.person_id
        FROM intranet_acknowledgement_assignment AS assignment
        LEFT JOIN intranet_acknowledgement_receipt AS receipt ON receipt.assignment_id = assignment.id
        WHERE assignment.version_id = ? AND receipt.id IS NULL
        GROUP BY assignment.person_id HAVING COUNT(*) > 1
    )
"""


@dataclass(frozen=True)
class Sums:
    """assigned = acknowledged + open + closed."""

    assigned: int
    acknowledged: int
    open: int
    closed: int


def progress_of(page: Page, summary: str) -> str:
    """Where the document that says ``summary`` is followed up."""
    page.goto("/tinh-hinh/")
    link = page.locator("table.units a.t").filter(has_text=re.compile(re.escape(summary), re.IGNORECASE))
    return (link.first.get_attribute("href") or "").partition("?")[0]


def total(page: Page, progress: str) -> Sums:
    """The sums at the head of the page at ``progress``, which may change while the worker is at it."""
    page.goto(f"{progress}?show=all")
    assigned, closed, acknowledged = _figures(page.locator("table.units tfoot tr").last)
    done, counted = map(int, re.findall(r"(\d+)/(\d+)", page.locator(".stat").first.inner_text())[0])
    assert (acknowledged, counted) == (done, assigned - closed)
    return Sums(assigned, done, counted - done, closed)


def added_up(page: Page, site: Site, progress: str) -> Sums:
    """The same, after every figure that the page and the names of its units show was compared with the rows."""
    shown = total(page, progress)
    rows = [_figures(row) for row in page.locator("table.units tbody tr:not(.sub)").all()]
    by_unit = {name: _names(page, address) for name, address in _units(page).items()}

    assert (shown.assigned, shown.closed, shown.acknowledged) == tuple(map(sum, zip(*rows, strict=True)))
    assert by_unit == _by_hand(site, progress)
    assert shown == _all(by_unit)
    assert shown.assigned == shown.acknowledged + shown.open + shown.closed
    return shown


def _figures(row: Locator) -> tuple[int, int, int]:
    """Assigned, asked no more, acknowledged."""
    first, second, third = (int(row.locator("td").nth(n).inner_text()) for n in (1, 2, 3))
    return first, second, third


def _units(page: Page) -> dict[str, str]:
    """Units with people of their own, each with the page of its names."""
    for details in page.locator("table.units details").all():
        details.evaluate("each => each.open = true")
    links = page.locator("table.units tbody a[href*='/don-vi/']").all()
    return {link.inner_text(): link.get_attribute("href") or "" for link in links}


def _names(page: Page, address: str) -> Sums:
    """How the people of one unit stand, counted line by line."""
    page.goto(address)
    states = Counter(_state(line) for line in page.locator("table tbody tr").all())
    return Sums(states.total(), states["done"], states["open"], states["closed"])


def _state(line: Locator) -> str:
    if line.locator("[data-state=done]").count():
        return "done"
    return "closed" if "Kết thúc theo dõi" in line.inner_text() else "open"


def _by_hand(site: Site, progress: str) -> dict[str, Sums]:
    version = int(progress.strip("/").rpartition("/")[2])
    with sqlite3.connect(f"file:{site.data / 'db.sqlite3'}?mode=ro", uri=True) as database:
        found = database.execute(ROWS, [version]).fetchall()
        assert database.execute(TWICE, [version]).fetchone() == (0,)
    kinds: dict[str, Counter[str]] = {}
    for unit, kind in found:
        kinds.setdefault(unit, Counter())[kind] += 1
    return {unit: _sums(each) for unit, each in kinds.items()}


def _sums(kinds: Counter[str]) -> Sums:
    acknowledged = sum(kinds[kind] for kind in POSITIVE)
    return Sums(kinds.total(), acknowledged, kinds[""], kinds.total() - acknowledged - kinds[""])


def _all(by_unit: dict[str, Sums]) -> Sums:
    each = by_unit.values()
    return Sums(*(sum(getattr(one, name) for one in each) for name in Sums.__annotations__))
