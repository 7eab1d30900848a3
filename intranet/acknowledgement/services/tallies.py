"""Counts beside the ledger, moved in the same transaction as the rows they count."""

from datetime import date

from django.db.models import F

from intranet.acknowledgement.models import NO_DUE_DATE, Tally


def add(version_id: int, unit_id: int, due: date | None, state: str, count: int) -> None:
    """Add ``count`` (may be negative) to one cell; the cell is made when it is first needed."""
    cell = {"version_id": version_id, "unit_id": unit_id, "due": due or NO_DUE_DATE, "state": state}
    if not Tally.objects.filter(**cell).update(count=F("count") + count):
        Tally.objects.create(**cell, count=count)


def move(version_id: int, unit_id: int, due: date | None, *, source: str, target: str) -> None:
    """One assignment changes its state."""
    add(version_id, unit_id, due, source, -1)
    add(version_id, unit_id, due, target, 1)
