import csv
import io
import re
from collections.abc import Iterable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from intranet.audit import tasks
from intranet.audit.models import Event
from intranet.audit.services import record
from intranet.worker.models import Job
from tests.audit.conftest import recorded
from tests.factories.province import Province

ADDRESSES = ("audit:index", "audit:export_csv", "audit:export_xlsx")


def signed_in(person: Any) -> Client:
    """A browser of this person."""
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def officer_client(province: Province) -> Client:
    return signed_in(province.security)


def body(response: Any) -> bytes:
    """All bytes of a response, streamed or not."""
    chunks: Iterable[bytes] = response.streaming_content if response.streaming else [response.content]
    return b"".join(chunks)


@pytest.mark.parametrize("persona", ["cadre", "clerk", "editor", "administrator", "leader"])
def test_nobody_else_sees_the_log(province: Province, persona: str) -> None:
    record("unit.moved", actor=province.editor, subject="canary:1", label="canaryzq")
    event = Event.objects.get(subject="canary:1")
    paths = [*(reverse(name) for name in ADDRESSES), reverse("audit:detail", args=[event.pk])]
    assert b"canaryzq" in signed_in(province.security).get(paths[0]).content

    answers = [signed_in(province.people[persona]).get(path) for path in paths]

    assert [b"canaryzq" in body(answer) for answer in answers] == [False] * 4
    assert {answer.status_code for answer in answers} <= {302, 403, 404}


def test_the_log_shows_events_in_words(officer_client: Client, province: Province) -> None:
    record(
        "unit.merged",
        actor=province.clerk,
        subject="intranet_people.unit:7",
        label="<b>Sở</b>",
        on_behalf_of=province.head,
    )

    page = officer_client.get(reverse("audit:index")).content.decode()

    assert "Nguyễn Thị Mai (clerk)" in page
    assert "&lt;b&gt;Sở&lt;/b&gt;" in page
    assert "<b>Sở</b>" not in page


def test_looking_is_recorded_with_what_was_looked_for(officer_client: Client, province: Province) -> None:
    officer_client.get(
        reverse("audit:index"), {"action": "", "actor": "clerk", "since": "2026-11-23"}, REMOTE_ADDR="10.9.8.7"
    )

    event = Event.objects.first()
    assert event is not None
    assert (event.action, event.actor_id, event.source) == ("audit.viewed", province.security.pk, "10.9.8.7")
    assert event.details == {"actor": "clerk", "since": "2026-11-23"}


def test_what_cannot_be_recorded_is_not_shown(officer_client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    recorded(1)

    def refuse(*args: Any, **kwargs: Any) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("intranet.audit.views.record", refuse)

    with pytest.raises(OSError, match="disk full"):
        officer_client.get(reverse("audit:index"))


def test_one_event_with_its_details_and_seal(officer_client: Client) -> None:
    event = recorded(2)[-1]

    page = officer_client.get(reverse("audit:detail", args=[event.pk])).content.decode()

    assert [word in page for word in (event.hash, event.previous, "thôn", "1/QĐ-UBND")] == [True] * 4
    assert officer_client.get(reverse("audit:detail", args=[10**9])).status_code == 404


def test_filters_that_are_wrong_are_named_and_filter_nothing(officer_client: Client) -> None:
    recorded(2)

    page = officer_client.get(reverse("audit:index"), {"since": "32/13/2026", "before": "x", "after": "-1"})

    assert (page.status_code, len(page.context["page"].events) >= 2) == (200, True)
    assert "since" in page.context["form"].errors


@pytest.mark.parametrize("name", ["audit:export_csv", "audit:export_xlsx"])
def test_an_export_has_no_formula_and_is_recorded(officer_client: Client, province: Province, name: str) -> None:
    record("unit.moved", actor=province.clerk, subject="=cmd|' /C calc'!A0", label="@SUM(A1)")

    answer = officer_client.get(reverse(name), {"actor": "clerk"})

    rows = table(body(answer), name)
    assert len(rows) == 2
    assert not any(str(cell).startswith(("=", "+", "-", "@")) for cell in rows[1] if name == "audit:export_csv")
    assert re.fullmatch(r'attachment; filename="nhat-ky-\d{4}-\d\d-\d\d\.(csv|xlsx)"', answer["Content-Disposition"])
    event = Event.objects.first()
    assert event is not None
    assert (event.action, event.details["actor"]) == ("audit.exported", "clerk")


def table(content: bytes, name: str) -> list[list[Any]]:
    """The exported rows, header first; an XLSX cell of another type than text or number fails."""
    if name == "audit:export_csv":
        return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value is not None} <= {"s", "n"}
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_the_state_of_the_chain_is_shown(officer_client: Client) -> None:
    recorded(2)
    assert b"help-critical" not in officer_client.get(reverse("audit:index")).content
    tasks.checkpoint()
    tasks.verify()

    status = officer_client.get(reverse("audit:index")).context["status"]

    assert (status["is_intact"], status["checkpoint"].id > 0) == (True, True)


def test_a_log_that_was_tampered_with_is_shown_as_such(officer_client: Client) -> None:
    record(tasks.TAMPERED, actor=None, subject="audit", details={"row": 7, "fault": "edited", "rows": 6})

    page = officer_client.get(reverse("audit:index"))

    assert (page.context["status"]["is_intact"], b"help-critical" in page.content) == (False, True)


def test_verify_now_asks_the_worker_once(officer_client: Client, province: Province) -> None:
    answer = officer_client.post(reverse("audit:verify"))

    assert answer.status_code == 302
    assert list(Job.objects.values_list("run", flat=True)) == ["intranet.audit.tasks.verify"]
    assert officer_client.get(reverse("audit:verify")).status_code == 405
    assert signed_in(province.clerk).post(reverse("audit:verify")).status_code in {302, 403, 404}
    assert Job.objects.count() == 1


def test_a_page_takes_the_same_queries_for_one_and_for_fifty_events(
    officer_client: Client, django_assert_max_num_queries: Any
) -> None:
    recorded(50)

    with django_assert_max_num_queries(30):
        officer_client.get(reverse("audit:index"))
