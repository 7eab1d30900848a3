from datetime import timedelta

from django.utils import timezone

from intranet.worker.errors import LeaseLost
from intranet.worker.leases import RunningJob, claim, reap
from intranet.worker.models import Job, JobState
from intranet.worker.services import enqueue

NOTE = "tests.worker.errands.note"


def claimed() -> RunningJob:
    """The job that ``claim`` gives, which must be there."""
    job = claim()
    assert job is not None
    return job


def state_of(job: RunningJob) -> tuple[str, int]:
    return Job.objects.values_list("state", "attempts").get(pk=job.id)


def lapse() -> None:
    """Time passes until every lease has ended."""
    Job.objects.filter(state=JobState.RUNNING).update(lease_until=timezone.now() - timedelta(seconds=1))


def test_claim_takes_the_job_that_has_waited_longest_and_each_once(db: None) -> None:
    now = timezone.now()
    third, first, second = (enqueue(NOTE, after=now - timedelta(minutes=age)) for age in (1, 3, 2))
    enqueue(NOTE, after=now + timedelta(minutes=1))

    taken = [claim(), claim(), claim(), claim()]

    assert [job and job.id for job in taken] == [first.pk, second.pk, third.pk, None]


def test_a_claimed_job_has_a_lease_and_counts_the_attempt(db: None) -> None:
    enqueue(NOTE)

    job = Job.objects.get(pk=claimed().id)

    assert (job.state, job.attempts, job.lease_until is not None, job.lease_holder != "") == ("running", 1, True, True)


def test_a_second_worker_that_read_the_same_row_gets_nothing(db: None) -> None:
    row = enqueue(NOTE)
    first = claimed()

    assert first.id == row.pk
    assert claim() is None


def test_a_lapsed_lease_gives_the_job_back(db: None) -> None:
    enqueue(NOTE)
    job = claimed()
    assert reap() == 0
    lapse()

    assert (reap(), state_of(job)) == (1, ("waiting", 1))
    assert claimed().id == job.id


def test_a_job_that_kills_its_worker_every_time_ends_among_the_dead(db: None) -> None:
    enqueue(NOTE)
    for _attempt in range(5):
        job = claimed()
        lapse()
        reap()

    assert (claim(), state_of(job)) == (None, ("dead", 5))


def test_whoever_lost_the_lease_changes_nothing_any_more(db: None) -> None:
    enqueue(NOTE)
    late = claimed()
    lapse()
    reap()
    other = claimed()

    assert [late.finish(), late.fail("x"), late.release(), late.renew(), late.postpone()] == [False] * 5
    try:
        late.report(1, 2)
    except LeaseLost:
        assert state_of(other) == ("running", 2)
    assert (other.finish(), state_of(other)) == (True, ("done", 2))


def test_a_renewed_lease_does_not_lapse(db: None) -> None:
    enqueue(NOTE)
    job = claimed()
    lapse()

    assert (job.renew(), reap()) == (True, 0)


def test_report_shows_progress_and_renews(db: None) -> None:
    enqueue(NOTE)
    job = claimed()
    lapse()

    job.report(3, 10)

    assert Job.objects.values_list("progress", "total").get() == (3, 10)
    assert reap() == 0


def test_a_released_job_was_not_attempted(db: None) -> None:
    enqueue(NOTE)
    job = claimed()

    assert (job.release(), state_of(job)) == (True, ("waiting", 0))


def test_a_failed_job_waits_longer_each_time_and_then_gives_up(db: None) -> None:
    enqueue(NOTE)
    pauses = []
    for _attempt in range(4):
        job = claimed()
        job.fail("ValueError")
        after = Job.objects.get().run_after - timezone.now()
        pauses.append(round(after.total_seconds() / 10))
        Job.objects.update(run_after=timezone.now())
    claimed().fail("ValueError")

    assert pauses == [1, 4, 16, 64]
    assert Job.objects.values_list("state", "attempts", "error").get() == ("dead", 5, "ValueError")
