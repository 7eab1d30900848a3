"""A recall closes every way at once, open sessions and links in e-mail too; it is over when the sums agree."""

import re

import pytest
from django.core import mail
from django.test import Client

from intranet.access.decisions import decide
from intranet.contracts import Refused
from intranet.notifications.mail import send_pending
from plugins.circulation.models import Item, ItemState, Opening, Recall
from plugins.circulation.reader.opening import NotOpen, open_page
from plugins.circulation.reader.pictures import picture_of
from plugins.circulation.services.copies import destroy, give_back, hand_over
from plugins.circulation.services.recalls import close, recall, saw
from plugins.circulation.services.scopes import change_scope, decide_scope
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, document, room

READERS = ("head", "clerk", "cadre", "deputy")
NOWHERE = "00000000-0000-4000-8000-000000000000"


@grounded
def house(province: Province) -> Room:
    return room(province)


@pytest.fixture
def browsers(house: Room) -> dict[str, Client]:
    """Every reader has signed in and read the first page."""
    clients = {name: Client() for name in READERS}
    for name, client in clients.items():
        client.force_login(house.province.people[name])
        assert client.get(f"/circulation/tai-lieu/{house.item.public_id}/trang/1.jpg").status_code == 200
    return clients


def _call_back(house: Room) -> Recall:
    return recall(house.item, "sai số liệu", house.province.clerk)


def test_open_sessions_of_all_readers_end_at_the_next_request(house: Room, browsers: dict[str, Client]) -> None:
    _call_back(house)

    seen = {
        name: [
            client.get(f"/circulation/tai-lieu/{house.item.public_id}/{path}").status_code
            for path in ("trang/1.jpg", "trang/2.jpg", "tai-ve/", "")
        ]
        for name, client in browsers.items()
    }

    keepers, others = [404, 404, 404, 200], [404, 404, 404, 404]
    assert seen == {"head": keepers, "clerk": keepers, "cadre": others, "deputy": others}


def test_recalled_document_looks_like_none_to_a_former_reader(house: Room, browsers: dict[str, Client]) -> None:
    _call_back(house)

    for path in ("", "trang/1.jpg", "tai-ve/", "quan-ly/"):
        gone, never = (
            browsers["cadre"].get(f"/circulation/tai-lieu/{key}/{path}") for key in (house.item.public_id, NOWHERE)
        )
        assert gone.content.replace(str(house.item.public_id).encode(), NOWHERE.encode()) == never.content


def test_page_that_was_drawn_before_the_recall_is_not_opened_after_it(house: Room) -> None:
    version = house.item.versions.get()
    picture_of(version, 1)
    _call_back(house)

    with pytest.raises(NotOpen):
        open_page(version, 1, house.province.cadre)
    assert Opening.objects.count() == 0


def test_links_of_letters_lead_nowhere_and_letters_name_no_title(
    house: Room, client: Client, django_capture_on_commit_callbacks: object
) -> None:
    send_pending()
    mail.outbox.clear()
    hand_over(house.item, [house.province.cadre], house.province.head)
    send_pending()
    _call_back(house)
    send_pending()

    letters = [(letter.subject, letter.body) for letter in mail.outbox if letter.to == ["cadre@anbinh.example"]]
    links = [re.search(r"https?://[^/\s]+(/\S*)", body)[1] for _subject, body in letters]  # type: ignore[index]
    client.force_login(house.province.cadre)
    assert [client.get(link, follow=True).status_code for link in links] == [404, 200]
    assert [house.item.title in subject + body for subject, body in letters][1:] == [False]
    assert house.item.title not in client.get(links[1]).content.decode()


@pytest.mark.parametrize("persona", ["cadre", "leader", "trainer", "security", "administrator", "outsider"])
def test_only_keepers_recall(house: Room, client: Client, persona: str) -> None:
    client.force_login(house.province.people[persona])

    answer = client.post(f"/circulation/tai-lieu/{house.item.public_id}/thu-hoi/", {"reason": "x"})

    with pytest.raises(Refused):
        recall(house.item, "x", house.province.people[persona])
    assert (answer.status_code, Recall.objects.count()) == (404, 0)


def test_recall_wants_a_reason_and_happens_once(house: Room, client: Client) -> None:
    client.force_login(house.province.clerk)
    address = f"/circulation/tai-lieu/{house.item.public_id}/thu-hoi/"

    answers = [client.post(address, {"reason": reason}).status_code for reason in ("", " ", "sai", "sai")]

    assert (answers, Recall.objects.get().reason) == ([200, 200, 302, 404], "sai")


def test_recall_closes_only_when_no_copy_is_out(house: Room) -> None:
    province = house.province
    copies = hand_over(house.item, [province.cadre, province.deputy, province.head], province.head)
    called, refusals = _call_back(house), []
    for act in (
        lambda: give_back(copies[0], province.cadre),
        lambda: give_back(copies[1], province.head),
        lambda: destroy(copies[2], province.clerk, province.head),
    ):
        with pytest.raises(Refused) as refused:
            close(called, province.clerk)
        refusals.append(str(refused.value))
        act()

    close(called, province.clerk)

    with pytest.raises(Refused):
        close(called, province.clerk)
    assert [re.findall(r"\d+", words) for words in refusals] == [["3", "3"], ["2", "3"], ["1", "3"]]
    assert Item.objects.get(pk=house.item.pk).state == ItemState.CLOSED


def test_nothing_is_handed_over_after_a_recall(house: Room) -> None:
    _call_back(house)

    with pytest.raises(Refused):
        hand_over(house.item, [house.province.cadre], house.province.head)


def test_wider_scope_agreed_to_after_the_recall_opens_nothing(house: Room) -> None:
    province = house.province
    narrow = document(province, house.space, "16/X", whole_space=False, tokens=(f"user:{province.cadre.pk}",))
    proposal = change_scope(narrow, {"whole": True, "tokens": []}, "cùng đọc", province.head)
    assert proposal is not None
    recall(narrow, "sai", province.clerk)

    with pytest.raises(Refused):
        decide_scope(proposal, True, province.clerk)

    narrow.refresh_from_db()
    assert narrow.whole_space is False
    assert [name for name in READERS if decide(province.people[name], "read", narrow)] == []


def test_record_of_a_recall_names_everybody_who_has_seen_the_document(house: Room, browsers: dict[str, Client]) -> None:
    _call_back(house)

    page = browsers["clerk"].get(f"/circulation/tai-lieu/{house.item.public_id}/quan-ly/").content.decode()

    assert [person.username for person in saw(house.item)] == ["deputy", "cadre", "clerk", "head"]
    assert all(str(person) in page for person in saw(house.item))
