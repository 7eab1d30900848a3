"""Sixteen writers at once: no fork, no gap, no error (security case 97)."""

import json
import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from tests.audit.writers import WRITERS
from tests.migrated import TEMPLATE

ROOT = Path(__file__).resolve().parents[2]
EACH = 25


def recorded_by_writers(database: str) -> dict[str, object]:
    """What sixteen threads in a process of their own left in ``database``."""
    environment = {**os.environ, "SMALL_HOUSE": database, "DJANGO_SETTINGS_MODULE": "tests.audit.small_house"}
    done = subprocess.run(
        [sys.executable, "-m", "tests.audit.writers", str(EACH)],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


EXPECTED = {"errors": [], "rows": WRITERS * EACH, "last": WRITERS * EACH, "intact": True}


def test_sixteen_writers_on_sqlite_leave_one_chain(tmp_path: Path) -> None:
    assert recorded_by_writers(f"sqlite:///{tmp_path / 'log.sqlite3'}") == EXPECTED


@pytest.fixture
def postgres_database(transactional_db: None) -> Iterator[str]:
    """A database beside the one the tests use, with no rows of ours; migrated where such a one is at hand."""
    if connection.vendor != "postgresql":
        pytest.skip("the tests do not run on PostgreSQL")
    name = f"sen_writers_{uuid.uuid4().hex[:8]}"
    at = settings.DATABASES["default"]
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE {os.environ.get(TEMPLATE, 'template1')}")
    yield f"postgres://{at['USER']}:{at['PASSWORD']}@{at['HOST']}:{at['PORT']}/{name}"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.services
def test_sixteen_writers_on_postgresql_leave_one_chain(postgres_database: str) -> None:
    assert recorded_by_writers(postgres_database) == EXPECTED
