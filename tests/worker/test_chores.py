import logging

import pytest
import time_machine

from intranet.worker import chores
from intranet.worker.chores import CHORES, Chores
from intranet.worker.tasks import resolve
from tests.worker import errands


@pytest.mark.parametrize("path", CHORES)
def test_every_chore_is_there_and_may_be_run(path: str) -> None:
    assert callable(resolve(path))


def test_a_chore_that_fails_is_contained_and_rests_longer_each_time(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    clock = [100.0]
    monkeypatch.setattr(chores, "monotonic", lambda: clock[0])
    both = Chores(("tests.worker.errands.fail", "tests.worker.errands.note"))
    tried = []

    with caplog.at_level(logging.ERROR):
        for second in range(40):
            clock[0] = 100.0 + second
            errands.done.clear()
            both.turn()
            tried.append(len(errands.done))

    assert [second for second, count in enumerate(tried) if count == 2] == [0, 5, 15, 35]
    assert len(caplog.records) == 4


def test_what_chores_did_is_counted(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(errands, "three", lambda: 3, raising=False)

    with time_machine.travel("2026-11-23T02:00:00Z"):
        assert Chores(("tests.worker.errands.three", "tests.worker.errands.note")).turn() == 3
