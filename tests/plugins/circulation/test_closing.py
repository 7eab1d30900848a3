"""A space is closed for good when everything in it is settled."""

from datetime import timedelta

import pytest
from django.test import Client

from intranet.access.decisions import decide
from intranet.contracts import Refused, today
from intranet.notifications.models import Notice
from plugins.circulation.models import Space
from plugins.circulation.services.copies import give_back, hand_over
from plugins.circulation.services.recalls import close, recall
from plugins.circulation.services.spaces import archive
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, clear, room


@grounded
def house(province: Province) -> Room:
    return room(province)


def test_space_with_a_copy_out_stays_open(house: Room) -> None:
    copy = hand_over(house.item, [house.province.cadre], house.province.head)[0]

    with pytest.raises(Refused):
        archive(house.space, house.province.head)
    give_back(copy, house.province.cadre)
    archive(house.space, house.province.head)

    assert Space.objects.get().archived_at is not None


def test_screen_of_closing_names_what_is_open_and_offers_no_button(house: Room, client: Client) -> None:
    hand_over(house.item, [house.province.cadre], house.province.head)
    client.force_login(house.province.head)
    address = f"/circulation/khong-gian/{house.space.public_id}/dong/"

    pages = [client.get(address), client.post(address, follow=True)]

    assert [page.request["PATH_INFO"] for page in pages] == [address, address]
    for page in pages:
        text = page.content.decode()
        seen = (house.item.number in text, "còn 1 bản chưa thu về" in text, "Đóng không gian</button>" in text)
        assert seen == (True, True, False)


def test_screen_of_closing_names_nothing_above_the_level_of_the_keeper(house: Room, client: Client) -> None:
    hand_over(house.item, [house.province.cadre], house.province.head)
    clear(house.province, "head", level="noi-bo")
    client.force_login(house.province.head)
    address = f"/circulation/khong-gian/{house.space.public_id}/dong/"

    pages = [client.get(address), client.post(address, follow=True)]

    assert [(page.status_code, house.item.number in page.content.decode()) for page in pages] == [(200, False)] * 2
    assert Space.objects.get().archived_at is None


@pytest.mark.parametrize("change", [{"ready_at": None}, {"opens_on": 1}])
def test_closing_of_a_space_that_never_opened_is_told_to_its_keepers_alone(
    house: Room, change: dict[str, int | None]
) -> None:
    days = {name: None if away is None else today() + timedelta(days=away) for name, away in change.items()}
    Space.objects.update(**days)

    archive(house.space, house.province.head)

    told = Notice.objects.filter(kind="circulation-closed").values_list("person__username", flat=True)
    assert list(told) == ["clerk"]


def test_everybody_on_the_roster_is_told_of_the_closing_and_not_of_the_name(house: Room) -> None:
    province = house.province

    archive(house.space, province.head)

    told = Notice.objects.filter(kind="circulation-closed")
    assert {notice.person_id for notice in told} == {
        province.people[name].pk for name in ("clerk", "cadre", "deputy", "leader")
    }
    assert {(notice.subject_id, notice.number) for notice in told} == {(None, "")}


def test_space_with_an_open_recall_stays_open(house: Room) -> None:
    called = recall(house.item, "sai", house.province.head)

    with pytest.raises(Refused):
        archive(house.space, house.province.head)
    close(called, house.province.head)
    archive(house.space, house.province.head)

    assert Space.objects.get().archived_at is not None


def test_in_a_closed_space_nobody_reads_and_nothing_is_handed_over(house: Room, client: Client) -> None:
    province = house.province
    before = [name for name in ("head", "cadre") if decide(province.people[name], "read", house.item)]

    archive(house.space, province.head)

    house.item.space.refresh_from_db()
    after = [name for name in ("head", "cadre") if decide(province.people[name], "read", house.item)]
    with pytest.raises(Refused):
        hand_over(house.item, [province.cadre], province.head)
    client.force_login(province.head)
    listed = client.get("/circulation/").content.decode()
    client.force_login(province.cadre)
    assert (before, after, house.space.title in listed) == (["head", "cadre"], [], True)
    assert house.space.title not in client.get("/circulation/").content.decode()
    assert client.get(f"/circulation/khong-gian/{house.space.public_id}/").status_code == 404
