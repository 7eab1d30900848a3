"""What results are narrowed by: every choice stands in the address, and only what may be read is counted."""

import datetime
import re

import pytest
from django.http import QueryDict
from django.test import Client

from intranet.registry.services import enable
from plugins.fulltext.asking import LONGEST_CHOICE, Asked, read
from plugins.fulltext.days import DaysForm
from plugins.fulltext.narrowing import FEW, shown_facets
from search import feed
from search.catalogue import Entry, Facet, FacetValue, index
from tests.factories.province import Province
from tests.grounds import grounded

WORDS = "trồng cây bằng lăng"
FIRST, SECOND, HIDDEN = datetime.date(2025, 3, 2), datetime.date(2026, 11, 5), datetime.date(2026, 4, 3)


def _entry(key: str, day: datetime.date, tokens: list[str], **facets: str) -> Entry:
    return Entry(
        source="directive", key=key, title=f"{WORDS} {key}", url=f"/cay/{key}/", tokens=tokens, date=day, facets=facets
    )


@grounded
def trees(province: Province) -> None:
    """Two that everybody may read, and one for others only."""
    enable("fulltext")
    of_two = {"kind": "Directives", "issuer": "UBND tỉnh"}
    index(
        [
            _entry("1", FIRST, ["any"], **of_two, state="No longer in force", signer="Lê An", unit="Văn phòng"),
            _entry("2", SECOND, ["any"], **of_two, state="In force", signer="Trần Bình", unit="Sở Xây dựng"),
            _entry("3", HIDDEN, ["user:0"], **of_two, state="In force", signer="Người lạ", unit="Sở lạ"),
        ]
    )


def _found(client: Client, province: Province, query: str) -> tuple[list[str], str]:
    feed.drain()
    client.force_login(province.cadre)
    page = client.get(f"/fulltext/?q=bang+lang{query}").content.decode()
    return re.findall(r'<h2 class="t"><a class="t" href="/cay/(\d)/"', page), page


@pytest.mark.parametrize(
    ("chosen", "keys"),
    [
        ("&state=In+force", ["2"]),
        ("&state=In+force&state=No+longer+in+force", ["2", "1"]),
        ("&signer=L%C3%AA+An", ["1"]),
        ("&signer=Ng%C6%B0%E1%BB%9Di+l%E1%BA%A1", []),
        ("&unit=S%E1%BB%9F+X%C3%A2y+d%E1%BB%B1ng&year=2025", []),
        ("&since=1/1/2026", ["2"]),
        ("&until=2026-01-01", ["1"]),
        ("&since=2/3/2025&until=05/11/2026&sort=date", ["2", "1"]),
    ],
)
def test_results_have_everything_that_is_chosen(
    trees: None, province: Province, client: Client, chosen: str, keys: list[str]
) -> None:
    assert sorted(_found(client, province, chosen)[0]) == sorted(keys)


def test_page_offers_and_counts_what_may_be_read_and_says_the_state_of_each(
    trees: None, province: Province, client: Client
) -> None:
    keys, page = _found(client, province, "&sort=date")
    legends = re.findall(r"<fieldset><legend>(.*?)</legend>", page)
    values = re.findall(r'name="(\w+)" value="[^"]*"> <span[^>]*>(.*?)</span> <span class="end">(\d+)<', page)

    assert (keys, "lạ" in page) == (["2", "1"], False)
    assert legends == [
        *("Hiệu lực", "Loại", "Cơ quan ban hành", "Người ký", "Đơn vị phụ trách", "Năm", "Khoảng ngày ban hành"),
    ]
    assert [value for value in values if value[0] == "state"] == [
        ("state", "Còn hiệu lực", "1"),
        ("state", "Hết hiệu lực", "1"),
    ]
    assert [value[1:] for value in values if value[0] == "signer"] == [("Lê An", "1"), ("Trần Bình", "1")]
    assert re.findall(r"\d\d/\d\d/\d{4} · [^<]+", page) == ["05/11/2026 · Còn hiệu lực", "02/03/2025 · Hết hiệu lực"]
    assert "Kết quả 1–2 trong 2 · trang 1/1" in page


def test_each_choice_can_be_left_out_and_all_can_be_cleared(trees: None, province: Province, client: Client) -> None:
    _keys, page = _found(client, province, "&state=In+force&since=1/1/2025&sort=date&page=2")
    chosen = re.findall(r'<a class="tag" data-state="info" href="(.*?)"><span>(.*?)</span>', page)

    assert chosen == [
        ("?q=bang+lang&amp;since=1%2F1%2F2025&amp;sort=date", "Còn hiệu lực"),
        ("?q=bang+lang&amp;state=In+force&amp;sort=date", "Từ ngày 01/01/2025"),
    ]
    assert '<a class="small" href="?q=bang+lang&amp;sort=date">Bỏ lọc</a>' in page
    assert '<span class="tag" data-state="info">2 đang dùng</span>' in page


def test_wrong_day_stays_with_what_to_do_and_narrows_nothing(trees: None, province: Province, client: Client) -> None:
    keys, page = _found(client, province, "&since=32/13/2026&until=31/12/2025")

    assert (keys, 'value="32/13/2026"' in page, "31/12/2026; kết quả hiện chưa" in page) == (["1"], True, True)
    assert 'name="since"' in page
    nothing, page = _found(client, province, "&since=hom+nay&state=khong")
    assert (nothing, 'value="hom nay"' in page, 'value="khong" checked' in page) == ([], True, True)


@pytest.mark.parametrize(
    ("since", "until", "between", "wrong"),
    [
        ("5/3/2026", "2026-03-05", (datetime.date(2026, 3, 5), datetime.date(2026, 3, 5)), []),
        ("", "", (None, None), []),
        ("2026", "1/1/2026", (None, datetime.date(2026, 1, 1)), ["since"]),
        ("2/1/2026", "1/1/2026", (datetime.date(2026, 1, 2), None), ["until"]),
        ("31/02/2026", "99999/1/1", (None, None), ["since", "until"]),
    ],
)
def test_days_as_they_are_typed(
    since: str, until: str, between: tuple[datetime.date | None, datetime.date | None], wrong: list[str]
) -> None:
    form = DaysForm({"since": since, "until": until})

    assert (form.between(), list(form.errors)) == (between, wrong)


def test_question_without_a_choice_keeps_the_others() -> None:
    asked = Asked("cau", {"year": ["2025", "2026"], "unit": ["Ban"]}, "date", 3, since="1/1/2026")

    assert asked.without("year", "2025").address() == "?q=cau&unit=Ban&year=2026&since=1%2F1%2F2026&sort=date"
    assert asked.without("since", "").address() == "?q=cau&year=2025&year=2026&unit=Ban&sort=date"
    assert asked.unfiltered().address() == "?q=cau&sort=date"


def test_facet_folds_away_what_is_neither_frequent_nor_chosen() -> None:
    values = tuple(FacetValue(str(at), str(at), 9 - at, at == 8) for at in range(9))
    shown = shown_facets((Facet("signer", "Người ký", values), Facet("year", "Năm", values[: FEW + 1])))

    assert [value.value for value in shown[0].values] == ["0", "1", "2", "3", "4", "5", "8"]
    assert [value.value for value in shown[0].more] == ["6", "7"]
    assert (len(shown[1].values), shown[1].more) == (FEW + 1, [])


def test_choices_are_read_once_each_and_no_more_than_anybody_could_choose():
    values = QueryDict(mutable=True)
    values.setlist("issuer", ["Sở A", "Sở A", "x" * LONGEST_CHOICE, "Sở B"])

    assert read(values).filters == {"issuer": ["Sở A"]}
    assert read(QueryDict("issuer=A&type=B&type=C&issuer=A")).filters == {"issuer": ["A"], "type": ["B", "C"]}
