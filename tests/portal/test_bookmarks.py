"""Bookmarks: of whatever may be read now, seen by nobody else."""

import re
from typing import Any

import pytest
from django.test import Client

from intranet.guidance.services import withdraw
from intranet.portal.bookmarks import bookmarks_of, keep, mark_of
from intranet.portal.models import Bookmark
from tests.factories.documents import draft, issued
from tests.factories.guidance import published
from tests.factories.province import Province


def _titles(person: Any) -> list[str]:
    return [row.title for row in bookmarks_of(person)]


def test_document_and_guidance_are_marked_from_their_pages(client: Client, province: Province) -> None:
    letter, page = issued(province, summary="việc canary"), published(province, title="Trang canary")
    client.force_login(province.cadre)
    for subject in (letter, page):
        shown = client.get(subject.get_absolute_url()).content.decode()
        mark = re.search(r'name="subject" value="([^"]+)"', shown)[1]  # type: ignore[index]
        answer = client.post("/danh-dau/", {"subject": mark, "keep": "1", "next": subject.get_absolute_url()})
        assert answer.headers["Location"] == subject.get_absolute_url()

    home = client.get("/").content.decode()

    assert _titles(province.cadre) == ["Trang canary", "việc canary"]
    assert [home.count(subject.get_absolute_url()) >= 1 for subject in (letter, page)] == [True, True]
    assert _titles(province.head) == []


def test_marking_and_unmarking_twice_is_once(client: Client, province: Province) -> None:
    page = published(province)
    client.force_login(province.cadre)
    counts = []
    for typed in ({"keep": "1"}, {"keep": "1"}, {}, {}):
        client.post("/danh-dau/", {"subject": mark_of(page)} | typed)
        counts.append(Bookmark.objects.count())

    assert counts == [1, 1, 0, 0]


def test_what_may_not_be_read_any_more_is_not_shown(province: Province) -> None:
    page = published(province)
    keep(province.cadre, page)
    before = _titles(province.cadre)

    withdraw(page.pk, province.editor)

    assert (before, _titles(province.cadre), Bookmark.objects.count()) == (["Cách lập hồ sơ"], [], 1)


def test_what_one_may_not_read_cannot_be_marked(client: Client, province: Province) -> None:
    letter = draft(province)
    client.force_login(province.cadre)

    answers = [
        client.post("/danh-dau/", {"subject": mark, "keep": "1"}).status_code
        for mark in (mark_of(letter), "intranet_directives.directive:1", "")
    ]

    assert (answers, Bookmark.objects.count()) == ([404] * 3, 0)


@pytest.mark.parametrize("number", [1, 4])
def test_list_asks_the_same_queries_however_long(
    province: Province, django_assert_num_queries: Any, in_request: None, number: int
) -> None:
    for each in range(number):
        keep(province.cadre, issued(province, symbol=f"{each}/UBND-NC"))
        keep(province.cadre, published(province, title=f"Trang {each}"))
    bookmarks_of(province.cadre)

    with django_assert_num_queries(3):
        assert len(bookmarks_of(province.cadre)) == 2 * number
