"""What a load balancer is told."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from intranet.portal import health, probes
from intranet.worker.models import Job


@pytest.fixture(autouse=True)
def migrated() -> None:
    """Whether migrations are missing is asked anew."""
    health._found_migrated.cache_clear()


def test_healthz_asks_nothing_of_the_database(client: Client, django_assert_num_queries: Any, db: None) -> None:
    with django_assert_num_queries(0):
        answer = client.get("/healthz")

    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_readyz_names_every_part(client: Client, db: None) -> None:
    answer = client.get("/readyz")

    assert set(answer.json()["checks"]) == set(health.CHECKS)


def test_readyz_is_503_when_a_file_cannot_be_written(client: Client, db: None, settings: Any, tmp_path: Any) -> None:
    settings.INTRANET_FILES_DIR = tmp_path / "files"
    (tmp_path / "files").mkdir(mode=0o500)
    blocked = health._contained("storage", lambda: health.storage()) == "broken"

    answer = client.get("/readyz")

    assert answer.json()["checks"]["storage"] == ("broken" if blocked else "ok")


def test_readyz_asks_for_attention_when_the_worker_is_behind(client: Client, db: None) -> None:
    now = timezone.now()
    Job.objects.create(run="x", run_after=now - timedelta(minutes=20), created_at=now)

    answer = client.get("/readyz").json()

    assert (answer["checks"]["queue"], health.queue()) == ("attention", "attention")


def test_check_that_raises_is_broken_and_tells_no_more(caplog: pytest.LogCaptureFixture) -> None:
    def check() -> str:
        raise OSError("secret detail")

    assert health._contained("storage", check) == "broken"


def test_probes_answer_before_anything_behind_them(rf: Any) -> None:
    def behind(request: Any) -> Any:
        raise AssertionError("the database was asked")

    answer = probes.before_the_database(behind)(rf.get("/healthz"))

    assert answer.status_code == 200
