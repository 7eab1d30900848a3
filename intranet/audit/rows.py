"""The stored rows as the bytes they are: read past the ORM, so that a row no model could load is found, not raised."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from intranet.audit.chain import SEALED, seal

CHUNK = 2_000


@dataclass(frozen=True, slots=True)
class Row:
    """One stored row; ``values`` in the order of ``SEALED``, time and details still as text."""

    values: tuple[Any, ...]
    hash: Any

    @property
    def id(self) -> Any:
        return self.values[0]

    @property
    def previous(self) -> Any:
        return self.values[-1]

    def seal_as(self, number: Any) -> str:
        """The hash this row would have under ``number``; "" if what it holds cannot be sealed at all."""
        fields = dict(zip(SEALED, self.values, strict=True))
        try:
            fields["details"] = json.loads(fields["details"])
            fields["id"], fields["at"] = number, _moment(fields["at"])
            return seal(fields)
        except (TypeError, ValueError, RecursionError):
            return ""

    def is_sealed(self) -> bool:
        """Whether the stored hash is that of the stored fields."""
        return self.hash != "" and self.seal_as(self.id) == self.hash


def rows(last: int | None = None) -> Iterator[Row]:
    """Every row up to number ``last``, in order, a chunk at a time so that no long transaction is held."""
    limit = "" if last is None else " AND id <= %s"
    query = f"SELECT {_columns()} FROM intranet_audit_event WHERE id > %s{limit} ORDER BY id LIMIT {CHUNK}"  # noqa: S608
    seen: Any = -1
    while True:
        with connection.cursor() as cursor:
            cursor.execute(query, [seen] if last is None else [seen, last])
            chunk = cursor.fetchall()
        for values in chunk:
            yield _row(values)
        if len(chunk) < CHUNK:
            return
        seen = chunk[-1][0]


def row_with_hash(digest: Any) -> Row | None:
    """The row that bears this hash, if there is one."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {_columns()} FROM intranet_audit_event WHERE hash = %s", [digest])  # noqa: S608
        found = cursor.fetchone()
    return _row(found) if found else None


def _row(stored: Sequence[Any]) -> Row:
    values = [value.decode(errors="surrogateescape") if isinstance(value, bytes) else value for value in stored]
    return Row(tuple(values[:-1]), values[-1])


def _columns() -> str:
    """SQLite hands text over as bytes, because it also stores what is no UTF-8; PostgreSQL never does."""
    names = (*SEALED, "hash")
    if connection.vendor == "sqlite":
        return ", ".join(name if name in {"id", "actor_id"} else f"CAST({name} AS BLOB)" for name in names)
    as_text = {
        "at": "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS.US')",
        "details": "CAST(details AS TEXT)",
    }
    return ", ".join(as_text.get(name, name) for name in names)


def _moment(stored: str) -> str:
    """SQLite leaves out microseconds that are zero."""
    return stored if len(stored) != 19 else f"{stored}.000000"
