"""What editors put first or leave out for a query, and what readers meet of it."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from intranet.audit.models import Event
from intranet.contracts import Refused, Who, who
from intranet.registry.services import enable
from plugins.fulltext.editors import picks
from plugins.fulltext.editors.models import Pick
from plugins.fulltext.editors.queries import lines
from search import feed
from search.catalogue import Entry, index, remove
from tests.factories.province import Province
from tests.grounds import grounded

INDEX, QUERY = "/admin/fulltext/", "/admin/fulltext/picks/?q="
TITLES = ("Quy chế bảo vệ", "Kế hoạch bảo vệ", "Hướng dẫn bảo vệ", "Trồng cây xanh đô thị")


def _entry(key: int, title: str, *tokens: str) -> Entry:
    url, number = f"/so/{key}/", f"{key}/QC-UBND"
    return Entry(source="directive", key=str(key), title=title, number=number, url=url, tokens=tokens or ["any"])


@grounded
def house(province: Province) -> Province:
    """Four open entries of which three are about protection, and one of the commune that says the same."""
    enable("fulltext")
    index(_entry(number, title) for number, title in enumerate(TITLES, start=1))
    index([_entry(9, "Bảo vệ đầm Zanzibar", f"under:{province.commune.pk}")])
    return province


@pytest.fixture
def catalogue(house: Province) -> Province:
    while feed.drain():
        pass
    return house


def _asker(province: Province) -> Who:
    asker = who(province.editor)
    assert asker
    return asker


def _beyond(province: Province) -> Who:
    """An editor who may see the commune's entry, too."""
    return Who(province.editor, _asker(province).tokens | {f"under:{province.commune.pk}"})


def _page(client: Client, person: object, query: str) -> str:
    client.force_login(person)  # type: ignore[arg-type]
    answer = client.get(f"/fulltext/?q={query}")
    assert answer.status_code == 200
    return _masked(answer.content.decode())


def _masked(page: str) -> str:
    return re.sub(r'"[A-Za-z0-9]{64}"', "", page)  # tokens against forged requests


def _found(page: str) -> tuple[list[str], list[str], int]:
    """What the editors chose, what was found beneath, and the total that is said."""
    chosen, _sep, rest = page.rpartition("</article>\n</div></section>")
    total = re.search(r"<b>(\d+) kết quả</b>", page)
    return re.findall(r'href="/so/(\d)/', chosen), re.findall(r'href="/so/(\d)/', rest), int(total[1]) if total else 0


def _put_first(asker: Who, *keys: int, text: str = "bảo vệ") -> None:
    for key in keys:
        picks.choose(text, ("directive", str(key)), asker)


def test_first_stand_apart_in_order_in_any_spelling_and_count_once(catalogue: Province, client: Client) -> None:
    before = _found(_page(client, catalogue.cadre, "bao+ve"))
    _put_first(_asker(catalogue), 3, 4)

    pages = [_page(client, catalogue.cadre, query) for query in ("bao+ve", "B%E1%BA%A3o++v%E1%BB%87", "bao-ve")]

    assert (before[0], sorted(before[1]), before[2]) == ([], ["1", "2", "3"], 3)
    assert [_found(page) for page in pages] == [(["3", "4"], [key for key in before[1] if key != "3"], 3)] * 3
    assert "Ban biên tập chọn" in pages[0]
    assert _found(_page(client, catalogue.cadre, "bao+ve+bao+ve"))[0] == []


def test_who_narrows_or_orders_finds_them_in_their_place(catalogue: Province, client: Client) -> None:
    plain = _page(client, catalogue.cadre, "bao+ve&sort=date")
    _put_first(_asker(catalogue), 3, 4)

    assert _found(_page(client, catalogue.cadre, "bao+ve&sort=date")) == _found(plain)
    assert _found(_page(client, catalogue.cadre, "bao+ve&exact=1"))[0] == []


def test_left_out_is_neither_listed_nor_counted_whatever_is_chosen(catalogue: Province, client: Client) -> None:
    picks.choose("bảo vệ", ("directive", "2"), _asker(catalogue), is_left_out=True)

    for query in ("bao+ve", "bao+ve&sort=date", "bao+ve&page=7"):
        chosen, found, total = _found(_page(client, catalogue.cadre, query))
        assert (chosen, sorted(found), total) == ([], ["1", "3"], 2)
    assert sorted(_found(_page(client, catalogue.cadre, "ke+hoach+bao+ve"))[1]) == ["2"]


def test_first_alone_are_shown_where_nothing_else_is_found(catalogue: Province, client: Client) -> None:
    _put_first(_asker(catalogue), 1, text="cây xanh")
    _put_first(_asker(catalogue), 4, text="cay xanh")
    _put_first(_asker(catalogue), 4, text="không có gì")

    matching, none = (_page(client, catalogue.cadre, query) for query in ("cay+xanh", "khong+co+gi"))

    assert (_found(matching), "Không tìm thấy" in matching) == ((["1", "4"], [], 1), False)
    assert (_found(none), "Không tìm thấy kết quả" in none) == ((["4"], [], 0), True)


def test_what_a_reader_may_not_see_leaves_no_trace(catalogue: Province, client: Client) -> None:
    plain = {person: _page(client, catalogue.people[person], "bao+ve") for person in ("cadre", "outsider")}
    _put_first(_beyond(catalogue), 9)
    picks.choose("đầm", ("directive", "9"), _beyond(catalogue), is_left_out=True)

    cadre, outsider = (_page(client, catalogue.people[person], "bao+ve") for person in ("cadre", "outsider"))

    assert (_found(outsider)[0], _found(outsider)[2]) == (["9"], _found(plain["outsider"])[2])
    assert (_found(outsider)[2], _found(cadre)[2]) == (4, 3)
    assert cadre == plain["cadre"]


def test_what_was_picked_and_is_gone_or_withdrawn_is_gone(catalogue: Province, client: Client) -> None:
    _put_first(_asker(catalogue), 1, 2, 3)
    index([_entry(2, TITLES[1], "user:0")])
    remove("directive", "3")

    assert _found(_page(client, catalogue.cadre, "bao+ve")) == (["1"], [], 1)


def test_editor_chooses_orders_and_takes_back_on_one_screen(catalogue: Province, client: Client) -> None:
    client.force_login(catalogue.editor)
    opened = client.get(f"{INDEX}?q=b%E1%BA%A3o+v%E1%BB%87")
    screen = opened.headers["Location"]
    offered = client.get(f"{screen}&find=4/QC-UBND").content.decode()

    for do, key in (("first", 1), ("first", 4), ("first", 2), ("up", 2), ("out", 3), ("down", 1), ("down", 4)):
        said = client.post(screen, {"do": do, "entry": f"directive/{key}"}, follow=True).content.decode()
    first, out = Pick.objects.filter(is_left_out=False), Pick.objects.filter(is_left_out=True)

    assert ("Trồng cây xanh" in offered, "Quy chế bảo vệ" in offered) == (True, False)
    assert "Văn bản đã xuống một bậc." in said
    assert ([pick.key for pick in first], [pick.key for pick in out]) == (["2", "1", "4"], ["3"])
    page = client.get(INDEX).content.decode()
    assert ('lang="vi">bảo vệ</a>' in page, 'data-label="Đứng đầu">3<' in page) == (True, True)
    client.post(screen, {"do": "first", "entry": "directive/3"})
    client.post(screen, {"do": "back", "entry": "directive/1"})
    assert [pick.key for pick in Pick.objects.filter(is_left_out=False)] == ["2", "4", "3"]
    noted = Event.objects.filter(action__startswith="fulltext.").order_by("pk").values_list("action", "label")
    assert list(noted)[-4:] == [
        ("fulltext.left-out", "directive/3"),
        ("fulltext.moved", "directive/1"),
        ("fulltext.put-first", "directive/3"),
        ("fulltext.taken-back", "directive/1"),
    ]


def test_editor_learns_nothing_of_what_others_picked_and_they_may_not_see(catalogue: Province, client: Client) -> None:
    client.force_login(catalogue.editor)
    _put_first(_asker(catalogue), 1)
    paths = [INDEX, f"{QUERY}bao+ve", f"{QUERY}dam+zanzibar", f"{QUERY}x&find=zanzibar"]
    before = [_masked(client.get(path).content.decode()) for path in paths]
    _put_first(_beyond(catalogue), 9)
    _put_first(_beyond(catalogue), 9, text="đầm Zanzibar")
    assert [line.text for line in lines(_beyond(catalogue))] == ["bảo vệ", "đầm Zanzibar"]

    assert [_masked(client.get(path).content.decode()) for path in paths] == before
    answers = {
        (do, entry): _masked(client.post(f"{QUERY}bao+ve", {"do": do, "entry": entry}, follow=True).content.decode())
        for do in ("first", "out", "up", "back")
        for entry in ("directive/9", "directive/99")
    }
    assert len(set(answers.values())) == 1
    assert "Không có văn bản này." in answers["back", "directive/9"]
    assert Pick.objects.filter(key="9", is_left_out=False).count() == 2


def test_neighbours_that_are_not_seen_keep_their_place(catalogue: Province) -> None:
    _put_first(_beyond(catalogue), 1, 9, 2)

    picks.move("bảo vệ", ("directive", "2"), _asker(catalogue), by=-1)

    assert [pick.key for pick in Pick.objects.all()] == ["2", "9", "1"]


@pytest.mark.parametrize("typed", ["", "  ", "--", "a" * 101])
def test_query_that_is_none_is_asked_for_again(catalogue: Province, client: Client, typed: str) -> None:
    client.force_login(catalogue.editor)

    page = client.get(INDEX, {"q": typed}).content.decode()

    assert (f'value="{typed.strip()}"' in page, 'role="alert"' in page) == (True, True)
    assert client.get("/admin/fulltext/picks/", {"q": typed}).status_code == 302
    with pytest.raises(Refused):
        picks.choose(typed, ("directive", "1"), _asker(catalogue))


def test_screens_are_missing_pages_to_others_and_nothing_is_picked(catalogue: Province, client: Client) -> None:
    client.force_login(catalogue.clerk)  # has the admin, and not this
    missing = client.get("/admin/khong-co/").content

    assert [client.get(path).content for path in (INDEX, f"{QUERY}bao+ve")] == [missing] * 2
    assert client.post(f"{QUERY}bao+ve", {"do": "first", "entry": "directive/1"}).content == missing
    asker = who(catalogue.clerk)
    assert asker
    with pytest.raises(Refused):
        _put_first(asker, 1)
    assert Pick.objects.count() == 0


def test_no_more_than_twenty_are_picked_of_those_that_are_seen(
    catalogue: Province, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picks, "MOST", 2)
    _put_first(_beyond(catalogue), 9)
    _put_first(_asker(catalogue), 1, 2)

    with pytest.raises(Refused, match="không quá 2 văn bản"):
        _put_first(_asker(catalogue), 3)
    picks.choose("bảo vệ", ("directive", "2"), _asker(catalogue), is_left_out=True)
    assert Pick.objects.count() == 3


@pytest.mark.parametrize("count", [1, 3])
def test_queries_of_a_page_do_not_grow_with_what_is_picked(
    catalogue: Province, client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    _put_first(_asker(catalogue), *(4, 1, 2)[:count])
    _page(client, catalogue.cadre, "bao+ve")

    with django_assert_num_queries(19):
        client.get("/fulltext/?q=bao+ve")
