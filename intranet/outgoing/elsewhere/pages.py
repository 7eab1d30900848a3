"""The page of the dry run, put together from its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from intranet.outgoing.elsewhere import tickets
from intranet.outgoing.elsewhere.checking import Choices, check
from intranet.outgoing.elsewhere.entries import entry_of
from intranet.outgoing.elsewhere.lines import Line
from intranet.outgoing.elsewhere.rows import Row
from intranet.outgoing.services import TakenOver
from intranet.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class Counts:
    """How many rows stand where."""

    matched: int
    open: int
    wrong: int
    there: int
    passed: int


def check_page(
    office: Unit,
    person: Person,
    lines: Sequence[Line],
    choices: Choices | None = None,
    refused: Iterable[TakenOver] = (),
) -> dict[str, Any]:
    """Context of ``check.html``; ``refused`` says why rows were not written just now."""
    rows = check(office, person, [entry_of(line) for line in lines], choices)
    why = {each.row: each.problems for each in refused if each.problems}
    rows = [_told(row, why.get(row.entry.row, ())) for row in rows]
    open_rows = [row for row in rows if row.is_open]
    by_state = {state: [row for row in rows if row.state == state] for state in ("wrong", "there")}
    passed = [row for row in rows if row.state == "choose" and not row.is_open]
    matched = sum(row.document is not None for row in open_rows)
    return {
        "office": office,
        "open": open_rows,
        "wrong": by_state["wrong"],
        "there": by_state["there"],
        "passed": passed,
        "counts": Counts(matched, len(open_rows), len(by_state["wrong"]), len(by_state["there"]), len(passed)),
        "ticket": tickets.issue(office, person, [row.entry.line for row in (*open_rows, *by_state["there"])]),
    }


def _told(row: Row, why: tuple[str, ...]) -> Row:
    """``row`` with the reason why it was refused in front, unless its words say so already."""
    return replace(row, words=tuple(dict.fromkeys([*why, *row.words])))
