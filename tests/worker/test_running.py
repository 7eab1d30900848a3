import logging
from typing import Any

import pytest
from django.utils import translation

from intranet.state.models import SiteState
from intranet.worker.errors import Released
from intranet.worker.loop import Worker
from intranet.worker.models import Job, JobState
from intranet.worker.services import enqueue
from tests.worker import errands


def jobs() -> list[tuple[str, int]]:
    """State and attempts of every job."""
    return list(Job.objects.order_by("pk").values_list("state", "attempts"))


def ask(name: str, **arguments: Any) -> Job:
    return enqueue(f"tests.worker.errands.{name}", **arguments)


def run_again(worker: Worker) -> None:
    """The pause after a failure is over."""
    Job.objects.filter(state=JobState.WAITING).update(run_after="2020-01-01T00:00:00Z")
    worker.drain()


def test_a_job_is_called_with_its_arguments_and_done(worker: Worker) -> None:
    ask("note", number=5, words=["a"])

    worker.drain()

    assert (errands.done, jobs()) == ([{"number": 5, "words": ["a"]}], [("done", 1)])


def test_a_task_that_wants_it_is_handed_the_job(worker: Worker) -> None:
    job = ask("progress", steps=3)

    worker.drain()

    job.refresh_from_db()
    assert (errands.done, job.progress, job.total) == ([(1, 1), (1, 2), (1, 3)], 3, 3)


def test_a_job_that_failed_is_tried_again(worker: Worker, caplog: pytest.LogCaptureFixture) -> None:
    ask("fail_once")

    worker.drain()
    assert jobs() == [("waiting", 1)]
    run_again(worker)

    assert (errands.done, jobs()) == ([0, 1], [("done", 2)])
    assert Job.objects.get().error == ""


def test_a_poison_job_is_given_up_and_does_not_hold_up_the_rest(worker: Worker) -> None:
    ask("fail", n=1)
    ask("note", n=2)

    worker.drain()
    for _attempt in range(4):
        run_again(worker)

    assert (len(errands.done), jobs()) == (6, [("dead", 5), ("done", 1)])


def test_the_error_says_where_but_not_what(worker: Worker, caplog: pytest.LogCaptureFixture) -> None:
    ask("fail")

    with caplog.at_level(logging.ERROR):
        worker.drain()

    error = Job.objects.get().error
    assert error.splitlines()[0] == "ValueError"
    assert "tests.worker.errands.fail:" in error
    assert "canaryzq" in caplog.text
    assert "canaryzq" not in error


def test_a_job_whose_task_is_gone_is_dead_at_once(worker: Worker) -> None:
    job = ask("note")
    Job.objects.filter(pk=job.pk).update(run="plugins.removed.tasks.sweep")

    worker.drain()

    assert (jobs(), Job.objects.get().error) == (
        [("dead", 1)],
        "plugins.removed.tasks.sweep lies outside of what the worker runs.",
    )


def test_a_row_written_by_somebody_else_cannot_run_anything(worker: Worker) -> None:
    job = ask("note")
    Job.objects.filter(pk=job.pk).update(run="os.system", arguments={"command": "true"})

    worker.drain()

    assert jobs() == [("dead", 1)]


def test_a_job_of_a_disabled_plugin_waits_until_it_is_enabled(worker: Worker, traces: Any) -> None:
    enqueue("tests.doubles.dummy.tasks.tidy")

    worker.drain()
    assert (jobs(), traces.count()) == ([("waiting", 0)], 0)
    SiteState.objects.update_or_create(pk=1, defaults={"enabled_plugins": ["plinth", "dummy"]})
    run_again(worker)

    assert (jobs(), traces.count()) == ([("done", 1)], 1)


def test_each_job_starts_in_the_language_of_the_house_and_says_that_the_worker_did_it(worker: Worker) -> None:
    ask("surroundings")
    ask("surroundings")

    with translation.override("vi"):
        worker.drain()

    assert errands.done == [("vi", "worker"), ("vi", "worker")]


def test_a_job_delivered_twice_ends_once(worker: Worker) -> None:
    ask("note", n=1)
    worker.drain()
    Job.objects.update(state=JobState.WAITING)

    worker.drain()

    assert (len(errands.done), jobs()) == (2, [("done", 2)])


def test_a_job_taken_over_while_it_ran_is_left_to_the_other(worker: Worker) -> None:
    ask("lose_the_lease")

    worker.drain()

    assert (errands.done, jobs()) == (["lost"], [("running", 1)])


def test_a_worker_that_must_end_puts_a_reporting_job_back(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    ask("progress", steps=5)
    monkeypatch.setattr(errands, "done", _Asking(worker))

    with pytest.raises(Released):
        worker.drain()

    assert (list(errands.done), jobs()) == ([(1, 1), (1, 2)], [("waiting", 0)])


class _Asking(list[Any]):
    """Asks the worker to end once two steps are done."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self._worker = worker

    def append(self, step: Any) -> None:
        super().append(step)
        if len(self) == 2:
            self._worker.stop.ask()


def test_a_worker_asked_to_end_begins_nothing(worker: Worker) -> None:
    ask("note")
    worker.stop.ask()

    worker.serve(idle=0.2)

    assert (errands.done, jobs()) == ([], [("waiting", 0)])
