"""Tokens of circulation: from posts of one's own, within the dates, and no query while nothing changes."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from intranet.access.decisions import decide
from intranet.access.tokens import who
from intranet.contracts import today
from intranet.people.models import Deputy
from intranet.state.current import begin_request, end_request
from intranet.state.services import bump_membership
from plugins.circulation.models import Clearance, RosterEntry, Space
from plugins.circulation.rules import split_tokens
from tests.factories.province import Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, document, room


@grounded
def house(province: Province) -> Room:
    return room(province)


def test_tokens_say_rank_spaces_and_what_one_keeps(house: Room) -> None:
    space = house.space.pk
    found = {
        name: split_tokens(who(house.province.people[name]).tokens) for name in ("head", "cadre", "leader", "trainer")
    }

    assert found == {
        "head": (2, {space}, {space}),
        "cadre": (2, {space}, set()),
        "leader": (0, {space}, set()),
        "trainer": (2, set(), set()),
    }


@pytest.mark.parametrize("documents", [1, 3])
def test_tokens_cost_nothing_while_nothing_changes(
    house: Room, documents: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(documents - 1):
        document(house.province, house.space, f"{number}/X")
    first = who(house.province.cadre).tokens
    person = type(house.province.cadre).objects.get(pk=house.province.cadre.pk)

    in_a_request = begin_request()
    with django_assert_num_queries(2):  # the savepoint in which a plugin is asked, inside the test's transaction
        again = who(person).tokens
    end_request(in_a_request)

    assert again == first


def test_deputy_borrows_neither_clearance_nor_place(house: Room) -> None:
    post = house.province.head.posts.get()
    Deputy.objects.create(post=post, person=house.province.trainer, starts=today(), ends=today())
    bump_membership()

    assert not decide(house.province.trainer, "read", house.item)


@pytest.mark.parametrize(
    ("model", "change"),
    [
        (Clearance, {"starts": -9, "ends": -1}),
        (Clearance, {"starts": 1}),
        (RosterEntry, {"ends": -1}),
        (RosterEntry, {"starts": 1}),
        (Space, {"opens_on": 1}),
        (Space, {"opens_on": -9, "closes_on": -1}),
        (Space, {"ready_at": None}),
    ],
)
def test_outside_of_its_days_nothing_opens(house: Room, model: type, change: dict[str, int | None]) -> None:
    """The changes are days from today on: a run may begin before midnight and end after it."""
    assert decide(house.province.cadre, "read", house.item)

    days = {name: None if away is None else today() + timedelta(days=away) for name, away in change.items()}
    model.objects.all().update(**days)
    bump_membership()

    house.item.space.refresh_from_db()
    assert not decide(house.province.cadre, "read", house.item)
