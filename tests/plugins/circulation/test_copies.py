"""Numbered copies: handed over, counted by the receiver, given back or destroyed before a witness."""

from datetime import timedelta

import pytest
from django.test import Client

from intranet.access.decisions import decide
from intranet.audit.models import Event
from intranet.contracts import Refused, bump_membership, today
from intranet.notifications.models import Notice
from intranet.people.models import Post
from plugins.circulation.models import Copy, CopyState
from plugins.circulation.queries.registers import sums_of
from plugins.circulation.services.copies import destroy, give_back, hand_over, receive
from plugins.circulation.services.loans import extend
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, draft, room


@grounded
def house(province: Province) -> Room:
    return room(province)


@grounded
def copy(house: Room) -> Copy:
    """Number 1, of two pages, on the screen of the cadre, not received yet."""
    return hand_over(house.item, [house.province.cadre], house.province.head)[0]


def test_copies_are_numbered_on_from_the_last_and_who_holds_one_gets_no_second(house: Room) -> None:
    province = house.province
    first = hand_over(house.item, [province.cadre, province.deputy, province.cadre], province.head)
    give_back(first[1], province.deputy)

    with pytest.raises(Refused, match=str(province.cadre)):
        hand_over(house.item, [province.cadre, province.deputy, province.clerk], province.clerk)
    second = hand_over(house.item, [province.deputy, province.clerk], province.clerk)

    assert [(copy.number, copy.holder.username) for copy in [*first, *second]] == [
        (1, "cadre"),
        (2, "deputy"),
        (3, "deputy"),
        (4, "clerk"),
    ]


@pytest.mark.parametrize(
    ("names", "by", "days"),
    [
        (["leader"], "head", None),  # of the space, not cleared
        (["trainer"], "head", None),  # cleared, not of the space
        (["cadre", "outsider"], "head", None),
        (["cadre"], "head", -1),
        (["cadre"], "cadre", None),
        (["cadre"], "administrator", None),
        ([], "head", None),
    ],
)
def test_hand_over_that_is_not_right_leaves_nothing(house: Room, names: list[str], by: str, days: int | None) -> None:
    people, due = house.province.people, today() + timedelta(days=days) if days else None

    with pytest.raises(Refused):
        hand_over(house.item, [people[name] for name in names], people[by], due=due)
    assert (Copy.objects.count(), Notice.objects.filter(kind="circulation-handed-over").count()) == (0, 0)


def test_draft_is_not_handed_over(house: Room) -> None:
    with pytest.raises(Refused):
        hand_over(draft(house.province, house.space, "20/X"), [house.province.cadre], house.province.head)


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ({"number": "1", "sheets": "3"}, "2 trang"),
        ({"number": "2", "sheets": "2"}, "2 trang"),
        ({"number": "1", "sheets": ""}, ""),
        ({"number": "1", "sheets": "-1"}, ""),
    ],
)
def test_wrong_count_is_answered_with_what_was_handed_over_and_what_was_typed_stays(
    copy: Copy, client: Client, typed: dict[str, str], problem: str
) -> None:
    client.force_login(copy.holder)

    answer = client.post(f"/circulation/ban-cua-toi/{copy.pk}/nhan/", typed)

    page = answer.content.decode()
    kept = [f'value="{said}"' in page for said in typed.values() if said]
    copy.refresh_from_db()
    assert (answer.status_code, problem in page, all(kept), copy.state) == (200, True, True, CopyState.HANDED_OVER)


@pytest.mark.parametrize(("number", "sheets"), [(1, 1), (0, 0), (2, 2)])
def test_difference_put_into_words_is_recorded_and_told_to_who_handed_over(
    copy: Copy, client: Client, number: int, sheets: int
) -> None:
    client.force_login(copy.holder)

    client.post(
        f"/circulation/ban-cua-toi/{copy.pk}/nhan/", {"number": number, "sheets": sheets, "defect": "không khớp"}
    )

    copy.refresh_from_db()
    event = Event.objects.get(action="circulation.received")
    told = Notice.objects.filter(kind="circulation-defect").values_list("person__username", flat=True)
    assert (copy.state, copy.received_sheets, copy.defect, list(told)) == ("held", sheets, "không khớp", ["head"])
    assert event.details == {"copy": 1, "copies": number, "pages": sheets, "defect": True}


def test_whole_copy_is_received_once_and_nobody_is_bothered(copy: Copy) -> None:
    receive(copy, 2, copy.holder)

    with pytest.raises(Refused):
        receive(copy, 2, copy.holder)
    assert Notice.objects.filter(kind="circulation-defect").count() == 0


@pytest.mark.parametrize("persona", ["deputy", "head", "security", "administrator", "outsider"])
@pytest.mark.parametrize("what", ["nhan", "tra"])
def test_copy_of_somebody_else_is_not_there(copy: Copy, client: Client, house: Room, persona: str, what: str) -> None:
    client.force_login(house.province.people[persona])

    answers = [client.post(f"/circulation/ban-cua-toi/{key}/{what}/", {"sheets": 2}) for key in (copy.pk, 999_999)]

    copy.refresh_from_db()
    assert ([answer.status_code for answer in answers], copy.state) == ([404, 404], CopyState.HANDED_OVER)
    assert answers[0].content == answers[1].content.replace(b"999999", str(copy.pk).encode())


def test_paper_comes_back_through_a_keeper_alone(house: Room, client: Client) -> None:
    province = house.province
    paper = hand_over(house.item, [province.cadre], province.head, form="paper")[0]
    client.force_login(province.cadre)

    said = client.post(f"/circulation/ban-cua-toi/{paper.pk}/tra/", follow=True).content.decode()
    held = sums_of(house.item).held
    client.force_login(province.clerk)
    client.post(f"/circulation/tai-lieu/{house.item.public_id}/ban/1/nhan-lai/")

    paper.refresh_from_db()
    assert ("văn thư" in said or "quản lý" in said or "phụ trách" in said, held) == (True, 1)
    assert (paper.state, paper.ended_by_id) == (CopyState.RETURNED, province.clerk.pk)


@pytest.mark.parametrize("witness", ["head", "nobody-of-this-name", ""])
def test_destruction_without_a_second_person_is_refused_and_what_was_typed_stays(
    copy: Copy, client: Client, house: Room, witness: str
) -> None:
    client.force_login(house.province.head)

    answer = client.post(f"/circulation/tai-lieu/{house.item.public_id}/ban/1/tieu-huy/", {"witness": witness})

    copy.refresh_from_db()
    kept = f'value="{witness}"' in answer.content.decode()
    assert (answer.status_code, kept, copy.state) == (200, bool(witness), CopyState.HANDED_OVER)


def test_what_has_ended_stays_as_it_ended(copy: Copy, house: Room) -> None:
    province = house.province
    destroy(copy, province.clerk, province.head)
    again = today() + timedelta(days=3)

    for act in (
        lambda: give_back(copy, province.head),
        lambda: destroy(copy, province.cadre, province.head),
        lambda: receive(copy, 2, province.cadre),
        lambda: extend(copy, again, "còn dùng", province.head),
    ):
        with pytest.raises(Refused):
            act()

    sums = sums_of(house.item)
    assert (sums.issued, sums.held, sums.returned, sums.destroyed) == (1, 0, 0, 1)


def test_holder_without_a_post_reads_nothing_and_the_copy_waits_for_a_keeper(copy: Copy, house: Room) -> None:
    province = house.province
    before = bool(decide(province.cadre, "read", house.item))
    Post.objects.filter(person=province.cadre).update(ends=today() - timedelta(days=1))
    bump_membership()

    after, held = bool(decide(province.cadre, "read", house.item)), sums_of(house.item).held
    give_back(copy, province.clerk)

    assert (before, after, held, sums_of(house.item).returned) == (True, False, 1, 1)
