"""Attacks on addresses and forms of circulation (security cases 24, 27, 31, 32 and 79). All cases: ``CASES.md``."""

from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from plugins.circulation.models import Copy, Item, ItemState, Opening, Space
from plugins.circulation.services.recalls import recall
from tests.factories.province import Province
from tests.files.samples import pdfs
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, document, draft, room


@grounded
def house(province: Province) -> Room:
    return room(province)


def _page(item: Item) -> str:
    return f"/circulation/tai-lieu/{item.public_id}/trang/1.jpg"


@pytest.mark.parametrize("number", ["0", "3", "-1", "99999999999999999999", "1.0", "%31%00", "1%2e", "１"])
def test_page_that_is_none_is_missing_to_a_reader(house: Room, client: Client, number: str) -> None:
    client.force_login(house.province.cadre)

    answer = client.get(f"/circulation/tai-lieu/{house.item.public_id}/trang/{number}.jpg")

    assert (client.get(_page(house.item)).status_code, answer.status_code) == (200, 404)


@pytest.mark.parametrize("persona", ["leader", "outsider"])
@pytest.mark.parametrize("verb", ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize("header", [{}, {"X-HTTP-Method-Override": "GET", "Range": "bytes=0-99", "If-None-Match": "*"}])
def test_no_verb_and_no_header_brings_a_page_to_who_may_not_read(
    house: Room, client: Client, persona: str, verb: str, header: dict[str, str]
) -> None:
    client.force_login(house.province.people[persona])

    answer = client.generic(verb, _page(house.item), headers=header)

    assert answer.status_code in {404, 405}
    assert (answer.headers["Content-Type"].startswith("image"), Opening.objects.count()) == (False, 0)


@pytest.mark.parametrize("verb", ["POST", "PUT", "DELETE"])
def test_other_verbs_bring_nothing_to_a_reader_either(house: Room, client: Client, verb: str) -> None:
    client.force_login(house.province.cadre)

    assert (client.generic(verb, _page(house.item)).status_code, Opening.objects.count()) == (405, 0)


def test_superuser_meets_what_is_not_there(house: Room, client: Client) -> None:
    house.province.administrator.is_superuser = True
    house.province.administrator.save()
    client.force_login(house.province.administrator)
    space = f"/circulation/khong-gian/{house.space.public_id}/"

    answers = [client.get(path).status_code for path in (space, _page(house.item), f"{space}thanh-vien/")]

    assert answers == [404, 404, 404]


def test_fields_that_no_form_has_change_nothing(house: Room, client: Client) -> None:
    client.force_login(house.province.head)
    level, file = house.level("han-che").pk, ContentFile(pdfs.pdf("trang mot"), "a.pdf")
    typed: dict[str, Any] = {"number": "18/PA", "title": "Phương án", "level": level, "file": file}
    more = {"state": "issued", "copying_allowed": "on", "whole_space": "on", "created_by": house.province.cadre.pk}

    client.post(
        f"/circulation/khong-gian/{house.space.public_id}/them/", typed | more | {"watermark": "off", "space": "999"}
    )

    item = Item.objects.get(number="18/PA")
    settled = (item.state, item.copying_allowed, item.whole_space, item.created_by, item.space)
    assert settled == (ItemState.DRAFT, False, False, house.province.head, house.space)


def test_copy_is_received_and_given_back_by_its_holder_alone(house: Room, client: Client) -> None:
    from plugins.circulation.services.copies import hand_over

    hand_over(house.item, [house.province.cadre], house.province.head, form="screen", due=None)
    copy = Copy.objects.get()
    client.force_login(house.province.deputy)

    for step in ("nhan", "tra"):
        typed = {"sheets": 2, "holder": house.province.deputy.pk}
        assert client.post(f"/circulation/ban-cua-toi/{copy.pk}/{step}/", typed).status_code == 404
    copy.refresh_from_db()
    assert (copy.holder, copy.state) == (house.province.cadre, "handed-over")


def test_proposal_is_decided_through_its_own_document_only(house: Room, client: Client) -> None:
    """A number under an address of another document is not there (as in CVE-2026-44199)."""
    from plugins.circulation.models import Proposal
    from plugins.circulation.services.scopes import change_scope

    narrow = document(
        house.province, house.space, "19/PA", whole_space=False, tokens=(f"user:{house.province.cadre.pk}",)
    )
    change_scope(narrow, {"whole": True, "tokens": []}, "cần rộng hơn", house.province.head)
    proposal = Proposal.objects.get()
    client.force_login(house.province.clerk)

    answer = client.post(f"/circulation/tai-lieu/{house.item.public_id}/pham-vi/{proposal.pk}/", {"agreed": "1"})

    proposal.refresh_from_db()
    assert (answer.status_code, proposal.decided_at) == (404, None)


def test_download_begun_anew_after_a_recall_is_missing(house: Room, client: Client) -> None:
    free = document(house.province, house.space, "16/PA-BCĐ", copying_allowed=True)
    client.force_login(house.province.cadre)
    path = f"/circulation/tai-lieu/{free.public_id}/tai-ve/"
    first = client.get(path, headers={"Range": "bytes=0-99"})
    content = b"".join(first.streaming_content)

    recall(free, "sai số liệu", house.province.head)

    assert (first.status_code, len(content)) == (200, int(first.headers["Content-Length"]))
    assert client.get(path, headers={"Range": "bytes=100-"}).status_code == 404


def test_draft_is_nobodys_to_read(house: Room, client: Client) -> None:
    item = draft(house.province, house.space, "21/PA")
    answers = []

    for persona in ("head", "clerk", "cadre", "outsider"):
        client.force_login(house.province.people[persona])
        answers.append(client.get(_page(item)).status_code)

    assert answers == [404, 404, 404, 404]


def test_step_back_in_the_life_of_a_document_is_refused(house: Room, client: Client) -> None:
    """A recalled document is neither issued, nor handed over, nor recalled again (case 34)."""
    recall(house.item, "sai số liệu", house.province.head)
    client.force_login(house.province.head)
    base = f"/circulation/tai-lieu/{house.item.public_id}/"

    client.post(f"{base}quan-ly/", {"whole_space": "on"})
    answers = [client.post(f"{base}{step}/", {"names": "cadre", "reason": "x"}).status_code for step in _STEPS]

    house.item.refresh_from_db()
    assert (answers, house.item.state, Copy.objects.count()) == ([404, 404, 404], ItemState.RECALLED, 0)
    assert Space.objects.count() == 1


_STEPS = ("giao", "pham-vi", "thu-hoi")
