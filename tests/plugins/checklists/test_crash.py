"""Killed at any line: no answer is lost, no unit asked twice, no step half made."""

from pathlib import Path

import pytest

from tests.killing import said
from tests.migrated import migrated_copy


@pytest.mark.crash
def test_killed_at_any_line_nothing_is_lost_and_no_step_half_made(tmp_path: Path) -> None:
    migrated_copy(tmp_path / "house.sqlite3")

    place = f"sqlite:///{tmp_path / 'house.sqlite3'}"
    found = said("tests.plugins.checklists.killed", place, tmp_path, "plugins.checklists")

    assert found.pop("intact")
    assert sorted(found) == ["Answering", "HandingOn", "Opening"]
    assert sum(found.values()) >= 200
