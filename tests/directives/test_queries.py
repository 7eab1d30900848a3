"""Lists and pages: the right rows, and as many queries for three documents as for one."""

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from intranet.directives.models import Directive
from intranet.directives.queries import Filters, listing, newest, relations
from tests.factories.documents import draft, issued
from tests.factories.province import Province


def test_listing_finds_without_diacritics(province: Province) -> None:
    issued(province)
    issued(province, symbol="7/KH-UBND", summary="phòng họp không giấy")

    found = [row.symbol for row in listing(province.cadre, Filters(text="phong hop"), 1).page]

    assert found == ["7/KH-UBND"]


def test_listing_hides_from_an_outsider(province: Province) -> None:
    issued(province)

    assert len(listing(province.cadre, Filters(), 1).page) == 1
    assert list(listing(province.outsider, Filters(), 1).page) == []


def test_filter_choices_name_only_visible_values(province: Province) -> None:
    issued(province, issuer="Cơ quan kín")

    assert listing(province.cadre, Filters(), 1).choices.issuers == ["Cơ quan kín"]
    assert listing(province.outsider, Filters(), 1).choices.issuers == []


def test_newest_leaves_drafts_out(province: Province) -> None:
    draft(province)

    assert newest(province.editor) == []


def test_relations_link_only_to_what_the_viewer_may_see(province: Province) -> None:
    cited = issued(province, symbol="58-QĐ/TW", readers=[f"under:{province.office.pk}"], audience=[])
    citing = issued(province, cites=["58-QĐ/TW", "01-HD/BTCTW"])

    seen = {person: [line.url for line in relations(person, citing)] for person in (province.cadre, province.trainer)}

    assert seen[province.cadre] == [cited.get_absolute_url(), "", ""]
    assert seen[province.trainer] == ["", "", ""]


def test_cited_symbol_means_the_own_offices_document(province: Province) -> None:
    ours = issued(province, symbol="58-QĐ/TW", readers=["any"], audience=[])
    citing = issued(province, symbol="7/KH-UBND", cites=["58 - QĐ / TW"])
    theirs = issued(province, symbol="58-qđ/tw", readers=["any"], audience=[])
    Directive.objects.filter(pk=theirs.pk).update(owner_unit=province.commune)

    assert relations(province.cadre, citing)[0].url == ours.get_absolute_url()


@pytest.mark.parametrize("count", [1, 3])
def test_list_queries_do_not_grow(
    province: Province, client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        issued(province, symbol=f"{number}/UBND-NC")
    client.force_login(province.cadre)
    client.get("/van-ban/")

    with django_assert_num_queries(LIST_QUERIES):
        client.get("/van-ban/")


@pytest.mark.parametrize("count", [1, 3])
def test_reading_page_queries_do_not_grow(
    province: Province, client: Client, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for number in range(count):
        directive = issued(province, symbol=f"{number}/UBND-NC", cites=[f"{n}/QĐ-UBND" for n in range(count)])
    client.force_login(province.cadre)
    client.get(directive.get_absolute_url())

    with django_assert_num_queries(READ_QUERIES):
        client.get(directive.get_absolute_url())


LIST_QUERIES = 15
READ_QUERIES = 17
"""Measured; the issue allows 25. A change of either number is a decision, not an accident."""
