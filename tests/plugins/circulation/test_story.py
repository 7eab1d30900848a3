"""The main story through the screens: open, let in, put in, issue, hand over, read, give back, recall, close."""

import io

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from intranet.contracts import today
from plugins.circulation.models import Copy, Item, ItemState, Opening, Space
from plugins.circulation.queries.registers import sums_of
from tests.factories.province import Province
from tests.files.samples import pdfs
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, document, room


@grounded
def house(province: Province) -> Room:
    return room(province)


def test_story_from_opening_to_a_closed_recall(house: Room, client: Client) -> None:
    province, day = house.province, today().strftime("%d/%m/%Y")
    client.force_login(province.head)
    new = {"title": "Tổ giúp việc", "purpose": "Họp", "owner": province.office.pk, "known": "members", "opens_on": day}
    new |= {"joining": "invited", "work": "read", "keepers": "head\nclerk"}
    client.post("/circulation/moi/", new)
    space = Space.objects.get(title="Tổ giúp việc")
    base = f"/circulation/khong-gian/{space.public_id}/"
    client.post(f"{base}thanh-vien/", {"names": "cadre\ndeputy", "starts": day, "reason": "thành viên"})
    file = ContentFile(pdfs.pdf("trang mot", "trang hai"), "a.pdf")
    client.post(
        f"{base}them/", {"number": "7/TGV", "title": "Kế hoạch", "level": house.level("han-che").pk, "file": file}
    )
    item = Item.objects.get(number="7/TGV")
    keep = f"/circulation/tai-lieu/{item.public_id}/"
    client.post(f"{keep}quan-ly/", {"whole_space": "on"})
    client.post(f"{keep}giao/", {"names": "cadre\ndeputy", "form": "screen", "due": day})
    client.force_login(province.cadre)
    copy = Copy.objects.get(holder=province.cadre, item=item)
    client.post(f"/circulation/ban-cua-toi/{copy.pk}/nhan/", {"sheets": 2})
    page = client.get(f"{keep}trang/1.jpg")
    shown = client.get(keep)
    client.post(f"/circulation/ban-cua-toi/{copy.pk}/tra/")
    client.force_login(province.clerk)
    client.post(f"{keep}thu-hoi/", {"reason": "sai số liệu"})
    early = client.post(f"{keep}thu-hoi/dong/", follow=True).content.decode()
    client.post(f"{keep}ban/2/nhan-lai/")
    client.post(f"{keep}thu-hoi/dong/")

    item.refresh_from_db()
    sums = sums_of(item)
    assert (page.status_code, page.headers["Content-Type"], shown.status_code) == (200, "image/jpeg", 200)
    assert "Còn 1 trong 2 bản chưa thu về." in early
    assert (item.state, sums.issued, sums.held, sums.returned, sums.destroyed) == (ItemState.CLOSED, 2, 0, 2, 0)
    assert client.get(f"{keep}trang/1.jpg").status_code == 404


def test_every_page_opened_is_written_down_with_its_copy(house: Room, client: Client) -> None:
    client.force_login(house.province.cadre)

    for number in (1, 2):
        client.get(f"/circulation/tai-lieu/{house.item.public_id}/trang/{number}.jpg")

    assert list(Opening.objects.order_by("pk").values_list("person", "page", "copy")) == [
        (house.province.cadre.pk, 1, None),
        (house.province.cadre.pk, 2, None),
    ]


def test_two_readers_get_different_pictures_of_the_same_page(house: Room, client: Client) -> None:
    pictures = []
    for person in (house.province.cadre, house.province.deputy):
        client.force_login(person)
        pictures.append(client.get(f"/circulation/tai-lieu/{house.item.public_id}/trang/1.jpg").content)

    sizes = {Image.open(io.BytesIO(picture)).size for picture in pictures}
    assert (len(sizes), pictures[0] == pictures[1]) == (1, False)


def test_download_is_made_of_marked_pictures_alone_and_only_where_copying_is_allowed(
    house: Room, client: Client
) -> None:
    free = document(house.province, house.space, "16/PA-BCĐ", copying_allowed=True)
    client.force_login(house.province.cadre)

    closed = client.get(f"/circulation/tai-lieu/{house.item.public_id}/tai-ve/")
    answer = client.get(f"/circulation/tai-lieu/{free.public_id}/tai-ve/")
    content = b"".join(answer.streaming_content)

    with pikepdf.open(io.BytesIO(content)) as pdf:
        pages = len(pdf.pages)
        words = [page.get("/Resources").get("/Font") for page in pdf.pages]
    assert (closed.status_code, answer.status_code, pages, words) == (404, 200, 2, [None, None])
    assert Opening.objects.get(page=0).sent == len(content)


def test_recall_ends_a_download_under_way(house: Room, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    from plugins.circulation.reader import download
    from plugins.circulation.services.recalls import recall

    monkeypatch.setattr(download, "PIECE", 1000)
    free = document(house.province, house.space, "16/PA-BCĐ", copying_allowed=True)
    client.force_login(house.province.cadre)
    answer = client.get(f"/circulation/tai-lieu/{free.public_id}/tai-ve/")
    stream = iter(answer.streaming_content)
    first = next(stream)

    recall(free, "sai số liệu", house.province.head)
    rest = b"".join(stream)

    opening = Opening.objects.get(page=0)
    assert (len(first), rest, opening.sent, opening.cut_off) == (1000, b"", 1000, True)
    assert int(answer.headers["Content-Length"]) > 1000


def test_copy_handed_over_outside_the_scope_is_refused_and_what_was_typed_stays(house: Room, client: Client) -> None:
    client.force_login(house.province.head)

    answer = client.post(
        f"/circulation/tai-lieu/{house.item.public_id}/giao/", {"names": "leader\ncadre", "form": "screen", "due": ""}
    )

    assert "leader\ncadre" in answer.content.decode()
    assert (answer.status_code, Copy.objects.count()) == (200, 0)


def test_clearance_is_not_given_by_others_nor_to_oneself(house: Room, client: Client) -> None:
    form = {
        "person": "leader",
        "level": house.level("han-che").pk,
        "starts": "01/01/2026",
        "ends": "01/01/2030",
        "basis": "5",
    }
    answers = []
    for persona, target in (
        ("editor", "leader"),
        ("administrator", "leader"),
        ("security", "security"),
        ("security", "leader"),
    ):
        client.force_login(house.province.people[persona])
        answers.append(client.post("/circulation/muc-tiep-can/", form | {"person": target}).status_code)

    assert answers == [404, 404, 200, 302]
