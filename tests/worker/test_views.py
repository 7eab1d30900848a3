from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from intranet.audit.models import Event
from intranet.worker.models import Job, JobState
from intranet.worker.services import enqueue
from tests.factories.province import Province


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def caretaker(province: Province) -> Client:
    """The administrator, who looks after background work."""
    for app, codename in (("intranet_worker", "change_job"), ("wagtailadmin", "access_admin")):
        permission = Permission.objects.get(content_type__app_label=app, codename=codename)
        province.administrator.user_permissions.add(permission)
    return signed_in(province.administrator)


@pytest.fixture
def dead(province: Province) -> Job:
    job = enqueue("tests.worker.errands.note", number=77)
    Job.objects.filter(pk=job.pk).update(state=JobState.DEAD, attempts=5, error="ValueError\nx.y:1")
    return job


def state_of(job: Job) -> str:
    return Job.objects.values_list("state", flat=True).get(pk=job.pk)


@pytest.mark.parametrize("persona", ["cadre", "editor", "security"])
def test_nobody_else_sees_or_decides(province: Province, dead: Job, persona: str) -> None:
    client = signed_in(province.people[persona])
    paths = [reverse("worker:index"), *(reverse(f"worker:{name}", args=[dead.pk]) for name in ("retry", "discard"))]

    answers = [client.get(paths[0]), client.post(paths[1]), client.post(paths[2], {"reason": "x"})]

    assert {answer.status_code for answer in answers} <= {302, 403, 404}
    assert state_of(dead) == JobState.DEAD
    assert b"errands" not in b"".join(answer.content for answer in answers)


def test_the_screen_opens_with_what_was_given_up(caretaker: Client, dead: Job) -> None:
    waiting = enqueue("tests.worker.errands.fail")

    page = caretaker.get(reverse("worker:index"))

    assert [job.pk for job in page.context["jobs"]] == [dead.pk]
    assert {line.state: line.count for line in page.context["counts"]} == {
        "waiting": 1,
        "running": 0,
        "done": 0,
        "dead": 1,
        "discarded": 0,
    }
    other = caretaker.get(reverse("worker:index"), {"state": "waiting"})
    assert [job.pk for job in other.context["jobs"]] == [waiting.pk]
    assert caretaker.get(reverse("worker:index"), {"state": "x' OR 1", "before": "-1"}).status_code == 200


def test_a_dead_job_is_started_again(caretaker: Client, dead: Job) -> None:
    caretaker.post(reverse("worker:retry", args=[dead.pk]))

    assert state_of(dead) == JobState.WAITING


def test_a_dead_job_is_discarded_with_a_reason_only(caretaker: Client, dead: Job) -> None:
    address = reverse("worker:discard", args=[dead.pk])

    assert (caretaker.get(address).status_code, caretaker.post(address, {"reason": ""}).status_code) == (200, 200)
    assert state_of(dead) == JobState.DEAD
    caretaker.post(address, {"reason": "đã làm bằng tay"})

    assert state_of(dead) == JobState.DISCARDED
    assert Event.objects.filter(action="job.discarded", details={"reason": "đã làm bằng tay"}).count() == 1


def test_a_decision_that_somebody_else_took_is_said(caretaker: Client, dead: Job) -> None:
    Job.objects.update(state=JobState.WAITING)

    assert caretaker.post(reverse("worker:retry", args=[dead.pk]), follow=True).status_code == 200
    assert caretaker.get(reverse("worker:discard", args=[dead.pk])).status_code == 404
    assert state_of(dead) == JobState.WAITING


def test_nothing_changes_by_a_get(caretaker: Client, dead: Job) -> None:
    assert caretaker.get(reverse("worker:retry", args=[dead.pk])).status_code == 405
    assert state_of(dead) == JobState.DEAD


def test_pages_of_jobs_lead_to_the_end(caretaker: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("intranet.worker.queries.PAGE", 2)
    made = [enqueue("tests.worker.errands.note").pk for _number in range(5)]
    seen, older = [], ""
    while older is not None:
        page = caretaker.get(reverse("worker:index"), {"state": "waiting", "before": older})
        seen += [job.pk for job in page.context["jobs"]]
        older = page.context["older"]

    assert seen == made[::-1]


def test_a_finished_job_is_shown_in_words_and_not_by_its_path(caretaker: Client) -> None:
    job = enqueue("intranet.people.services.resets.send_due_links")
    Job.objects.filter(pk=job.pk).update(state=JobState.DONE)

    page = caretaker.get(reverse("worker:index"), {"state": "done"}).content.decode()

    assert ("send_due_links" in page, page.count("Gửi liên kết đặt mật khẩu")) == (False, 2)
