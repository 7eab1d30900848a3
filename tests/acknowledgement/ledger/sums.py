"""What must hold in the ledger at every moment, asked of the rows themselves."""

from collections import Counter
from typing import Any

from intranet.acknowledgement.models import NO_DUE_DATE, Assignment, Receipt, Tally, TallyState, Version, state_of
from intranet.acknowledgement.queries import sums

NEWEST = 5
"""Versions whose sums are asked of the query that pages ask; all are in the cells."""


def cells_of_rows() -> Counter[tuple[Any, ...]]:
    """(version, unit, due, state) of every assignment, counted from the rows."""
    rows = Assignment.objects.values_list("version_id", "unit_id", "due", "receipt__kind")
    return Counter((v, u, due or NO_DUE_DATE, state_of(kind) if kind else TallyState.OPEN) for v, u, due, kind in rows)


def cells_of_tallies() -> Counter[tuple[Any, ...]]:
    """The same from the counts beside the ledger."""
    tallies = Tally.objects.exclude(count=0).values_list("version_id", "unit_id", "due", "state", "count")
    return Counter({cell: count for *cell_, count in tallies for cell in [tuple(cell_)]})


def check_sums() -> None:
    """Per version, unit and due date: assigned = acknowledged + open + closed, and the counts say what the rows say."""
    rows, tallies = cells_of_rows(), cells_of_tallies()
    assert rows == tallies
    assert sum(rows.values()) == Assignment.objects.count()
    assert Receipt.objects.count() == sum(n for cell, n in rows.items() if cell[3] != TallyState.OPEN)
    for version in Version.objects.order_by("-pk")[:NEWEST]:
        found = sums(version)
        assert found.assigned == found.acknowledged + found.open + found.closed
