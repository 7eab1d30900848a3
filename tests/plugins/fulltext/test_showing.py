"""What was asked for by its number stands first, with those documents of its chain that the reader may see."""

import datetime
import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from intranet.registry.services import enable
from plugins.fulltext.showing import AT_A_TIME
from search import feed
from search.catalogue import Entry, Link, index
from tests.factories.province import Province
from tests.grounds import grounded

NEWER = [(f"x{at}", ["user:0"]) for at in range(AT_A_TIME + 1)]
"""More than are asked about at once, all of them for others only."""


def _entry(key: str, tokens: list[str], *, chain: tuple[Link, ...] = (), number: str = "", **more: str) -> Entry:
    return Entry(
        source="directive",
        key=key,
        title=f"Trồng cây {key}",
        url=f"/cay/{key}/",
        tokens=tokens,
        number=number or f"{key}/QĐ-UBND",
        date=datetime.date(2026, 1, int(key)) if key.isdigit() else None,
        chain=chain,
        facets={"kind": "Directives", "type": "Quyết định", "state": "In force"},
        **more,
    )


@grounded
def decisions(province: Province) -> None:
    enable("fulltext")
    hidden = [Link("directive", key, "cited") for key, _tokens in NEWER]
    words = {"21": "cited", "22": "replaces this", "23": "corrects this"}
    chain = (*(Link("directive", key, relation) for key, relation in words.items()), *hidden)
    index(
        [
            _entry("11", ["any"], chain=chain),
            _entry("12", ["any"], chain=chain[:1], text="Căn cứ 11/QĐ-UBND."),
            _entry("13", ["any"], chain=chain[:1], number="12/KH-UBND"),
            _entry("14", ["any"], chain=chain[1:2], number="12/CT-UBND"),
            *(_entry(key, ["user:0"] if key == "23" else ["any"]) for key in words),
            *(_entry(key, tokens) for key, tokens in NEWER),
        ]
    )


def _page(client: Client, province: Province, query: str) -> str:
    feed.drain(1_000)
    client.force_login(province.cadre)
    return client.get(f"/fulltext/?q={query}").content.decode()


@pytest.mark.parametrize("sort", ["", "&sort=date"])
def test_what_bears_the_number_stands_first_with_what_may_be_seen_of_its_chain(
    decisions: None, province: Province, client: Client, sort: str
) -> None:
    page = _page(client, province, f"11+qd+ubnd{sort}")
    chain = page.partition('<ol class="trail')[2].partition("</ol>")[0]
    lines = [re.sub(r"<.*?>", "", line) for line in re.findall(r"<li.*?</li>", chain)]

    assert re.findall(r'<h2 class="t"><a class="t" href="(.*?)"', page) == ["/cay/11/", "/cay/12/"]
    assert lines == [
        "22/QĐ-UBND · thay thế văn bản này · Trồng cây 22 · Còn hiệu lực",
        "21/QĐ-UBND · căn cứ · Trồng cây 21 · Còn hiệu lực",
    ]
    assert ("23/QĐ-UBND" in page, 'href="/cay/22/"' in chain, "Kết quả 1–2 trong 2" in page) == (False, True, True)


def test_words_pin_nothing(decisions: None, province: Province, client: Client) -> None:
    page = _page(client, province, "trong+cay")

    assert (page.count('<article class="hit">'), "data-pinned" in page) == (6, False)


@pytest.mark.parametrize(("query", "count"), [("12+qd+ubnd", 1), ("12+ubnd", 3)])
def test_pinning_asks_as_often_for_one_as_for_three(
    decisions: None,
    province: Province,
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    query: str,
    count: int,
) -> None:
    assert _page(client, province, query).count("data-pinned") == count

    with django_assert_num_queries(PINNING):
        client.get(f"/fulltext/?q={query}")


PINNING = 18
