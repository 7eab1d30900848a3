"""Killed at any line: no answer is lost that was said to be kept, nothing is half marked, one run gives one paper."""

from pathlib import Path

import pytest

from tests.killing import said
from tests.migrated import migrated_copy


@pytest.mark.crash
def test_killed_at_any_line_no_answer_is_lost_and_no_attempt_half_marked(tmp_path: Path) -> None:
    migrated_copy(tmp_path / "house.sqlite3")

    found = said("tests.training.killed", f"sqlite:///{tmp_path / 'house.sqlite3'}", tmp_path)

    assert (found["intact"], sorted(found)) == (True, ["Attempting", "intact"])
    assert found["Attempting"] >= 200
