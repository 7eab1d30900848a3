"""What a search finds: number and title for readers; the text where the space allows it, while the guard is satisfied.

The text of the document holds words that stand nowhere else, and its entry is in the catalogue throughout.
"""

from collections.abc import Callable

import pytest
from django.test import Client

from intranet.access.models import Rule
from intranet.access.services import lay_down, release
from intranet.registry.services import enable
from intranet.registry.sources import reindex_sources
from plugins.circulation.catalogue import NAME, put
from plugins.circulation.models import Clearance, Item, ItemVersion, RosterEntry, Space
from plugins.circulation.services.clearances import withdraw
from plugins.circulation.services.recalls import recall
from plugins.circulation.services.scopes import change_scope
from plugins.circulation.services.spaces import archive, remove
from search import feed
from search.models import Entry
from tests.doubles.dummy.guard import KEY
from tests.factories.province import PERSONAS, Province
from tests.grounds import grounded
from tests.plugins.circulation.house import Room, draft, room

TITLE, NUMBER, BODY = "hạ tầng", "15/PA-BCĐ", "bang lang"


@grounded
def planted(province: Province) -> Room:
    """Texts are found in this space, and before its documents stands a guard that wants a word to be said."""
    enable("fulltext")
    enable("plinth")
    enable("dummy")
    house = room(province)
    Space.objects.update(text_is_found=True)
    Rule.objects.create(name="word-first", action="read", subject="plugin_circulation.item", guard="dummy-password")
    put(Item.objects.get(pk=house.item.pk))
    assert [part for part, text in _entries() if BODY in text] == ["text"]
    return house


@pytest.fixture
def house(planted: Room) -> Room:
    """What is planted, told to the engine of this test."""
    feed.drain()
    return planted


def _entries() -> list[tuple[str, str]]:
    return list(Entry.objects.filter(source=NAME).order_by("part").values_list("part", "text"))


def _finds(house: Room, persona: str, words: str, *, said: bool = True, path: str = "/fulltext/") -> bool:
    """Whether ``persona`` is shown anything that leads to the document; the first request of a session of their own."""
    client = Client()
    client.force_login(house.province.people[persona])
    if said:
        session = client.session
        session[KEY] = True
        session.save()
    return str(house.item.public_id) in client.get(path, {"q": words}).content.decode()


@pytest.mark.parametrize("words", [TITLE, NUMBER])
@pytest.mark.parametrize("said", [True, False])
def test_number_and_title_are_found_by_readers_and_by_nobody_else(house: Room, words: str, said: bool) -> None:
    finding = {name for name, *_rest in PERSONAS if _finds(house, name, words, said=said)}

    assert finding == {"head", "clerk", "cadre", "deputy"}


def test_titles_are_suggested_to_readers_and_to_nobody_else(house: Room) -> None:
    finding = {name for name, *_rest in PERSONAS if _finds(house, name, "hạ tần", path="/fulltext/suggestions/")}

    assert finding == {"head", "clerk", "cadre", "deputy"}


@pytest.mark.parametrize(("said", "finding"), [(True, {"head", "clerk", "cadre", "deputy"}), (False, set())])
def test_text_is_found_by_readers_while_the_guard_is_satisfied(house: Room, said: bool, finding: set[str]) -> None:
    assert {name for name, *_rest in PERSONAS if _finds(house, name, BODY, said=said)} == finding


@pytest.mark.parametrize(("said", "finding"), [(True, {"head", "clerk", "cadre", "deputy"}), (False, set())])
def test_guard_before_this_document_alone_hides_its_text(house: Room, said: bool, finding: set[str]) -> None:
    Rule.objects.filter(name="word-first").update(subject=f"plugin_circulation.item:{house.item.pk}")

    assert {name for name, *_rest in PERSONAS if _finds(house, name, BODY, said=said)} == finding


def test_guard_before_another_document_of_another_space_hides_nothing(house: Room) -> None:
    Rule.objects.filter(name="word-first").update(subject="plugin_circulation.item:0")

    assert _finds(house, "cadre", BODY, said=False)


@pytest.mark.parametrize("path", ["/fulltext/?q=hạ+tầng", "/fulltext/?q=bang+lang", "/fulltext/suggestions/?q=hạ+tần"])
def test_no_word_of_the_text_is_shown_before_the_guard(house: Room, client: Client, path: str) -> None:
    client.force_login(house.province.cadre)

    assert "phuong an" not in client.get(path).content.decode()


def test_text_leaves_the_catalogue_with_the_setting(house: Room) -> None:
    before = _finds(house, "cadre", BODY)
    Space.objects.update(text_is_found=False)

    reindex_sources([NAME])

    assert (before, _finds(house, "cadre", BODY), _finds(house, "cadre", TITLE), _entries()) == (
        True,
        False,
        True,
        [("", "")],
    )


def test_seal_that_is_broken_takes_its_own_text_out_and_nothing_else(house: Room) -> None:
    ItemVersion.objects.update(text=b"s1" + bytes(60))

    reindex_sources([NAME])

    assert (_finds(house, "cadre", BODY), _finds(house, "cadre", TITLE)) == (False, True)


def _narrow(house: Room) -> None:
    wanted = {"whole": False, "tokens": [f"user:{house.province.deputy.pk}"]}
    change_scope(house.item, wanted, "chỉ một người", house.province.head)


def _clearance_gone(house: Room) -> None:
    held = Clearance.objects.get(person=house.province.cadre, withdrawn_at__isnull=True)
    withdraw(held, "1/QĐ", house.province.security)


def _let_go(house: Room) -> None:
    remove(RosterEntry.objects.get(token=f"user:{house.province.cadre.pk}"), "chuyển việc", house.province.head)


@pytest.mark.parametrize(
    "end",
    [
        _narrow,
        _clearance_gone,
        _let_go,
        lambda house: recall(house.item, "sai", house.province.head),
        lambda house: archive(house.space, house.province.head),
    ],
)
def test_what_ends_the_right_to_read_ends_finding_at_the_next_request(house: Room, end: Callable[[Room], None]) -> None:
    ways = [(TITLE, "/fulltext/"), (BODY, "/fulltext/"), (NUMBER, "/fulltext/"), ("hạ tần", "/fulltext/suggestions/")]
    before = [_finds(house, "cadre", words, path=path) for words, path in ways]

    end(house)

    assert before == [True] * 4
    assert [_finds(house, "cadre", words, path=path) for words, path in ways] == [False] * 4


def test_total_tells_nothing_of_what_one_may_not_find(house: Room) -> None:
    client = Client()
    client.force_login(house.province.trainer)

    answers = [client.get("/fulltext/", {"q": words}).context["results"].total for words in (TITLE, NUMBER, BODY)]

    assert answers == [0, 0, 0]


@pytest.mark.parametrize("guard", ["dummy-password", "gone"])
def test_guard_before_the_pages_hides_their_text(house: Room, guard: str) -> None:
    release("word-first", "đổi quy định")
    lay_down("pages-first", action="open", subject="path:/circulation/tai-lieu/", guard=guard, by=None)

    assert (_finds(house, "cadre", BODY, said=False), _finds(house, "cadre", TITLE, said=False)) == (False, True)


def test_guard_before_a_draft_that_one_may_not_know_hides_nothing(house: Room) -> None:
    hidden = draft(house.province, house.space, "99/PA")
    Rule.objects.filter(name="word-first").update(subject=f"plugin_circulation.item:{hidden.pk}")

    assert _finds(house, "cadre", BODY, said=False)


def test_text_is_found_in_its_file_and_leads_to_the_page_in_the_reader(house: Room) -> None:
    client = Client()
    client.force_login(house.province.cadre)
    session = client.session
    session[KEY] = True
    session.save()

    (hit,) = client.get("/fulltext/", {"q": "trang hai"}).context["results"].hits

    assert (hit.attachment, hit.page) == ("phuong-an.pdf", 2)
    assert hit.url == f"/circulation/tai-lieu/{house.item.public_id}/?trang=2"
    assert client.get(hit.url).context["page"] == 2
