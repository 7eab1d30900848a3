"""Personas × states of a restricted document × doors: each door opens for those in the table, and nobody else."""

from collections.abc import Iterable, Iterator

import pytest
from django.test import Client

from intranet.access.services import lay_down
from intranet.registry.services import enable
from plugins.circulation import catalogue
from plugins.circulation.models import Item
from plugins.circulation.policy import ItemPolicy
from plugins.circulation.views import pages
from search import feed
from search.rebuild import rebuild
from tests.factories.province import PERSONAS, Province
from tests.grounds import grounded
from tests.isolation.rooms import STATES, Rooms, plant_rooms

pytestmark = pytest.mark.matrix

NAMES = [name for name, *_rest in PERSONAS]
FEW = {"cadre", "leader", "trainer", "outsider"}
"""A reader, a member who is not cleared, somebody cleared who is no member, and somebody who is neither."""

DOORS = {
    "page": ("/circulation/tai-lieu/{item}/", "opens"),
    "picture": ("/circulation/tai-lieu/{item}/trang/1.jpg", "reads"),
    "last picture": ("/circulation/tai-lieu/{item}/trang/2.jpg", "reads"),
    "download": ("/circulation/tai-lieu/{item}/tai-ve/", "loads"),
    "record": ("/circulation/tai-lieu/{item}/quan-ly/", "keeps"),
}
"""Every door of one document: its address, and whom the table lets in."""


@grounded
def planted(province: Province) -> Rooms:
    for slug in ("fulltext", "circulation", "plinth", "dummy"):
        enable(slug)
    return plant_rooms(province)


@pytest.fixture
def rooms(planted: Rooms) -> Rooms:
    """What is planted, and an index that holds it."""
    rebuild()
    return planted


Came = dict[str, dict[str, set[str]]]


def opened(province: Province, rooms: Rooms, names: Iterable[str] = NAMES, doors: Iterable[str] = DOORS) -> Came:
    """For every state and door, the personas who came through."""
    came: Came = {state: {door: set() for door in DOORS} for state in STATES}
    for name in names:
        client = Client()
        client.force_login(province.people[name])
        for state, item in rooms.items.items():
            for door in doors:
                if client.get(DOORS[door][0].format(item=item.public_id)).status_code == 200:
                    came[state][door].add(name)
    return came


EXPECTED = {
    state: {door: set(getattr(rights, right)) for door, (_path, right) in DOORS.items()}
    for state, rights in STATES.items()
}


def found(province: Province, part: str, names: Iterable[str] = NAMES) -> dict[str, set[str]]:
    """For every state, the personas who find that document by the word in its title or its body. The engine is told
    first: what was narrowed is found by nobody until then.
    """
    feed.drain()
    finding: dict[str, set[str]] = {state: set() for state in STATES}
    for name in names:
        client = Client()
        client.force_login(province.people[name])
        for state in STATES:
            word = f"qrc{state}{part}zq"
            if f"{word}</mark>" in client.get("/fulltext/", {"q": word}).content.decode():
                finding[state].add(name)
    return finding


def test_doors_open_for_those_in_the_table_and_nobody_else(province: Province, rooms: Rooms) -> None:
    assert opened(province, rooms) == EXPECTED


@pytest.mark.parametrize("persona", ["head", "cadre", "trainer"])
def test_what_may_be_known_is_there_to_be_leaked(province: Province, rooms: Rooms, persona: str) -> None:
    client = Client()
    client.force_login(province.people[persona])
    spaces = [f"/circulation/khong-gian/{space.public_id}/" for space in rooms.spaces.values()]
    registers = [f"{space}so/{name}/" for space in spaces for name in ("di", "muon", "giao", "thu-hoi")]
    items = [
        f"/circulation/tai-lieu/{item.public_id}/{page}" for item in rooms.items.values() for page in ("", "quan-ly/")
    ]
    bodies = [f"/fulltext/?q=qrc{state}bodyzq" for state in STATES]

    pages = [*spaces, *(f"{space}thanh-vien/" for space in spaces), *registers, *items, *bodies]
    seen = "".join(client.get(page).content.decode() for page in [*pages, "/circulation/ban-cua-toi/"])

    known = [word for word, personas in rooms.words.items() if persona in personas]
    assert [word for word in known if word not in seen] == []


@pytest.mark.parametrize("part", ["title", "body"])
def test_search_finds_for_readers_and_nobody_else(province: Province, rooms: Rooms, part: str) -> None:
    assert found(province, part) == {state: set(rights.reads) for state, rights in STATES.items()}


@pytest.fixture
def guarded(province: Province, rooms: Rooms) -> Rooms:
    """The same behind a guard that nobody has satisfied."""
    everywhere = {"action": "read", "subject": "plugin_circulation.item", "guard": "dummy-password"}
    lay_down("reading", by=province.security, **everywhere)
    lay_down("loading", by=province.security, **everywhere | {"action": "download"})
    return rooms


def test_guard_closes_every_door_and_asks_only_whom_it_would_let_in(province: Province, guarded: Rooms) -> None:
    asked: dict[str, set[str]] = {state: set() for state in STATES}
    seen: dict[str, set[str]] = {state: set() for state in STATES}
    for name in NAMES:
        client = Client()
        client.force_login(province.people[name])
        for state, item in guarded.items.items():
            answer = client.get(f"/circulation/tai-lieu/{item.public_id}/trang/1.jpg")
            if answer.status_code == 302:
                asked[state].add(name)
            elif answer.status_code == 200:
                seen[state].add(name)

    assert seen == {state: set() for state in STATES}
    assert asked == {state: set(rights.reads) for state, rights in STATES.items()}


def test_text_is_not_found_while_the_guard_is_not_satisfied(province: Province, guarded: Rooms) -> None:
    titles, bodies = (found(province, part, FEW) for part in ("title", "body"))

    assert titles == {state: set(rights.reads) & FEW for state, rights in STATES.items()}
    assert bodies == {state: set() for state in STATES}


BROKEN = ("the policy asks no clearance", "the policy asks no scope", "pages ask nobody", "a recall is not looked at")


@pytest.fixture(params=BROKEN)
def broken_build(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Builds with a hole, one at a time; a matrix that does not see the hole proves nothing."""
    allows = ItemPolicy.allows
    if request.param == "the policy asks no clearance":
        monkeypatch.setattr(ItemPolicy, "tokens", lambda self, action, item: {f"circulation:space:{item.space_id}"})
        monkeypatch.setattr("plugins.circulation.policy.split_tokens", lambda tokens: (99, (), ()))
    elif request.param == "the policy asks no scope":
        monkeypatch.setattr(ItemPolicy, "tokens", lambda self, action, item: {"any"})
    elif request.param == "pages ask nobody":
        monkeypatch.setattr(pages, "visible_or_404", lambda request, model, action="", **by: model.objects.get(**by))
        monkeypatch.setattr(pages, "allowed_or_404", lambda request, subject: subject)
    else:
        monkeypatch.setattr(
            ItemPolicy, "allows", lambda self, who, action, item: item.pk and allows(self, who, "keep", item)
        )
    return request.param


def test_broken_build_is_caught(province: Province, rooms: Rooms, broken_build: str) -> None:
    came = opened(province, rooms, FEW, ["page", "picture"])

    leaked = {state for state in STATES for door in DOORS if came[state][door] - EXPECTED[state][door]}
    assert (
        leaked
        >= {
            "the policy asks no clearance": {"whole", "copied"},
            "the policy asks no scope": {"narrow", "narrowed", "waits"},
            "pages ask nobody": {"whole", "narrow", "elsewhere"},
            "a recall is not looked at": {"recalled", "closed"},
        }[broken_build]
    )


def test_index_that_forgets_the_guard_is_caught(
    province: Province, guarded: Rooms, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catalogue, "opened", lambda token: token)
    catalogue.put(Item.objects.get(pk=guarded.items["whole"].pk))
    feed.drain()

    assert found(province, "body", FEW)["whole"] == set(STATES["whole"].reads) & FEW
