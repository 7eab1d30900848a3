"""A process killed at any line leaves no half-issued document, no lost acknowledgement and nothing twice."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.crash

ROOT = Path(__file__).resolve().parents[3]


def test_killed_at_any_line_nothing_is_lost_and_nothing_is_there_twice(tmp_path: Path) -> None:
    house = {
        "SMALL_HOUSE": f"sqlite:///{tmp_path / 'house.sqlite3'}",
        "DJANGO_SETTINGS_MODULE": "tests.acknowledgement.ledger.house",
    }
    command = [sys.executable, "-m", "tests.acknowledgement.ledger.killed"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | house, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-2_000:]
    found = json.loads(done.stdout)

    assert found.pop("intact")
    assert sorted(found) == ["Acknowledging", "Issuing", "Resolving"]
    assert min(found.values()) > 50
    assert sum(found.values()) >= 500
