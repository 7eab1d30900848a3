"""Closing a campaign with what is unsigned, and adding a unit that came later."""

from datetime import timedelta

import pytest
from django.test import Client

from intranet.contracts import Refused, today
from plugins.checklists.models import Answer, CampaignState, Finding, State
from plugins.checklists.services.answering import Typed, write
from plugins.checklists.services.appraising import accept, return_to_unit
from plugins.checklists.services.closing import close_campaign, unsigned
from plugins.checklists.services.joining import join
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.checklists.house import House, house
from tests.plugins.checklists.remedying import answer_at, signed, told

LATER = today() + timedelta(days=20)


@grounded
def opened(province: Province) -> House:
    return house(province)


def test_closing_says_what_is_left_and_detaches_nothing_else(opened: House, client: Client) -> None:
    inspection, other = signed(opened), opened.of(opened.province.commune)
    client.force_login(opened.province.editor)
    url = f"/checklists/dot/{opened.campaign.public_id}/dong/"

    page = client.get(url)
    client.post(url, {"left": [str(each.pk) for each in page.context["left"]]})

    opened.campaign.refresh_from_db()
    states = [(each.state, each.answers.count()) for each in (_again(inspection), _again(other))]
    assert [each.unit for each in page.context["left"]] == [opened.province.commune]
    assert (opened.campaign.state, states) == (CampaignState.CLOSED, [(State.SIGNED, 4), (State.DETACHED, 4)])
    assert opened.campaign.closed_at is not None


def test_what_was_not_said_is_not_left_behind(opened: House) -> None:
    said = {opened.of(opened.province.commune).pk}

    with pytest.raises(Refused):
        close_campaign(opened.campaign, said, opened.province.editor)

    assert [each.state for each in unsigned(opened.campaign)] == [State.OPEN, State.OPEN]


def test_closed_campaign_is_answered_no_more_but_appraised_to_its_end(opened: House) -> None:
    inspection, other = signed(opened), opened.of(opened.province.commune)
    close_campaign(opened.campaign, {other.pk}, opened.province.editor)

    with pytest.raises(Refused):
        write(answer_at(other, 1), Typed(verdict="yes"), 0, opened.province.outsider)
    with pytest.raises(Refused):
        join(opened.campaign, opened.province.department, LATER, opened.province.editor)
    accept(inspection, opened.province.editor)

    assert Finding.objects.count() == 1
    assert told("detached") == []


def test_what_was_returned_is_named_and_left_behind_too(opened: House) -> None:
    inspection, other = signed(opened), opened.of(opened.province.commune)
    return_to_unit(inspection, {1: "thiếu số"}, "Bổ sung", opened.province.editor)
    left = unsigned(opened.campaign)

    close_campaign(opened.campaign, {each.pk for each in left}, opened.province.editor)

    with pytest.raises(Refused):
        write(answer_at(inspection, 1), Typed(verdict="yes", note="số 5"), 1, opened.province.head)
    assert (left, _again(inspection).state) == ([inspection, other], State.DETACHED)


def test_unit_that_came_later_has_its_own_due_date_and_place_in_the_tree(opened: House) -> None:
    made = join(opened.campaign, opened.province.department, LATER, opened.province.editor)

    nodes = opened.campaign.nodes.values_list("unit__code", "is_asked", "place")
    assert (made.due_on, made.state, Answer.objects.filter(inspection=made).count()) == (LATER, State.OPEN, 4)
    assert list(nodes) == [
        ("AB", False, 0),
        ("UBND", False, 1),
        ("VP", True, 2),
        ("SNV", True, 3),
        ("UBNDHL", True, 4),
    ]
    with pytest.raises(Refused):
        join(opened.campaign, opened.province.department, LATER, opened.province.editor)


def test_unit_above_that_came_later_is_asked_where_it_stands(opened: House) -> None:
    made = join(opened.campaign, opened.province.committee, LATER, opened.province.editor)

    assert (made.node.place, opened.campaign.nodes.count()) == (1, 4)
    assert opened.campaign.nodes.get(unit=opened.province.committee).is_asked


def test_unit_is_added_on_the_screen_and_refused_with_what_was_typed(opened: House, client: Client) -> None:
    client.force_login(opened.province.editor)
    url = f"/checklists/dot/{opened.campaign.public_id}/them/"

    refused = client.post(url, {"unit": "Sở Nội vụ", "due": "01/01/2020"})
    added = client.post(url, {"unit": "Sở Nội vụ", "due": f"{LATER:%d/%m/%Y}", "due_choice": f"keep:{LATER}"})

    assert (refused.status_code, refused.context["form"].errors.keys()) == (200, {"due"})
    assert 'value="Sở Nội vụ"' in refused.content.decode()
    assert (added.status_code, opened.of(opened.province.department).due_on) == (302, LATER)


@pytest.mark.parametrize("persona", ["head", "leader", "outsider", "inspector", "administrator"])
def test_only_those_who_run_it_close_a_campaign_or_add_to_it(opened: House, client: Client, persona: str) -> None:
    client.force_login(opened.province.people[persona])
    base = f"/checklists/dot/{opened.campaign.public_id}/"

    answers = [do(f"{base}{end}/") for end in ("dong", "them") for do in (client.get, client.post)]

    assert [answer.status_code for answer in answers] == [404] * 4


def _again(inspection: object) -> object:
    inspection.refresh_from_db()  # type: ignore[attr-defined]
    return inspection
