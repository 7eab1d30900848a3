"""What is overdue is so everywhere, in the same words: at home, in the lists, and on the page itself."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from intranet.contracts import today
from plugins.checklists.models import Campaign, Finding, Inspection, Progress, State
from plugins.checklists.queries.standing import is_overdue
from plugins.checklists.queries.work import work
from plugins.checklists.urgency import urgency_of
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import accepted, filled, signed

DAY = timedelta(days=1)


@grounded
def opened(province: Province) -> House:
    return house(province)


def _home(person: Any) -> list[tuple[str, int, int, str, str]]:
    with translation.override("vi"):
        return [
            (str(line.title), line.count, line.late, line.items[0].words, line.items[0].note)
            for line in work(person)
            if line.count
        ]


def _page(client: Client, address: str) -> str:
    with translation.override("vi"):
        return client.get(address).content.decode()


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (-2, ("late", "quá hạn 2 ngày")),
        (0, ("due", "hạn hôm nay")),
        (7, ("due", "còn 7 ngày")),
        (8, ("info", "còn 8 ngày")),
    ],
)
def test_day_is_said_by_how_many_are_left(days: int, said: tuple[str, str]) -> None:
    with translation.override("vi"):
        assert (urgency_of(today() + days * DAY), urgency_of(None)) == (said, None)


def test_overdue_inspection_is_told_alike_at_home_in_the_list_and_on_its_page(opened: House, client: Client) -> None:
    inspection, head = filled(opened), opened.province.head
    Inspection.objects.update(due_on=today() - 2 * DAY)
    client.force_login(head)
    pages = [f"/checklists/phieu/{inspection.public_id}/{tail}" for tail in ("", "phan/A/")]

    assert _home(head) == [("Phiếu tự kiểm tra cần trả lời", 1, 1, "quá hạn 2 ngày", "")]
    assert [_page(client, each).count("quá hạn 2 ngày") for each in ("/checklists/", *pages)] == [1, 1, 1]


@pytest.mark.parametrize("state", [State.RETURNED, State.SUBMITTED])
def test_what_was_signed_once_is_overdue_nowhere(opened: House, client: Client, state: str) -> None:
    inspection, head = signed(opened), opened.province.head
    Inspection.objects.filter(pk=inspection.pk).update(state=state, due_on=today() - 2 * DAY)
    inspection.refresh_from_db()
    client.force_login(head)
    pages = [f"/checklists/phieu/{inspection.public_id}/{tail}" for tail in ("", "phan/A/")]

    assert [each[1:3] + each[4:] for each in _home(head)] == [(1, 0, "đơn vị chủ trì trả lại")]
    assert [_page(client, each).count("quá hạn") for each in ("/checklists/", *pages)] == [0, 0, 0]
    assert is_overdue(inspection, today()) is False


def test_appraising_is_overdue_alike_at_home_in_the_list_and_on_its_page(opened: House, client: Client) -> None:
    inspection, editor = signed(opened), opened.province.editor
    Campaign.objects.update(appraise_by=today() - 3 * DAY)
    client.force_login(editor)
    pages = ("/checklists/", f"/checklists/phieu/{inspection.public_id}/tham-dinh/")

    assert [each[1:4] for each in _home(editor)] == [(1, 1, "quá hạn 3 ngày")]
    assert [_page(client, each).count("quá hạn 3 ngày") for each in pages] == [1, 1]


@pytest.mark.parametrize("is_done", [False, True])
def test_remedy_is_overdue_alike_until_it_is_said_to_be_done(opened: House, client: Client, is_done: bool) -> None:
    finding, province = accepted(opened), opened.province
    done: dict[str, Any] = {"progress": Progress.DONE, "done_at": finding.created_at, "done_by": province.head}
    Finding.objects.update(due_on=today() - 4 * DAY, **(done if is_done else {}))
    person = province.editor if is_done else province.head
    client.force_login(person)

    pages = [
        "/checklists/khac-phuc/",
        "/checklists/khac-phuc/?view=board",
        f"/checklists/khac-phuc/{finding.public_id}/",
    ]

    assert [each[1:4] for each in _home(person)] == [(1, 0, "") if is_done else (1, 1, "quá hạn 4 ngày")]
    assert [_page(client, each).count("quá hạn 4 ngày") for each in pages] == [0 if is_done else 1] * 3
