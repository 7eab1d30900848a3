from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from intranet.state.models import SiteState
from intranet.worker import schedule
from intranet.worker.loop import Worker
from intranet.worker.models import Job, JobState, Schedule
from intranet.worker.schedule import CORE_TASKS, Task, start_due
from intranet.worker.tasks import resolve
from tests.worker import errands

NOW = timezone.now()
HOURLY = Task("notes.take", "tests.worker.errands.note", 60)
BROKEN = Task("notes.lose", "tests.worker.errands.fail", 60)


@pytest.fixture
def hourly(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> Worker:
    """A worker whose core has one task an hour."""
    monkeypatch.setattr(schedule, "CORE_TASKS", (HOURLY,))
    return worker


def only(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schedule, "CORE_TASKS", (task,))


@pytest.mark.parametrize("task", CORE_TASKS, ids=lambda task: task.name)
def test_every_core_task_names_something_that_may_be_run(task: Task) -> None:
    assert callable(resolve(task.run))


def test_core_tasks_have_names_of_their_own() -> None:
    assert len({task.name for task in CORE_TASKS}) == len(CORE_TASKS)


def test_a_task_that_never_ran_is_due_and_then_not_for_its_interval(hourly: Worker) -> None:
    counts = [start_due(NOW), start_due(NOW), start_due(NOW + timedelta(minutes=59))]
    Job.objects.update(state=JobState.DONE)

    assert (counts, start_due(NOW + timedelta(minutes=60))) == ([1, 0, 0], 1)


def test_a_second_worker_that_looked_at_the_same_time_starts_nothing(hourly: Worker) -> None:
    start_due(NOW)

    assert (schedule._start(HOURLY, NOW), Job.objects.count()) == (False, 1)


def test_a_run_still_going_takes_the_place_of_the_next(hourly: Worker) -> None:
    start_due(NOW)

    assert (start_due(NOW + timedelta(hours=2)), Job.objects.count()) == (0, 1)


def test_the_row_says_when_a_run_started_and_ended(hourly: Worker) -> None:
    hourly.drain()

    row = Schedule.objects.get(name="notes.take")
    assert (len(errands.done), row.last_error) == (1, "")
    assert row.last_started is not None
    assert row.last_finished is not None
    assert row.last_finished >= row.last_started


def test_a_failing_task_is_shown_and_its_dead_run_makes_room(worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    only(BROKEN, monkeypatch)
    start_due(NOW)
    Job.objects.update(max_attempts=1)
    worker.drain()
    assert Job.objects.get().state == JobState.DEAD

    started = start_due(NOW + timedelta(hours=1))

    assert Schedule.objects.get().last_error.startswith("ValueError")
    assert (started, sorted(Job.objects.values_list("state", flat=True))) == (1, ["discarded", "waiting"])


def test_tasks_of_a_plugin_run_while_it_is_enabled_only(worker: Worker, traces: Any) -> None:
    worker.drain()
    assert (Job.objects.count(), traces.count()) == (0, 0)
    SiteState.objects.update_or_create(pk=1, defaults={"enabled_plugins": ["plinth", "dummy"]})

    Worker(chores=worker._chores).drain()

    assert (Schedule.objects.get().name, traces.count()) == ("dummy.tidy", 1)


def test_a_round_without_anything_due_starts_no_transaction(hourly: Worker, django_assert_num_queries: Any) -> None:
    start_due(NOW)

    with django_assert_num_queries(2):
        start_due(NOW)
