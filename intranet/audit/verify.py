"""Going through the chain from its first row to its head, and naming the first row that is not what was recorded."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db import connection

from intranet.audit.chain import GENESIS
from intranet.audit.models import Head
from intranet.audit.rows import Row, row_with_hash, rows
from intranet.audit.triggers import missing


class Fault(StrEnum):
    """What can be wrong with a row."""

    EDITED = "edited"
    """Its fields are not those that were sealed; also a row put in by hand with an invented hash."""
    MISSING = "missing"
    """There is a gap in the numbers."""
    REORDERED = "reordered"
    """It was recorded, but at another place in the chain."""
    FORKED = "forked"
    """It is sealed, but on another row than the one that now stands before it."""
    TRUNCATED = "truncated"
    """The head, or a checkpoint, has seen rows that are no longer there; the row named is the first of them."""
    HEADLESS = "headless"
    """The head does not fit the last row."""
    ROLLED_BACK = "rolled-back"
    """A checkpoint has seen another row under this number: the log was set back, or sealed anew, before it."""
    CHECKPOINT_FORGED = "checkpoint-forged"
    """A line in the file of checkpoints does not bear our signature."""


@dataclass(frozen=True, slots=True)
class Finding:
    """The first bad row, and why it is bad."""

    row: int
    fault: Fault
    message: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What going through the chain gave; ``last_id`` is the last good row, and also how many there are."""

    last_id: int
    last_hash: str
    finding: Finding | None = None
    notes: tuple[str, ...] = ()

    @property
    def is_intact(self) -> bool:
        return self.finding is None


@dataclass(slots=True)
class _Walk:
    """Where the walk along the chain stands."""

    last_id: int = 0
    last_hash: str = GENESIS
    finding: Finding | None = None

    def step(self, row: Row) -> None:
        self.finding = _fault_of(row, self.last_id + 1, self.last_hash)
        if self.finding is None:
            self.last_id, self.last_hash = row.id, row.hash


def verify() -> Verdict:
    """Read the whole log as it stands at the beginning; events recorded meanwhile are left for the next time.

    Two queries and one for every 2,000 rows; the memory of one chunk.
    """
    head_id, head_hash, end = _snapshot()
    walk = _Walk()
    for row in rows(end if isinstance(end, int) else None):
        walk.step(row)
        if walk.finding:
            break
    finding = walk.finding or _fault_of_head(walk, head_id, head_hash)
    return Verdict(walk.last_id, walk.last_hash, finding, _notes())


def _snapshot() -> tuple[int | None, str, Any]:
    """Head and greatest number as one statement sees them, so that a writer in between cannot look like a fault."""
    table, head = "intranet_audit_event", Head._meta.db_table
    query = (
        f"SELECT m.last, h.last_id, h.last_hash FROM (SELECT MAX(id) AS last FROM {table}) m "  # noqa: S608
        f"LEFT JOIN {head} h ON h.id = 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        end, head_id, head_hash = cursor.fetchone()
    return head_id, head_hash, 0 if end is None else end


def _fault_of(row: Row, expected: int, previous: str) -> Finding | None:
    if not isinstance(row.id, int) or row.id < expected:
        return Finding(expected, Fault.FORKED, f"a second row claims the number {row.id!r}")
    if row.id > expected:
        return Finding(expected, Fault.MISSING, f"row {expected} is missing; the next one is {row.id}")
    if row.is_sealed():
        if row.previous == previous:
            return None
        return Finding(row.id, Fault.FORKED, f"row {row.id} is sealed on another row than the one before it")
    if row.previous != previous and _comes_from_elsewhere(row):
        return Finding(row.id, Fault.REORDERED, f"row {row.id} was recorded at another place in the chain")
    return Finding(row.id, Fault.EDITED, f"row {row.id} does not hold what was sealed")


def _comes_from_elsewhere(row: Row) -> bool:
    """Whether the row is whole under another number: the one after the row it is sealed on, wherever that now is."""
    before = row_with_hash(row.previous)
    if before is None or not isinstance(before.id, int):
        return False
    return any(row.hash == row.seal_as(number) for number in (before.id + 1, before.id))


def _fault_of_head(walk: _Walk, head_id: int | None, head_hash: str) -> Finding | None:
    if head_id is None:
        return Finding(walk.last_id, Fault.HEADLESS, "the head of the chain is gone") if walk.last_id else None
    if head_id > walk.last_id:
        message = f"the last row is {walk.last_id}, but {head_id} were recorded"
        return Finding(walk.last_id + 1, Fault.TRUNCATED, message)
    if head_id < walk.last_id:
        return Finding(head_id + 1, Fault.HEADLESS, f"row {head_id + 1} stands after the head of the chain")
    if head_hash != walk.last_hash:
        return Finding(head_id, Fault.HEADLESS, f"the head of the chain does not fit row {head_id}")
    return None


def _notes() -> tuple[str, ...]:
    return tuple(f"the database trigger {name} is missing" for name in missing(connection))
