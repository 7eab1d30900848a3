"""An audit log to read and to tamper with."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection

from intranet.audit import triggers
from intranet.audit.models import Event
from intranet.audit.services import record
from intranet.database import write_transaction

Sql = Callable[..., None]


@pytest.fixture
def officer(db: None) -> Any:
    """Somebody with a name of more than ASCII."""
    return get_user_model().objects.create_user("ngo.thanh.tung", last_name="Ngô Thanh", first_name="Tùng")


def recorded(count: int, actor: Any = None) -> list[Event]:
    """``count`` events of different kinds, each in a transaction of its own."""
    return [_one(number, actor) for number in range(count)]


def _one(number: int, actor: Any) -> Event:
    with write_transaction():
        return record(
            ("directive.issued", "reading.acknowledged", "unit.merged")[number % 3],
            actor=actor,
            subject=f"intranet_directives.directive:{number}",
            label=f"{number}/QĐ-UBND",
            details={"version": number, "thôn": ["Đồng", "Ấp"], "deep": {"b": True, "a": None}},
        )


@pytest.fixture
def intruder(db: None) -> Sql:
    """SQL as somebody with the database file would write it: the triggers are dropped first."""
    triggers.remove(connection)

    def execute(statement: str, *values: Any) -> None:
        with connection.cursor() as cursor:
            cursor.execute(statement, values)

    return execute


@pytest.fixture
def unchecked(intruder: Sql) -> Iterator[Sql]:
    """The same on a connection of SQLite that checks nothing, which outlives the test and must check again after it."""
    intruder("PRAGMA ignore_check_constraints = 1")
    yield intruder
    intruder("PRAGMA ignore_check_constraints = 0")
