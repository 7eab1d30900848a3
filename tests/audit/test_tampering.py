"""Two hundred random tamperings by raw SQL (security cases 95 and 96): each is found, with the first bad row named."""

import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from intranet.audit import checkpoints
from intranet.audit.chain import SEALED, moment, seal
from intranet.audit.checks import check
from intranet.audit.models import Event, Head
from tests.audit.conftest import Sql, recorded

ROWS = 40
TAMPERINGS = 200

COLUMNS = ("action", "actor", "on_behalf_of", "source", "plugin", "subject", "label", "previous", "hash")


def edit(sql: Sql, chance: random.Random) -> int:
    row = chance.randint(1, ROWS)
    change = f"{chance.choice(COLUMNS)} = %s"
    sql(f"UPDATE intranet_audit_event SET {change} WHERE id = %s", f"x{row}", row)  # noqa: S608  our own names
    return row


def delete(sql: Sql, chance: random.Random) -> int:
    rows = chance.sample(range(1, ROWS), chance.randint(1, 5))
    for row in rows:
        sql("DELETE FROM intranet_audit_event WHERE id = %s", row)
    return min(rows)


def swap(sql: Sql, chance: random.Random) -> int:
    one, other = sorted(chance.sample(range(1, ROWS + 1), 2))
    for before, after in ((one, 999), (other, one), (999, other)):
        sql("UPDATE intranet_audit_event SET id = %s WHERE id = %s", after, before)
    return one


def insert(sql: Sql, chance: random.Random) -> int:
    row = chance.randint(2, ROWS)
    sql("UPDATE intranet_audit_event SET id = id + 1000 WHERE id >= %s", row)
    sql("UPDATE intranet_audit_event SET id = id - 999 WHERE id > 1000")
    sql(
        "INSERT INTO intranet_audit_event SELECT %s, at, action, actor, actor_id, on_behalf_of, source, plugin, "
        "subject, label, details, hash, %s FROM intranet_audit_event WHERE id = %s",
        *(row, f"{chance.getrandbits(256):064x}", row - 1),
    )
    sql("UPDATE intranet_audit_head SET last_id = last_id + 1")
    return row


def truncate(sql: Sql, chance: random.Random) -> int:
    row = chance.randint(2, ROWS)
    sql("DELETE FROM intranet_audit_event WHERE id >= %s", row)
    return row


def roll_back(sql: Sql, chance: random.Random) -> int:
    """The whole database as it was at an earlier row: a chain that is perfect in itself."""
    row = chance.randint(1, ROWS - 1)
    sql("DELETE FROM intranet_audit_event WHERE id > %s", row)
    sql(
        "UPDATE intranet_audit_head "
        "SET last_id = %s, last_hash = (SELECT hash FROM intranet_audit_event WHERE id = %s)",
        row,
        row,
    )
    return row + 1


def seal_anew(sql: Sql, chance: random.Random) -> int:
    """One row edited and every seal after it computed anew, head included: again a perfect chain."""
    row = chance.randint(1, ROWS)
    sql("UPDATE intranet_audit_event SET label = 'forged' WHERE id = %s", row)
    previous = Event.objects.get(pk=row).previous
    for event in Event.objects.filter(pk__gte=row).order_by("pk"):
        event.previous = previous
        digest = seal({name: getattr(event, name) for name in SEALED} | {"at": moment(event.at)})
        sql("UPDATE intranet_audit_event SET previous = %s, hash = %s WHERE id = %s", previous, digest, event.pk)
        previous = digest
    sql("UPDATE intranet_audit_head SET last_hash = %s", previous)
    return row


KINDS: tuple[Callable[[Sql, random.Random], int], ...] = (edit, delete, swap, insert, truncate, roll_back, seal_anew)


@pytest.fixture
def watched(intruder: Sql, tmp_path: Path, settings: Any) -> Sql:
    """A log of forty rows with a checkpoint after every row, so that a rewritten chain is found to the row."""
    settings.INTRANET_AUDIT_CHECKPOINTS = str(tmp_path / "elsewhere" / "checkpoints.txt")
    for _number in range(ROWS):
        recorded(1)
        checkpoints.append()
    return intruder


def test_every_tampering_is_found_with_its_first_row(watched: Sql) -> None:
    assert check().finding is None
    chance = random.Random(20261123)
    missed: list[tuple[int, str, int, object]] = []

    for number in range(TAMPERINGS):
        tamper = KINDS[number % len(KINDS)]
        with transaction.atomic():
            first = tamper(watched, chance)
            finding = check().finding
            transaction.set_rollback(True)
        if finding is None or finding.row != first:
            missed.append((number, tamper.__name__, first, finding))

    assert missed == []
    assert (check().finding, Head.objects.get().last_id) == (None, ROWS)
    assert connection.in_atomic_block
