"""Two who decide at once: one of them does it, the other is told, and what is on record is what holds.

``CIRCULATION_RACES`` says how often each pair races; continuous integration runs few.
"""

import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any, cast

import pytest

from intranet.access.decisions import decide as decide_access
from intranet.contracts import Refused, today
from intranet.notifications.models import Notice
from plugins.circulation.models import Copy, CopyState, Extension, Joining, JoinRequest, Known, Proposal, Recall, Space
from plugins.circulation.queries.registers import sums_of
from plugins.circulation.services import copies, joining, loans, recalls, scopes
from plugins.circulation.services.spaces import LetIn, let_in
from tests.factories.province import build_province
from tests.plugins.circulation.house import Room, document, room
from tests.racing import races

RACES = int(os.environ.get("CIRCULATION_RACES", "3"))

Deed = Callable[[], Any]


@pytest.fixture
def house(transactional_db: None) -> Room:
    """With a third keeper, so that two can decide what the first has proposed."""
    house = room(build_province())
    let_in(
        house.space, LetIn((f"user:{house.province.deputy.pk}",), "thay", today()), house.province.head, as_keeper=True
    )
    return house


def _won(prepare: Callable[[], list[Deed]]) -> list[list[bool]]:
    """Who of those that ``prepare`` returns got their way, for each of the races."""
    deeds: list[Deed] = []
    said: list[list[bool]] = []

    def before() -> None:
        deeds[:] = prepare()
        said.append([False] * len(deeds))

    def run(number: int) -> bool:
        try:
            deeds[number]()
        except Refused:
            return False
        said[-1][number] = True
        return True

    races(RACES, before, run, 2)
    return said


def _paper(house: Room, number: int = 0) -> Copy:
    """A copy on paper of a document of its own, lent for a week, received."""
    item = document(house.province, house.space, f"{Copy.objects.count() + 20 + number}/PA")
    copy = copies.hand_over(
        item, [house.province.cadre], house.province.head, form="paper", due=today() + timedelta(days=7)
    )[0]
    copies.receive(copy, 2, house.province.cadre)
    return copy


def test_wider_scope_agreed_to_and_refused_at_once_is_one_of_them(house: Room) -> None:
    province = house.province
    seen: list[tuple[Proposal, Any]] = []

    def prepare() -> list[Deed]:
        tokens = (f"user:{province.head.pk}",)
        item = document(province, house.space, f"{len(seen) + 50}/PA", whole_space=False, tokens=tokens)
        wider = cast("Proposal", scopes.change_scope(item, {"whole": True, "tokens": []}, "cùng làm", province.head))
        seen.append((wider, item))
        return [
            lambda: scopes.decide_scope(wider, True, province.clerk),
            lambda: scopes.decide_scope(wider, False, province.deputy, "chưa cần"),
        ]

    won = _won(prepare)

    assert [sum(each) for each in won] == [1] * RACES
    for (wider, item), (agreed, _refused) in zip(seen, won, strict=True):
        wider.refresh_from_db()
        item.refresh_from_db()
        assert (wider.agreed, item.whole_space, bool(decide_access(province.cadre, "read", item))) == (agreed,) * 3


def test_request_to_join_let_in_and_refused_at_once_is_one_of_them(house: Room) -> None:
    province = house.province
    Space.objects.filter(pk=house.space.pk).update(known=Known.EVERYBODY, joining=Joining.ASKED)

    def prepare() -> list[Deed]:
        JoinRequest.objects.filter(by=province.trainer).delete()
        asked = joining.ask(Space.objects.get(pk=house.space.pk), "cùng làm", province.trainer)
        return [
            lambda: joining.decide(asked, True, province.clerk),
            lambda: joining.decide(asked, False, province.deputy, "chưa cần"),
        ]

    def once() -> list[Deed]:
        house.space.roster.filter(token=f"user:{province.trainer.pk}").delete()
        return prepare()

    won = _won(once)

    assert [sum(each) for each in won] == [1] * RACES
    assert JoinRequest.objects.get().agreed is won[-1][0]


def test_longer_loan_given_and_refused_at_once_is_one_of_them(house: Room) -> None:
    province = house.province
    seen: list[Extension] = []

    def prepare() -> list[Deed]:
        asked = loans.ask(_paper(house), today() + timedelta(days=20), "chưa đọc xong", province.cadre)
        seen.append(asked)
        return [
            lambda: loans.decide(asked, True, province.clerk),
            lambda: loans.decide(asked, False, province.deputy, "đã họp"),
        ]

    won = _won(prepare)

    assert [sum(each) for each in won] == [1] * RACES
    days = [Extension.objects.get(pk=each.pk).copy.due for each in seen]
    assert days == [today() + timedelta(days=20 if agreed else 7) for agreed, _refused in won]


@pytest.mark.parametrize("second", ["taken back", "destroyed"])
def test_copy_ends_once_and_the_sums_are_equal(house: Room, second: str) -> None:
    province = house.province
    seen: list[Copy] = []

    def prepare() -> list[Deed]:
        copy = _paper(house)
        seen.append(copy)
        again: Deed = lambda: copies.destroy(copy, province.head, province.deputy)  # noqa: E731
        if second == "taken back":
            again = lambda: copies.give_back(copy, province.deputy)  # noqa: E731
        return [lambda: copies.give_back(copy, province.clerk), again]

    won = _won(prepare)

    assert [sum(each) for each in won] == [1] * RACES
    for copy, (returned, _second) in zip(seen, won, strict=True):
        copy.refresh_from_db()
        is_returned = returned or second == "taken back"
        assert copy.state == (CopyState.RETURNED if is_returned else CopyState.DESTROYED)
        assert (sums_of(copy.item).balances, sums_of(copy.item).held) == (True, 0)


def test_double_click_hands_over_one_copy_receives_it_once_and_recalls_once(house: Room) -> None:
    province = house.province
    items = [document(province, house.space, f"{number + 70}/PA") for number in range(RACES)]
    for_each = iter(items)

    def hand_over() -> list[Deed]:
        item = next(for_each)
        return [lambda: copies.hand_over(item, [province.cadre], province.head)] * 2

    handed = _won(hand_over)
    out = iter(Copy.objects.order_by("item_id"))

    def receive() -> list[Deed]:
        copy = next(out)
        return [lambda: copies.receive(copy, 2, province.cadre)] * 2

    received = _won(receive)
    to_recall = iter(items)

    def recall() -> list[Deed]:
        item = next(to_recall)
        return [lambda: recalls.recall(item, "sai", province.head)] * 2

    recalled = _won(recall)

    for won in (handed, received, recalled):
        assert [sum(each) for each in won] == [1] * RACES
    assert (Copy.objects.count(), Recall.objects.count()) == (RACES, RACES)


def test_copy_handed_over_beside_a_recall_is_refused_or_asked_back(house: Room) -> None:
    province = house.province
    seen: list[Any] = []

    def prepare() -> list[Deed]:
        item = document(province, house.space, f"{len(seen) + 90}/PA")
        seen.append(item)
        return [
            lambda: copies.hand_over(item, [province.cadre], province.clerk),
            lambda: recalls.recall(item, "sai", province.head),
        ]

    won = _won(prepare)

    assert [recalled for _handed, recalled in won] == [True] * RACES
    for item, (handed, _recalled) in zip(seen, won, strict=True):
        asked_back = Notice.objects.filter(kind="circulation-recalled", key=f"recall:{item.pk}").count()
        assert (sums_of(item).held, asked_back) == (int(handed), int(handed))
