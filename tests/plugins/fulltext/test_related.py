"""What says much of the same as a document: only for those who may read that document, and only what they may read."""

import re
from pathlib import Path
from typing import Any

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from intranet.directives.models import Directive
from intranet.directives.services import recall
from intranet.registry.services import enable
from search import backends, census, feed
from tests.factories.documents import issued
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def letters(province: Province) -> list[Directive]:
    """Three that say the same, the last for the clerk alone; and one about something else."""
    enable("fulltext")
    made = [issued(province, symbol=f"{number}/UBND-NC") for number in (1, 2)]
    hidden = issued(province, symbol="3/UBND-NC", readers=[f"user:{province.clerk.pk}"], audience=[])
    other = issued(province, symbol="4/UBND-NC", summary="phòng chống cháy rừng mùa khô")
    return [*made, hidden, other]


def _address(directive: Directive) -> str:
    return f"/fulltext/lien-quan/directive/{directive.pk}/"


def _signed_in(client: Client, person: object) -> Client:
    while feed.drain():
        pass
    census.take()
    client.force_login(person)  # type: ignore[arg-type]
    return client


def _found(client: Client, directive: Directive, query: str = "") -> list[str]:
    page = client.get(_address(directive) + query).content.decode()
    return re.findall(r'<li data-state="done"><a href="[^"]*" lang="vi">(.*?)</a>', page)


def test_related_are_what_the_reader_may_read(
    letters: list[Directive], province: Province, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first, second, hidden, other = letters

    assert sorted(_found(_signed_in(client, province.clerk), first)) == ["2/UBND-NC", "3/UBND-NC"]
    assert _found(_signed_in(client, province.cadre), first) == _found(client, first, "?part=1") == ["2/UBND-NC"]
    assert (_found(client, second), _found(client, other)) == (["1/UBND-NC"], [])
    assert client.get(_address(other) + "?part=1").content.strip() == b""
    missing = client.get("/khong-co/").content
    assert [client.get(_address(hidden)).content, client.get("/fulltext/lien-quan/x/1/").content] == [missing, missing]
    with django_assert_num_queries(RELATED):
        client.get(_address(first) + "?part=1")


RELATED = 13


def test_page_of_a_document_stands_and_nothing_is_related_while_the_engine_is_down(
    letters: list[Directive], province: Province, client: Client, settings: Any, tmp_path: Path
) -> None:
    first, second, *_others = letters
    recall(second.pk, province.editor, "Gửi nhầm")
    _signed_in(client, province.clerk)
    before = _found(client, first)
    (tmp_path / "file").write_text("no folder")
    settings.SEARCH_URL, settings.SEARCH_INDEX_DIR = "", tmp_path / "file"
    backends.close()

    page = client.get(first.get_absolute_url()).content.decode()

    assert (before, _found(client, first, "?part=1")) == (["3/UBND-NC"], [])
    assert f'data-related="{_address(first)}?part=1"' in page
    assert "data-related" not in client.get(second.get_absolute_url()).content.decode()
