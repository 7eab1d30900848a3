from typing import Any

import pytest
from django.db import connection

from intranet.audit.chain import GENESIS, SEALED, moment, seal
from intranet.audit.models import Event, Head
from intranet.audit.rows import CHUNK
from intranet.audit.verify import Fault, verify
from tests.audit.conftest import Sql, recorded


def found() -> tuple[int, str] | None:
    """Row and fault of the finding, if there is one."""
    finding = verify().finding
    return (finding.row, str(finding.fault)) if finding else None


def test_an_empty_log_is_intact(db: None) -> None:
    verdict = verify()

    assert (verdict.is_intact, verdict.last_id, verdict.last_hash) == (True, 0, GENESIS)


def test_a_log_as_recorded_is_intact(officer: Any) -> None:
    last = recorded(12, officer)[-1]

    verdict = verify()

    assert (verdict.finding, verdict.last_id, verdict.last_hash) == (None, 12, last.hash)


@pytest.mark.parametrize(
    "change",
    [
        "label = 'x'",
        "actor = 'x'",
        "actor_id = 999",
        "action = 'x'",
        "subject = 'x'",
        "source = '6.6.6.6'",
        "plugin = 'x'",
        "on_behalf_of = 'x'",
        "details = '{}'",
        "at = '2020-01-01 00:00:00+00'",
        "previous = 'x'",
        "hash = 'x'",
    ],
)
def test_any_edited_column_is_found(intruder: Sql, change: str) -> None:
    recorded(9)

    intruder(f"UPDATE intranet_audit_event SET {change} WHERE id = 5")  # noqa: S608  the changes above

    assert found() == (5, Fault.EDITED)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite stores what is no JSON")
@pytest.mark.parametrize("details", ["{", "", "[" * 100_000, "nan", b"\xff"])
def test_details_that_no_model_could_load_are_found_not_raised(unchecked: Sql, details: Any) -> None:
    recorded(3)

    unchecked("UPDATE intranet_audit_event SET details = %s WHERE id = 2", details)

    assert found() == (2, Fault.EDITED)


def test_an_edited_row_sealed_anew_gives_itself_away_by_the_next(intruder: Sql) -> None:
    recorded(9)
    event = Event.objects.get(pk=4)
    event.label = "x"
    digest = seal({name: getattr(event, name) for name in SEALED} | {"at": moment(event.at)})

    intruder("UPDATE intranet_audit_event SET label = 'x', hash = %s WHERE id = 4", digest)

    assert found() == (5, Fault.FORKED)


def test_a_deleted_row_is_missing(intruder: Sql) -> None:
    recorded(9)

    intruder("DELETE FROM intranet_audit_event WHERE id IN (4, 5)")

    assert found() == (4, Fault.MISSING)


@pytest.mark.parametrize(("one", "other"), [(3, 7), (3, 4), (1, 9)])
def test_two_rows_that_changed_places_are_reordered(intruder: Sql, one: int, other: int) -> None:
    recorded(9)

    for before, after in ((one, 99), (other, one), (99, other)):
        intruder("UPDATE intranet_audit_event SET id = %s WHERE id = %s", after, before)

    row, fault = found() or (0, "")
    assert (row, fault in {Fault.REORDERED, Fault.EDITED}) == (one, True)


def test_a_row_put_in_between_is_found(intruder: Sql) -> None:
    recorded(9)

    intruder("UPDATE intranet_audit_event SET id = id + 100 WHERE id > 4")
    intruder("UPDATE intranet_audit_event SET id = id - 99 WHERE id > 100")
    intruder(
        "INSERT INTO intranet_audit_event "
        "SELECT 5, at, 'forged', actor, actor_id, on_behalf_of, source, plugin, subject, label, details, previous, 'f' "
        "FROM intranet_audit_event WHERE id = 4"
    )

    assert found() == (5, Fault.EDITED)


def test_a_row_after_the_head_is_found(intruder: Sql) -> None:
    recorded(3)
    event = Event.objects.get(pk=3)
    event.id, event.previous = 4, event.hash
    digest = seal({name: getattr(event, name) for name in SEALED} | {"at": moment(event.at)})

    intruder(
        "INSERT INTO intranet_audit_event SELECT 4, at, action, actor, actor_id, on_behalf_of, source, plugin, "
        "subject, label, details, hash, %s FROM intranet_audit_event WHERE id = 3",
        digest,
    )

    assert found() == (4, Fault.HEADLESS)


def test_a_cut_off_end_is_found_by_the_head(intruder: Sql) -> None:
    recorded(9)

    intruder("DELETE FROM intranet_audit_event WHERE id > 6")

    assert found() == (7, Fault.TRUNCATED)


def test_an_emptied_log_is_found_by_the_head(intruder: Sql) -> None:
    recorded(3)

    intruder("DELETE FROM intranet_audit_event")

    assert found() == (1, Fault.TRUNCATED)


def test_a_removed_head_is_found(db: None) -> None:
    recorded(3)

    Head.objects.all().delete()

    assert found() == (3, Fault.HEADLESS)


def test_a_head_with_another_hash_is_found(db: None) -> None:
    recorded(3)

    Head.objects.update(last_hash="e" * 64)

    assert found() == (3, Fault.HEADLESS)


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="only SQLite takes text for a number")
def test_a_number_that_is_none_is_found(intruder: Sql) -> None:
    recorded(3)

    intruder("UPDATE intranet_audit_event SET id = 'three' WHERE id = 3")

    assert found() == (3, Fault.FORKED)


def test_rows_are_read_chunk_by_chunk(db: None, django_assert_num_queries: Any, monkeypatch: Any) -> None:
    recorded(9)
    monkeypatch.setattr("intranet.audit.rows.CHUNK", 4)

    with django_assert_num_queries(1 + 3 + 1):
        assert verify().last_id == 9
    assert (CHUNK, connection.vendor in {"sqlite", "postgresql"}) == (2_000, True)


def test_missing_triggers_are_noted(intruder: Sql) -> None:
    recorded(1)

    assert verify().notes == ("the database trigger audit_no_update is missing",)
