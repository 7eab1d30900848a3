"""Killed at any line, or clicked by fifty at once: no half-issued document, no lost acknowledgement, nothing twice."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.acknowledgement.ledger.clicked import TIMES
from tests.audit.test_concurrency import postgres_database  # noqa: F401  a fixture
from tests.migrated import migrated_copy

ROOT = Path(__file__).resolve().parents[3]


def said(module: str, database: str, folder: Path, plugins: str = "") -> Any:
    """What a process of its own found in a database of its own, with these plugins."""
    house = {"SMALL_HOUSE": database, "DJANGO_SETTINGS_MODULE": "tests.acknowledgement.ledger.house"}
    house |= {"SMALL_HOUSE_FOLDER": str(folder), "SMALL_HOUSE_PLUGINS": plugins}
    command = [sys.executable, "-m", module]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | house, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2_000:]
    return json.loads(done.stdout)


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
