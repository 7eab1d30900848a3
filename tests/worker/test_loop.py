import logging
from typing import Any

import pytest
from django.db import OperationalError

from intranet.worker import loop
from intranet.worker.loop import Worker
from intranet.worker.models import Job
from intranet.worker.services import enqueue
from tests.worker import errands


def test_turn_runs_at_most_one_job_and_says_whether_there_may_be_more(worker: Worker) -> None:
    enqueue("tests.worker.errands.note")
    enqueue("tests.worker.errands.note")

    assert ([worker.turn() for _turn in range(3)], len(errands.done)) == ([True, True, False], 2)


def test_serve_waits_for_a_database_that_is_away(
    worker: Worker, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    answers = iter([OperationalError("the server closed the connection"), None])
    slept: list[float] = []

    def claim_or_fail(stop: Any) -> bool:
        answer = next(answers, None)
        if answer is not None:
            raise answer
        stop.ask()
        return False

    monkeypatch.setattr(loop, "work_one", claim_or_fail)
    monkeypatch.setattr(loop.connection, "close", lambda: None)
    monkeypatch.setattr(worker.stop, "wait", slept.append)

    with caplog.at_level(logging.ERROR):
        worker.serve(idle=0.5)

    assert (slept, len(caplog.records)) == ([loop.DATABASE_PAUSE, 0.5], 1)


def test_an_idle_round_takes_one_query(worker: Worker, django_assert_num_queries: Any) -> None:
    worker.turn()

    with django_assert_num_queries(1):
        worker.turn()
    assert Job.objects.count() == 0
