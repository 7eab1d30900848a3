"""Long work gives way between its steps."""

import time

import pytest

from intranet.worker.pacing import LONGEST, SHORTEST, paced


@pytest.mark.parametrize("steps", [[], [1], [1, 2, 3]])
def test_paced_gives_each_step_in_turn(steps: list[int]) -> None:
    assert list(paced(steps)) == steps


def test_paced_pauses_between_two_steps_and_not_after_the_last(monkeypatch: pytest.MonkeyPatch) -> None:
    clock, pauses = [0.0], []
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    monkeypatch.setattr(time, "sleep", pauses.append)

    for seconds in paced([0.0, 0.01, 10.0, 0.02]):
        clock[0] += seconds

    assert pauses == [SHORTEST, pytest.approx(0.03), LONGEST]
