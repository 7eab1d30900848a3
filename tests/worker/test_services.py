from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from intranet.audit.models import Event
from intranet.database import write_transaction
from intranet.worker.errors import NotDead, UnknownTask
from intranet.worker.models import Job, JobState
from intranet.worker.services import discard, enqueue, prune, retry
from tests.factories.province import Province

NOTE = "tests.worker.errands.note"


def dead(run: str = NOTE) -> Job:
    """A job that was given up."""
    job = enqueue(run)
    Job.objects.filter(pk=job.pk).update(state=JobState.DEAD, attempts=5, error="ValueError")
    return job


def test_enqueue_keeps_what_is_to_be_done(db: None) -> None:
    later = timezone.now() + timedelta(hours=1)

    job = Job.objects.get(pk=enqueue(NOTE, after=later, number=5, words=["a"]).pk)

    assert (job.run, job.arguments, job.run_after, job.state) == (NOTE, {"number": 5, "words": ["a"]}, later, "waiting")


def test_asking_twice_with_a_key_is_asking_once(db: None) -> None:
    first = enqueue(NOTE, key="issue:5", number=1)

    assert (enqueue(NOTE, key="issue:5", number=2).pk, Job.objects.count()) == (first.pk, 1)
    assert enqueue(NOTE).pk != enqueue(NOTE).pk


@pytest.mark.django_db(transaction=True)
def test_a_job_whose_transaction_fails_was_never_asked_for() -> None:
    try:
        with write_transaction():
            enqueue(NOTE)
            raise ZeroDivisionError
    except ZeroDivisionError:
        assert Job.objects.count() == 0
    else:
        pytest.fail("the transaction should have failed")


@pytest.mark.parametrize(
    "run",
    [
        "os.system",
        "subprocess.run",
        "django.core.management.call_command",
        "intranet.worker.services.not_there",
        "intranet.not_there.at_all",
        "plugins.not_installed.tasks.run",
        "tests.worker.errands.NOT_CALLABLE",
        "intranet",
        "",
    ],
)
def test_enqueue_refuses_what_may_not_be_run(db: None, run: str) -> None:
    with pytest.raises(UnknownTask):
        enqueue(run)

    assert Job.objects.count() == 0


@pytest.mark.parametrize("arguments", [{"a": object()}, {"a": "x" * 20_000}, {"job": 1}])
def test_enqueue_refuses_arguments_that_are_no_small_json(db: None, arguments: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"argument"):
        enqueue(NOTE, **arguments)


def test_retry_gives_a_dead_job_its_attempts_back(province: Province) -> None:
    job = dead()

    retry(job.pk, province.administrator)

    job.refresh_from_db()
    assert (job.state, job.attempts, job.error) == (JobState.WAITING, 0, "")
    event = Event.objects.first()
    assert event is not None
    assert (event.action, event.actor_id, event.label) == ("job.retried", province.administrator.pk, NOTE)


def test_discard_keeps_the_reason_in_the_log(province: Province) -> None:
    job = dead()

    discard(job.pk, province.administrator, "đã làm bằng tay\n")

    job.refresh_from_db()
    event = Event.objects.first()
    assert event is not None
    assert (job.state, event.action, event.details) == ("discarded", "job.discarded", {"reason": "đã làm bằng tay"})


def test_discard_without_a_reason_is_refused(province: Province) -> None:
    with pytest.raises(ValueError, match="reason"):
        discard(dead().pk, province.administrator, " \n")


@pytest.mark.parametrize("state", [JobState.WAITING, JobState.RUNNING, JobState.DONE, JobState.DISCARDED])
def test_only_a_dead_job_can_be_decided_on(province: Province, state: str) -> None:
    job = dead()
    Job.objects.filter(pk=job.pk).update(state=state)

    for decide in (lambda: retry(job.pk, province.administrator), lambda: discard(job.pk, province.administrator, "x")):
        with pytest.raises(NotDead):
            decide()

    job.refresh_from_db()
    assert (job.state, Event.objects.filter(action__startswith="job.").count()) == (state, 0)


def test_prune_forgets_what_was_done_long_ago_and_nothing_else(db: None) -> None:
    now = timezone.now()
    ages = [("done", 31, None), ("done", 29, None), ("discarded", 31, None), ("dead", 99, None), ("waiting", 99, None)]
    ages += [("done", 4, "schedule:a:1"), ("done", 2, "schedule:a:2"), ("done", 4, "issue:1")]
    for state, days, key in ages:
        job = enqueue(NOTE, key=key)
        Job.objects.filter(pk=job.pk).update(state=state, finished_at=now - timedelta(days=days))

    assert prune() == 3
    assert list(Job.objects.order_by("pk").values_list("state", "key")) == [
        ("done", None),
        ("dead", None),
        ("waiting", None),
        ("done", "schedule:a:2"),
        ("done", "issue:1"),
    ]
