"""The search page: what is found, marked and counted is only what the reader may read."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from intranet.directives.models import Directive
from intranet.directives.services import IssueOrder, issue
from intranet.directives.services.attaching import add_annex
from intranet.files.services import accept_bytes
from intranet.registry.services import enable
from plugins.fulltext.asking import Asked
from search import census, feed
from search.catalogue import Entry, index
from tests.factories.documents import draft, issued
from tests.factories.province import Province
from tests.files.samples.pdfs import pdf


@pytest.fixture
def directive(province: Province) -> Directive:
    enable("fulltext")
    directive = issued(province)
    feed.drain()
    return directive


def _page(client: Client, person: object, query: str) -> str:
    client.force_login(person)  # type: ignore[arg-type]
    response = client.get(f"/fulltext/?{query}")
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("query", ["1052/UBND-NC", "1052 ubnd", "bao ve thong tin", "không gian mạng", "an binh"])
def test_search_finds_every_spelling(directive: Directive, province: Province, client: Client, query: str) -> None:
    page = _page(client, province.cadre, f"q={query}")

    assert directive.get_absolute_url() in page


def test_search_by_an_outsider_says_nothing(directive: Directive, province: Province, client: Client) -> None:
    page = _page(client, province.outsider, "q=khong+gian+mang")

    assert (directive.get_absolute_url() in page, "Không tìm thấy kết quả" in page) == (False, True)


def test_search_marks_the_words_in_their_own_spelling(directive: Directive, province: Province, client: Client) -> None:
    page = _page(client, province.cadre, "q=bao+ve+thong+tin")

    assert "<mark>bảo vệ thông tin</mark>" in page


@pytest.fixture
def rule(province: Province) -> None:
    """Open to everybody, so that its words are known."""
    enable("fulltext")
    index(
        [Entry(source="directive", key="0", title="Bảo vệ bí mật", url="/quy-che/", tokens=["any"], text="Bảo vệ bí")]
    )
    index([Entry(source="directive", key="1", title="Lưu bí mật", url="/luu/", tokens=["any"], text="Bảo vệ bí mật")])
    feed.drain()
    census.take()


def test_search_that_is_corrected_says_for_what_and_leads_to_what_was_typed(
    rule: None, province: Province, client: Client
) -> None:
    page = _page(client, province.cadre, "q=baor+veej&sort=date&page=1")
    found = re.search(r'cho “bảo vệ”</span> <a href="(.*?)">Chỉ tìm đúng chữ đã gõ</a>', page)

    assert (found and found[1], "/quy-che/" in page) == ("?q=baor+veej&amp;sort=date&amp;exact=1", True)
    exactly = _page(client, province.cadre, "q=baor+veej&sort=date&exact=1")
    assert ("/quy-che/" in exactly, "Không tìm thấy kết quả" in exactly) == (False, True)


def test_search_that_is_not_corrected_offers_nothing_else(rule: None, province: Province, client: Client) -> None:
    page = _page(client, province.cadre, "q=bao+ve")

    assert ("/quy-che/" in page, "cho “bảo vệ”" in page) == (True, True)
    assert ("Chỉ tìm đúng chữ" in page, "Có phải bạn muốn tìm" in page) == (False, False)


def test_search_narrowed_to_another_year_keeps_the_way_back(
    directive: Directive, province: Province, client: Client
) -> None:
    page = _page(client, province.cadre, "q=bao+ve&year=1999")

    assert (directive.get_absolute_url() in page, "Bỏ lọc" in page) == (False, True)


@pytest.mark.parametrize(
    "query", ["q=", "q=%00", "q=*", 'q="', "q=a&page=999999999", "q=a&page=x", "q=" + "a" * 70_000]
)
def test_search_survives_odd_questions(directive: Directive, province: Province, client: Client, query: str) -> None:
    _page(client, province.cadre, query)


def test_hit_in_an_annex_says_file_and_page_and_leads_to_it(province: Province, client: Client) -> None:
    enable("fulltext")
    directive = draft(province)
    stored = accept_bytes("a.pdf", pdf("Phan chung", "Cay bang lang"), by=province.clerk)
    annex = add_annex(directive.pk, province.clerk, stored, name="Phụ lục 1.pdf")
    issue(directive.pk, province.editor, IssueOrder([f"under:{province.committee.pk}"], []))
    feed.drain()

    page, nothing = _page(client, province.cadre, "q=bang+lang"), _page(client, province.outsider, "q=bang+lang")

    assert f'href="/tep/{annex.public_id}/#page=2"' in page
    assert "16/11/2026 · Còn hiệu lực · tệp đính kèm Phụ lục 1.pdf, trang 2</p>" in page
    assert ("Phụ lục 1" in nothing, "Không tìm thấy kết quả" in nothing) == (False, True)


def test_parts_of_one_document_stand_together(province: Province, client: Client) -> None:
    enable("fulltext")
    directive = draft(province, paragraphs=["1. Trồng cây bằng lăng dọc đường."])
    for name, content in (("mot.pdf", pdf("Phan chung", "Cay bang lang")), ("hai.txt", b"Gia cay bang lang")):
        add_annex(directive.pk, province.clerk, accept_bytes(name, content, by=province.clerk), name=name)
    issue(directive.pk, province.editor, IssueOrder([f"under:{province.committee.pk}"], []))
    other = issued(province, symbol="9/UBND-NC", paragraphs=["Một cây bằng lăng và bốn cây khác."])
    feed.drain()
    client.force_login(province.cadre)

    response = client.get("/fulltext/?q=bang+lang")

    assert response.context["results"].total == 4
    assert {best.key: len(others) for best, others in response.context["found"]} == {
        str(directive.pk): 2,
        str(other.pk): 0,
    }
    assert response.content.decode().count('<article class="hit">') == 2


def test_suggestions_name_only_what_may_be_read(directive: Directive, province: Province, client: Client) -> None:
    seen = {}
    for person in (province.cadre, province.outsider):
        client.force_login(person)
        seen[person.username] = (
            directive.get_absolute_url() in client.get("/fulltext/suggestions/?q=tang+cuong").content.decode()
        )

    assert seen == {"cadre": True, "outsider": False}


def test_address_of_another_page_keeps_everything_else() -> None:
    asked = Asked("bao ve", {"year": ["2026"]}, "date", 2)

    assert asked.address(page=3) == "?q=bao+ve&year=2026&sort=date&page=3"


def test_search_while_disabled_is_a_missing_page(province: Province, client: Client) -> None:
    client.force_login(province.cadre)

    assert client.get("/fulltext/?q=a").content == client.get("/khong-co/").content


@pytest.mark.parametrize("count", [1, 3])
def test_search_queries_do_not_grow(
    province: Province, client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    enable("fulltext")
    for number in range(count):
        issued(province, symbol=f"{number}/UBND-NC")
    feed.drain()
    _page(client, province.cadre, "q=bao+ve")

    with django_assert_num_queries(SEARCH_QUERIES):
        client.get("/fulltext/?q=bao+ve")


SEARCH_QUERIES = 15
