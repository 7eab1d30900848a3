"""A person follows, renames and deletes their own searches; nobody else sees that they are there."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from intranet.audit.models import Event
from intranet.registry.services import enable
from plugins.fulltext.saved.leaving import export
from plugins.fulltext.saved.models import SavedSearch
from plugins.fulltext.saved.services import MOST
from search import feed
from search.catalogue import Entry, index
from tests.factories.province import Province
from tests.grounds import grounded

LIST = "/fulltext/da-luu/"
QUESTION = "?q=tr%E1%BB%93ng+c%C3%A2y&state=In+force"


@grounded
def trees(province: Province) -> Province:
    enable("fulltext")
    index([Entry(source="directive", key="1", title="Trồng cây", url="/cay/1/", tokens=["any"])])
    return province


@pytest.fixture
def cadre(trees: Province, client: Client) -> Client:
    feed.drain()
    client.force_login(trees.cadre)
    return client


def _follow(client: Client, question: str = QUESTION) -> SavedSearch | None:
    client.post(f"{LIST}them/", {"question": question})
    return SavedSearch.objects.first()


def test_search_page_offers_to_follow_what_was_asked(cadre: Client) -> None:
    page = cadre.get("/fulltext/?q=trong+cay&sort=date&page=1").content.decode()
    nothing = cadre.get("/fulltext/?q=zzzzz").content.decode()

    assert re.findall(r'name="question" value="(.*?)"', page) == ["?q=trong+cay"]
    assert re.findall(r'name="question" value="(.*?)"', nothing) == ["?q=zzzzz"]


def test_search_that_is_followed_is_listed_and_leads_to_its_results(cadre: Client) -> None:
    before = Event.objects.count()
    saved = _follow(cadre)
    again = _follow(cadre)
    page = cadre.get(LIST).content.decode()

    assert saved is not None
    assert (saved, saved.name, saved.seen, Event.objects.count()) == (again, "trồng cây", [], before)
    assert (f'href="/fulltext/da-luu/{saved.public_id}/"' in page, "Còn hiệu lực" in page) == (True, True)
    assert cadre.get(saved.get_absolute_url()).headers["Location"] == f"/fulltext/{QUESTION}&sort=date"
    assert [row["question"] for row in export(saved.person)] == [QUESTION]
    assert list(export(None)) == list(export(saved.person))


def test_search_is_renamed_and_deleted(cadre: Client) -> None:
    saved = _follow(cadre)
    assert saved is not None
    address = f"{LIST}{saved.public_id}/"
    refused = cadre.post(f"{address}doi-ten/", {"name": "  "}).content.decode()
    cadre.post(f"{address}doi-ten/", {"name": "Cây xanh"})

    assert ("Hãy đặt tên cho tìm kiếm." in refused, SavedSearch.objects.get().name) == (True, "Cây xanh")
    assert (cadre.post(f"{address}xoa/").status_code, SavedSearch.objects.count()) == (302, 0)


def test_nobody_elses_search_is_there(trees: Province, cadre: Client) -> None:
    saved = _follow(cadre)
    assert saved is not None
    own = cadre.get(LIST).content.decode()
    cadre.force_login(trees.editor)
    missing = cadre.get("/khong-co/").content
    address = f"{LIST}{saved.public_id}/"

    assert ("trồng cây" in own, "trồng cây" in cadre.get(LIST).content.decode()) == (True, False)
    assert [cadre.get(f"{address}{tail}").content for tail in ("", "doi-ten/")] == [missing, missing]
    assert [cadre.post(f"{address}{tail}").status_code for tail in ("doi-ten/", "xoa/")] == [404, 404]
    assert SavedSearch.objects.count() == 1


def test_too_many_and_empty_searches_are_refused_with_what_to_do(trees: Province, cadre: Client) -> None:
    SavedSearch.objects.bulk_create(
        SavedSearch(person=trees.cadre, name=str(number), address=f"?q={number}") for number in range(MOST)
    )
    full = cadre.post(f"{LIST}them/", {"question": QUESTION}, follow=True)
    empty = cadre.post(f"{LIST}them/", {"question": "?q="}, follow=True)

    assert full.redirect_chain[0][0] == f"/fulltext/{QUESTION}"
    assert "Hãy xóa bớt một tìm kiếm" in full.content.decode()
    assert "Hãy nhập từ khóa trước" in empty.content.decode()
    assert SavedSearch.objects.count() == MOST


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_as_often_for_one_as_for_three(
    trees: Province, cadre: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    SavedSearch.objects.bulk_create(
        SavedSearch(person=trees.cadre, name=str(number), address=f"?q={number}") for number in range(count)
    )
    cadre.get(LIST)

    with django_assert_num_queries(LISTING):
        cadre.get(LIST)


LISTING = 12
