"""Killed at any line, or clicked by fifty at once: no half-issued document, no lost acknowledgement, nothing twice."""

from pathlib import Path

import pytest

from tests.acknowledgement.ledger.clicked import TIMES
from tests.audit.test_concurrency import postgres_database  # noqa: F401  a fixture
from tests.killing import said
from tests.migrated import migrated_copy


@pytest.fixture
def sqlite_house(tmp_path: Path) -> str:
    """A database of its own that needs no migrating any more."""
    migrated_copy(tmp_path / "house.sqlite3")
    return f"sqlite:///{tmp_path / 'house.sqlite3'}"


@pytest.mark.crash
def test_killed_at_any_line_nothing_is_lost_and_nothing_is_there_twice(sqlite_house: str, tmp_path: Path) -> None:
    found = said("tests.acknowledgement.ledger.killed", sqlite_house, tmp_path)

    assert found.pop("intact")
    assert sorted(found) == ["Acknowledging", "Issuing", "Resolving"]
    assert min(found.values()) > 100
    assert sum(found.values()) >= 500


ONCE_EACH = {"different answers": 1, "receipts": TIMES, "events": TIMES, "intact": True}


@pytest.mark.crash
def test_fifty_clicks_on_one_reading_are_one_receipt_on_sqlite(sqlite_house: str, tmp_path: Path) -> None:
    assert said("tests.acknowledgement.ledger.clicked", sqlite_house, tmp_path) == ONCE_EACH


@pytest.mark.services
def test_fifty_clicks_on_one_reading_are_one_receipt_on_postgresql(
    postgres_database: str,  # noqa: F811
    tmp_path: Path,
) -> None:
    assert said("tests.acknowledgement.ledger.clicked", postgres_database, tmp_path) == ONCE_EACH
