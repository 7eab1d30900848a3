"""The main story: a campaign is opened, a unit answers, submits, and its head signs; others see nothing of it."""

import pytest
from django.test import Client

from intranet.contracts import Refused
from plugins.checklists.errors import Outdated
from plugins.checklists.models import Answer, Inspection, State, Step
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.states import send_back, sign, submit
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house


@grounded
def opened(province: Province) -> House:
    return house(province)


def _answer(inspection: Inspection, place: int) -> Answer:
    return Answer.objects.get(inspection=inspection, question__place=place)


def _fill(inspection: Inspection, by: object) -> None:
    write(_answer(inspection, 1), Typed(verdict="yes"), 0, by)
    write(_answer(inspection, 2), Typed(verdict="n/a", note="không phát sinh"), 0, by)
    write(_answer(inspection, 3), Typed(verdict="yes", number=4), 0, by)  # type: ignore[arg-type]
    write(_answer(inspection, 4), Typed(verdict="yes", text="đủ"), 0, by)


def test_campaign_asks_its_units_every_question_and_freezes_the_tree_above(opened: House) -> None:
    asked = Inspection.objects.values_list("unit__code", "asked", "answered", "state")
    nodes = opened.campaign.nodes.values_list("name", "is_asked")

    assert sorted(asked) == [("UBNDHL", 4, 0, State.OPEN), ("VP", 4, 0, State.OPEN)]
    assert list(nodes) == [
        ("Tỉnh An Bình", False),
        ("Ủy ban nhân dân tỉnh An Bình", False),
        ("Văn phòng Ủy ban nhân dân tỉnh", True),
        ("Ủy ban nhân dân xã Hòa Lạc", True),
    ]
    assert Answer.objects.count() == 8


def test_unit_answers_submits_and_its_head_signs(opened: House) -> None:
    head, inspection = opened.province.head, opened.of(opened.province.office)
    with pytest.raises(Refused, match="1, 2, 3, 4"):
        submit(inspection, head)

    _fill(inspection, head)
    submit(inspection, head)
    send_back(inspection, "bổ sung câu 4", head)
    submit(inspection, head)
    sign(inspection, head)

    inspection.refresh_from_db()
    steps = Step.objects.filter(inspection=inspection).values_list("after", "note")
    assert (inspection.state, inspection.answered, inspection.signed_by_id) == (State.SIGNED, 4, head.pk)
    assert list(steps) == [
        (State.WORKING, ""),
        (State.SUBMITTED, ""),
        (State.WORKING, "bổ sung câu 4"),
        (State.SUBMITTED, ""),
        (State.SIGNED, ""),
    ]


def test_answer_written_by_another_meanwhile_is_not_written_over(opened: House) -> None:
    inspection, head = opened.of(opened.province.office), opened.province.head
    answer = _answer(inspection, 1)
    write(answer, Typed(verdict="yes"), 0, head)

    with pytest.raises(Outdated) as told:
        write(answer, Typed(verdict="no"), 0, head)
    same = write(answer, Typed(verdict="yes"), 0, head)

    assert (told.value.theirs.verdict, same.revision) == ("yes", 1)


def test_nothing_is_written_after_it_was_submitted(opened: House) -> None:
    inspection, head = opened.of(opened.province.office), opened.province.head
    _fill(inspection, head)
    submit(inspection, head)

    with pytest.raises(Refused):
        write(_answer(inspection, 1), Typed(verdict="no"), 1, head)

    assert _answer(inspection, 1).verdict == "yes"


@pytest.mark.parametrize("persona", ["outsider", "trainer", "inspector", "security", "administrator"])
def test_unit_of_others_is_not_there_by_any_address(opened: House, client: Client, persona: str) -> None:
    inspection = opened.of(opened.province.office)
    client.force_login(opened.province.people[persona])
    base = f"/checklists/phieu/{inspection.public_id}/"

    answers = [client.get(base), client.get(f"{base}phan/A/"), client.post(f"{base}cau/1/", {"c1-revision": 0})]
    answers += [client.post(f"{base}{what}/") for what in ("trinh", "ky")]

    assert [answer.status_code for answer in answers] == [404] * 5


def test_section_keeps_what_is_typed_with_and_without_javascript(opened: House, client: Client) -> None:
    inspection = opened.of(opened.province.office)
    client.force_login(opened.province.head)
    base = f"/checklists/phieu/{inspection.public_id}/"

    saved = client.post(f"{base}cau/1/", {"c1-revision": 0, "c1-verdict": "partly", "c1-note": "chưa đủ"})
    page = client.post(f"{base}phan/A/", {"c1-revision": 0, "c1-verdict": "no", "c2-revision": 0, "c2-verdict": "yes"})

    assert (saved.status_code, saved.json()["work"], saved.json()["answered"]) == (200, "doing", 0)
    assert (page.status_code, _answer(inspection, 1).verdict, _answer(inspection, 2).verdict) == (200, "partly", "yes")
