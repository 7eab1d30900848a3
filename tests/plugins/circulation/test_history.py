"""The history of a document: copies and loans in it, and what the screen of a change says of copies that are out."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from intranet.contracts import today
from intranet.notifications.models import Notice
from plugins.circulation.models import Copy, Item
from plugins.circulation.queries.history import history_of
from plugins.circulation.services.copies import destroy, give_back, hand_over, receive
from plugins.circulation.services.loans import ask, decide, extend
from plugins.circulation.services.scopes import preview
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, room


@grounded
def house(province: Province) -> Room:
    return room(province)


@grounded
def copies(house: Room) -> list[Copy]:
    """Of cadre and deputy, lent for a week."""
    province = house.province
    return hand_over(
        house.item, [province.cadre, province.deputy], province.head, due=timezone.localdate() + timedelta(days=7)
    )


def _said(house: Room) -> list[tuple[str, str, str]]:
    return [(each.words, str(each.by), each.why) for each in history_of(house.item)]


def test_history_names_every_copy_its_holder_and_how_it_ended(house: Room, copies: list[Copy]) -> None:
    province = house.province
    receive(copies[0], 2, province.cadre)
    give_back(copies[0], province.cadre)
    destroy(copies[1], province.clerk, province.head)

    assert _said(house)[:3] == [
        ("Đã tiêu hủy bản số 02", str(province.head), f"{province.deputy}; người chứng kiến: {province.clerk}"),
        ("Đã trả bản số 01", str(province.cadre), ""),
        ("Đã giao bản số 01, 02", str(province.head), f"{province.cadre}, {province.deputy}"),
    ]


def test_history_tells_of_a_defect_found_on_receipt(house: Room, copies: list[Copy]) -> None:
    receive(copies[1], 1, house.province.deputy, "thiếu trang cuối")

    assert _said(house)[0] == (
        "Nhận có sai sót: bản số 02, 1/2 trang",
        str(house.province.deputy),
        "thiếu trang cuối",
    )


def test_history_tells_of_longer_loans_given_and_refused(house: Room, copies: list[Copy]) -> None:
    province, day = house.province, today() + timedelta(days=20)
    extend(copies[0], day, "họp lại", province.head)
    decide(ask(copies[1], day, "chưa đọc xong", province.deputy), False, province.clerk, "đã họp")

    said = [(each.words, str(each.by), str(each.second or ""), each.why) for each in history_of(house.item)][:2]
    assert said == [
        ("Không gia hạn bản số 02", str(province.deputy), str(province.clerk), "đã họp"),
        (f"Gia hạn bản số 01 đến {day:%d/%m/%Y}", str(province.head), "", "họp lại"),
    ]


def test_history_takes_six_queries_for_two_copies_and_for_three(
    house: Room, copies: list[Copy], django_assert_num_queries: object
) -> None:
    for numbers, holder in ((2, house.province.head), (3, house.province.clerk)):
        item = Item.objects.get(pk=house.item.pk)
        with django_assert_num_queries(6):  # type: ignore[operator]
            assert len(history_of(item)) == numbers + 1
        hand_over(house.item, [holder], house.province.clerk)


def test_holder_is_told_what_a_keeper_recorded_and_not_what_they_did_themselves(
    house: Room, copies: list[Copy]
) -> None:
    province = house.province
    give_back(copies[0], province.head)
    give_back(copies[1], province.deputy)
    third = hand_over(house.item, [province.deputy], province.head)[0]
    destroy(third, province.clerk, province.head)

    told = Notice.objects.filter(kind__in=["circulation-taken-back", "circulation-destroyed"]).order_by("pk")
    assert [(notice.kind, notice.person_id, notice.subject_id) for notice in told] == [
        ("circulation-taken-back", province.cadre.pk, None),
        ("circulation-destroyed", province.deputy.pk, None),
    ]


def test_preview_names_who_would_lose_the_right_and_holds_a_copy_still(
    house: Room, copies: list[Copy], client: Client
) -> None:
    province = house.province
    give_back(copies[1], province.deputy)
    wanted = {"whole": False, "tokens": [f"user:{province.head.pk}"]}
    client.force_login(province.head)

    seen = preview(house.item, wanted)
    page = client.post(
        f"/circulation/tai-lieu/{house.item.public_id}/pham-vi/", {"names": "head", "reason": "thu hẹp"}
    ).content.decode()

    assert [set(seen.loses), seen.holding] == [{province.cadre, province.deputy, province.clerk}, [province.cadre]]
    assert f"Còn đang giữ bản: {province.cadre}." in page
