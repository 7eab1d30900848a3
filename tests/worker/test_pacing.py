"""Long work pauses between its steps, not after the last one."""

import pytest

from intranet.worker import pacing


def test_every_step_comes_once_in_order_with_a_pause_between(monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[object] = []
    monkeypatch.setattr(pacing.time, "sleep", lambda seconds: done.append(pacing.SHORTEST <= seconds <= pacing.LONGEST))

    for step in pacing.paced(["a", "b", "c"]):
        done.append(step)

    assert done == ["a", True, "b", True, "c"]


def test_no_steps_are_no_pause(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pacing, "SHORTEST", "never asked")

    assert list(pacing.paced([])) == []
