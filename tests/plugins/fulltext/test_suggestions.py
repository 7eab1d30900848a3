"""While typing: documents that may be read, units, and in an empty box what this person looked for last."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from intranet.registry.services import enable
from search import feed
from search.catalogue import Entry, index
from tests.factories.province import Province
from tests.grounds import grounded

HEAD = "/fulltext/suggestions/"


@grounded
def plans(province: Province) -> None:
    """Three that everybody may read, and one for others only."""
    enable("fulltext")
    tokens = {"1": ["any"], "2": ["any"], "3": ["any"], "4": ["user:0"]}
    index(
        Entry(
            source="directive",
            key=key,
            title="Kế hoạch của Sở Nội vụ",
            number=f"{key}/KH-SNV",
            url=f"/ke-hoach/{key}/",
            tokens=of,
            facets={"kind": "Directives"},
        )
        for key, of in tokens.items()
    )


def _options(client: Client, province: Province, typed: str) -> list[tuple[str, str]]:
    feed.drain()
    client.force_login(province.cadre)
    fragment = client.get(HEAD, {"q": typed}).content.decode()
    found = re.findall(r'<a role="option" aria-selected="false" tabindex="-1" href="(.*?)">(.*?)</a>', fragment)
    return [(address, re.sub(r"<.*?>", "", words)) for address, words in found]


def test_suggestions_are_what_may_be_read_and_units(plans: None, province: Province, client: Client) -> None:
    documents = _options(client, province, "ke hoach")
    unit = _options(client, province, "noi vu so")

    assert sorted(address for address, _words in documents) == [f"/ke-hoach/{key}/" for key in "123"]
    assert {words for _address, words in documents} == {
        f"{key}/KH-SNV · Kế hoạch của Sở Nội vụ Văn bản chỉ đạo" for key in "123"
    }
    assert (len(unit), unit[-1]) == (4, (f"/don-vi/{province.department.pk}/", "Sở Nội vụ Đơn vị"))
    assert _options(client, province, "4/kh-snv") == []


def test_empty_box_offers_what_was_looked_for_and_found(plans: None, province: Province, client: Client) -> None:
    feed.drain()
    client.force_login(province.cadre)
    for query in ("q=ke+hoach", "q=SNV&sort=date", "q=ke+hoach&page=2", "q=Ke+hoach", "q=zzzz", "q=user:0"):
        client.get(f"/fulltext/?{query}")

    offered = client.get(HEAD).content.decode()
    page = client.get("/fulltext/").content.decode()

    assert re.findall(r'href="(/fulltext/\?q=.*?)"', offered) == ["/fulltext/?q=Ke%20hoach", "/fulltext/?q=SNV"]
    assert re.findall(r'<li><a class="t" lang="vi" href="(.*?)">', page) == ["?q=Ke%20hoach", "?q=SNV"]
    assert client.post("/fulltext/quen/").headers["Location"] == "/fulltext/"
    assert (client.get(HEAD).content.strip(), "gần đây" in client.get("/fulltext/").content.decode()) == (b"", False)


def test_what_was_looked_for_is_nobody_elses_and_goes_at_sign_out(
    plans: None, province: Province, client: Client
) -> None:
    assert _options(client, province, "ke hoach") != []
    client.get("/fulltext/?q=ke+hoach")
    client.logout()
    client.force_login(province.head)
    assert client.get(HEAD).content.strip() == b""

    client.force_login(province.cadre)
    assert client.get(HEAD).content.strip() == b""


@pytest.mark.parametrize("typed", ["1/KH-SNV", "ke hoach"])
def test_suggesting_asks_as_often_for_one_as_for_three(
    plans: None, province: Province, client: Client, django_assert_num_queries: DjangoAssertNumQueries, typed: str
) -> None:
    assert len(_options(client, province, typed)) == (1 if typed[0] == "1" else 3)

    with django_assert_num_queries(SUGGESTING):
        client.get(HEAD, {"q": typed})


SUGGESTING = 6
