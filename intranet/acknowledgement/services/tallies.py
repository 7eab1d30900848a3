"""Counts beside the ledger, moved in the same transaction as the rows they count."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Case, F, Q, When

from intranet.acknowledgement.models import NO_DUE_DATE, Assignment, Tally
from intranet.prepared import prepared_update

Cell = tuple[int, int, date | None]
"""Version, unit and due date."""


def add(version_id: int, unit_id: int, due: date | None, state: str, count: int) -> None:
    """Add ``count`` (may be negative) to one cell; the cell is made when it is first needed."""
    due = due or NO_DUE_DATE
    if not _add(version_id, unit_id, due, state, count):
        Tally.objects.create(version_id=version_id, unit_id=unit_id, due=due, state=state, count=count)


def cell_of(assignment: Assignment) -> Cell:
    """Where an assignment is counted, but for its state."""
    return assignment.version_id, assignment.unit_id, assignment.due


def add_each(cells: Iterable[Cell], state: str, step: int) -> None:
    """Add ``step`` (1 or -1) for each assignment, given by its cell; one statement a cell, in an order that never
    deadlocks.
    """
    counts = Counter((version, unit, due or NO_DUE_DATE) for version, unit, due in cells)
    for cell, count in sorted(counts.items()):
        add(*cell, state, step * count)


@prepared_update
def _add(version: Any, unit: Any, due: Any, state: Any, count: Any) -> Any:
    cell = Tally.objects.filter(version=version, unit=unit, due=due, state=state)
    return cell, {"count": F("count") + count}


def move(version_id: int, unit_id: int, due: date | None, *, source: str, target: str, quick: bool = False) -> None:
    """One assignment changes its state. One statement, and a second one the first time a cell is entered. ``quick``
    says that it was acknowledged within ``QUICK`` seconds.
    """
    due = due or NO_DUE_DATE
    if _move(version_id, unit_id, due, source, target, int(quick)) < 2:
        Tally.objects.create(version_id=version_id, unit_id=unit_id, due=due, state=target, count=1, quick=int(quick))


@prepared_update
def _move(version: Any, unit: Any, due: Any, source: Any, target: Any, quick: Any) -> Any:
    both = Tally.objects.filter(version=version, unit=unit, due=due).filter(Q(state=source) | Q(state=target))
    return both, {
        "count": F("count") + Case(When(state=source, then=-1), default=1),
        "quick": F("quick") + Case(When(state=source, then=0), default=quick),
    }
