"""A document is read by who is cleared AND in its scope AND of its space; each failure looks like absence."""

import pytest
from django.test import Client

from intranet.access.decisions import decide, visible
from plugins.circulation.models import Item, RosterEntry
from plugins.circulation.services.scopes import change_scope
from plugins.circulation.services.spaces import remove
from tests.factories.province import PERSONAS, Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, document, room

READERS = {"head", "clerk", "cadre", "deputy"}


@grounded
def house(province: Province) -> Room:
    return room(province)


def test_only_members_who_are_cleared_read(house: Room) -> None:
    reading = {name for name, *_rest in PERSONAS if decide(house.province.people[name], "read", house.item)}

    assert reading == READERS


def test_list_is_the_decision_as_one_predicate(house: Room) -> None:
    narrow = document(
        house.province, house.space, "16/PA-BCĐ", whole_space=False, tokens=(f"user:{house.province.cadre.pk}",)
    )

    for name, *_rest in PERSONAS:
        person = house.province.people[name]
        decided = {item.pk for item in (house.item, narrow) if decide(person, "read", item)}
        assert set(visible(person, Item.objects.all()).values_list("pk", flat=True)) == decided, name


def test_keeper_outside_the_scope_keeps_the_record_and_reads_nothing(house: Room, client: Client) -> None:
    narrow = document(
        house.province, house.space, "16/PA-BCĐ", whole_space=False, tokens=(f"user:{house.province.cadre.pk}",)
    )
    client.force_login(house.province.clerk)

    pages = [
        client.get(f"/circulation/tai-lieu/{narrow.public_id}/{part}").status_code
        for part in ("trang/1.jpg", "quan-ly/")
    ]

    assert pages == [404, 200]


@pytest.mark.parametrize("persona", ["leader", "trainer", "outsider", "security", "administrator"])
def test_who_misses_one_condition_meets_what_is_not_there(house: Room, client: Client, persona: str) -> None:
    client.force_login(house.province.people[persona])
    nowhere = "00000000-0000-4000-8000-000000000000"

    for path in ("", "trang/1.jpg", "tai-ve/", "quan-ly/"):
        closed = client.get(f"/circulation/tai-lieu/{house.item.public_id}/{path}")
        missing = client.get(f"/circulation/tai-lieu/{nowhere}/{path}")
        assert (closed.status_code, closed.content) == (
            404,
            missing.content.replace(nowhere.encode(), str(house.item.public_id).encode()),
        )


def test_membership_that_ends_is_effective_on_the_next_request(house: Room) -> None:
    entry = RosterEntry.objects.get(token=f"user:{house.province.cadre.pk}")
    assert decide(house.province.cadre, "read", house.item)

    remove(entry, "đã chuyển việc", house.province.head)

    assert not decide(house.province.cadre, "read", house.item)


def test_narrowed_scope_is_effective_on_the_next_request(house: Room) -> None:
    wanted = {"whole": False, "tokens": [f"user:{house.province.deputy.pk}"]}

    waits = change_scope(house.item, wanted, "chỉ còn người phụ trách", house.province.head)

    item = Item.objects.get(pk=house.item.pk)
    assert [bool(decide(house.province.people[name], "read", item)) for name in ("cadre", "deputy")] == [False, True]
    assert waits is None
