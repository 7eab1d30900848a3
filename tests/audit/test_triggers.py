from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from intranet.audit import triggers
from intranet.audit.models import Event
from tests.audit.conftest import recorded


@pytest.fixture
def guarded(settings: Any, db: None) -> Any:
    """The triggers as they are outside of tests."""
    settings.INTRANET_AUDIT_FLUSH = False
    triggers.install(connection)


def test_every_trigger_is_there_once_installed(guarded: None) -> None:
    triggers.install(connection)

    assert triggers.missing(connection) == []


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE intranet_audit_event SET label = 'x' WHERE id = 2",
        "UPDATE intranet_audit_event SET hash = hash || ''",
        "DELETE FROM intranet_audit_event WHERE id = 3",
        "DELETE FROM intranet_audit_event",
    ],
)
def test_the_database_refuses_to_change_events(guarded: None, statement: str) -> None:
    recorded(3)

    with pytest.raises(DatabaseError, match=triggers.MESSAGE), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)

    assert list(Event.objects.values_list("label", flat=True)) == ["2/QĐ-UBND", "1/QĐ-UBND", "0/QĐ-UBND"]


def test_a_trigger_that_was_dropped_is_named(guarded: None) -> None:
    triggers.remove(connection)

    assert triggers.missing(connection) == list(triggers.wanted(connection.vendor))


def test_tests_may_empty_the_table(settings: Any) -> None:
    settings.INTRANET_AUDIT_FLUSH = True

    assert list(triggers.wanted("sqlite")) == ["audit_no_update"]
