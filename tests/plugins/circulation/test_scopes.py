"""Changing who may read: narrower at once, wider with a second keeper, and who gains and loses is told before."""

import pytest
from django.test import Client

from intranet.access.decisions import decide
from intranet.audit.models import Event
from intranet.contracts import Refused
from plugins.circulation.models import Item
from plugins.circulation.services.scopes import change_scope, decide_scope, preview
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, document, room


@grounded
def house(province: Province) -> Room:
    return room(province)


@grounded
def narrow(house: Room) -> Item:
    return document(house.province, house.space, "16/PA-BCĐ", whole_space=False, tokens=(_user(house, "cadre"),))


def _user(house: Room, persona: str) -> str:
    return f"user:{house.province.people[persona].pk}"


def _wanted(house: Room, *personas: str) -> dict[str, object]:
    return {"whole": False, "tokens": sorted(_user(house, name) for name in personas)}


def test_preview_names_who_gains_and_who_loses(house: Room, narrow: Item) -> None:
    seen = preview(narrow, _wanted(house, "deputy", "leader"))

    assert [list(map(str, people)) for people in (seen.gains, seen.loses)] == [["Phạm Quốc Bảo"], ["Trần Thu Hà"]]
    assert seen.widens is True


def test_wider_scope_is_not_in_force_before_another_keeper_agrees(house: Room, narrow: Item) -> None:
    province = house.province
    proposal = change_scope(narrow, _wanted(house, "cadre", "deputy"), "cùng làm", province.head)
    assert proposal is not None
    before = bool(decide(province.deputy, "read", narrow))

    for person in (province.head, province.cadre, province.administrator):
        with pytest.raises(Refused):
            decide_scope(proposal, True, person)
    decide_scope(proposal, True, province.clerk)

    assert (before, bool(decide(province.deputy, "read", narrow))) == (False, True)
    assert Event.objects.get(action="circulation.scope-changed").actor_id == province.clerk.pk


def test_wider_scope_proposed_before_a_narrowing_is_refused(house: Room, narrow: Item) -> None:
    province = house.province
    wide = document(
        province, house.space, "17/PA", whole_space=False, tokens=(_user(house, "cadre"), _user(house, "head"))
    )
    proposal = change_scope(wide, {"whole": True, "tokens": []}, "cùng làm", province.head)
    assert proposal is not None
    change_scope(wide, _wanted(house, "head"), "thôi việc", province.head)

    with pytest.raises(Refused):
        decide_scope(proposal, True, province.clerk)

    assert [bool(decide(province.people[name], "read", wide)) for name in ("head", "cadre", "deputy")] == [
        True,
        False,
        False,
    ]


def test_second_keeper_sees_who_would_gain_before_agreeing(house: Room, narrow: Item, client: Client) -> None:
    change_scope(narrow, {"whole": True, "tokens": []}, "cùng làm", house.province.head)
    client.force_login(house.province.clerk)

    page = client.get(f"/circulation/tai-lieu/{narrow.public_id}/quan-ly/").content.decode()

    told = "Thêm 3 người được đọc</b>: Lê Minh Quân, Nguyễn Thị Mai, Phạm Quốc Bảo"
    assert page.count(told) == 1


def test_refused_scope_stays_as_it_was_with_the_reason(house: Room, narrow: Item) -> None:
    proposal = change_scope(narrow, _wanted(house, "cadre", "deputy"), "cùng làm", house.province.head)
    assert proposal is not None

    with pytest.raises(Refused):
        decide_scope(proposal, False, house.province.clerk)
    decide_scope(proposal, False, house.province.clerk, "không cần")

    proposal.refresh_from_db()
    assert (proposal.agreed, proposal.refusal, bool(decide(house.province.deputy, "read", narrow))) == (
        False,
        "không cần",
        False,
    )


def test_circle_of_the_same_people_widens_because_others_join_it(house: Room, narrow: Item) -> None:
    wanted = {"whole": False, "tokens": [f"unit:{house.province.office.pk}"]}

    assert change_scope(narrow, wanted, "cả phòng", house.province.head) is not None


@pytest.mark.parametrize("persona", ["cadre", "leader", "security", "administrator", "outsider"])
def test_others_change_no_scope(house: Room, narrow: Item, persona: str) -> None:
    with pytest.raises(Refused):
        change_scope(narrow, _wanted(house, "deputy"), "x", house.province.people[persona])


def test_scope_of_nobody_is_refused(house: Room, narrow: Item) -> None:
    with pytest.raises(Refused):
        change_scope(narrow, {"whole": False, "tokens": []}, "x", house.province.head)
