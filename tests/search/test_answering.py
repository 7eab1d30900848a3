"""Queries from typing to the page, on every engine."""

import unicodedata
from datetime import date

import pytest

from search import catalogue
from search.answering import LARGEST_PAGE
from search.permitted import DEEPEST
from tests.search.conftest import entry, facet, find, keys, text_of

pytestmark = pytest.mark.usefixtures("engine")

LETTER = entry(
    "1052",
    "Tăng cường công tác bảo vệ chính trị nội bộ Đảng",
    number="1052/UBND-NC",
    text="Thực hiện nghiêm Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ Chính trị về bảo vệ chính trị nội bộ.",
    facets={"kind": "Directive", "issuer": "UBND tỉnh", "type": "Công văn"},
)
RULE = entry(
    "58",
    "Một số vấn đề về bảo vệ chính trị nội bộ Đảng",
    number="58-QĐ/TW",
    date=date(2022, 2, 8),
    facets={"kind": "Directive", "issuer": "Bộ Chính trị", "type": "Quy định"},
)
PLAN = entry(
    "41",
    "Kế hoạch kiểm tra công tác văn thư, lưu trữ",
    number="41/KH-UBND",
    date=date(2025, 2, 20),
    facets={"kind": "Directive", "issuer": "UBND tỉnh", "type": "Kế hoạch"},
)


@pytest.mark.parametrize(
    "query",
    [
        "bảo vệ chính trị nội bộ",
        "bao ve chinh tri noi bo",
        "Bảo vệ chinh trị noi bộ",
        unicodedata.normalize("NFD", "bảo vệ chính trị nội bộ"),
        "BAO VE, CHINH-TRI; NOI BO!",
    ],
)
def test_query_finds_the_same_however_it_is_typed(put, query):
    put(LETTER, RULE, PLAN)

    assert keys(find(query)) == ["1052", "58"]


@pytest.mark.parametrize(
    "query", ["1052/UBND-NC", "1052 ubnd", "1052/ubnd", "số 1052-UBND", "ubnd 1052", "01052/UBND-NC"]
)
def test_query_finds_a_letter_by_its_number(put, query):
    put(LETTER, RULE, PLAN)

    assert keys(find(query)) == ["1052"]


@pytest.mark.parametrize("query", ["58-QĐ/TW", "58 qd tw", "QĐ 58", "58/QĐ-TW", "58–qđ/tw"])
def test_query_puts_the_document_that_bears_a_number_above_those_that_cite_it(put, query):
    put(LETTER, RULE, PLAN)

    assert keys(find(query)) == ["58", "1052"]


def test_query_requires_a_number_written_in_full(put):
    put(LETTER, RULE, PLAN)

    assert keys(find("bảo vệ chính trị nội bộ 99-QĐ/TW")) == []


def test_query_takes_loose_words_for_words_when_no_document_bears_the_number(put):
    put(entry("1", "Sổ tay QĐ 99"), entry("2", "Sổ tay"))

    assert keys(find("99 qd")) == ["1"]


def test_query_finds_a_bare_figure(put):
    put(LETTER, RULE)

    assert keys(find("1052")) == ["1052"]


def test_query_prefers_words_with_the_marks_that_were_typed(put):
    put(
        entry("1", "Báo cáo", text="Hội báo xuân", date=date(2026, 1, 1)),
        entry("2", "Thông tin", text="Hội bảo vệ", date=date(2020, 1, 1)),
    )

    assert keys(find("bảo")) == ["2", "1"]
    assert keys(find("bao")) == ["1", "2"]


def test_query_for_a_few_words_finds_only_what_has_all_of_them(put):
    put(LETTER, PLAN)

    assert keys(find("kiểm tra văn thư")) == ["41"]


def test_query_says_when_nothing_has_all_the_words(put):
    put(LETTER, PLAN)
    results = find("kiểm tra bảo vệ cây xanh")

    assert set(keys(results)) <= {"41", "1052"}
    assert results.hits
    assert results.notice == "Không có mục nào chứa tất cả các từ này. Dưới đây là những mục chứa một phần."


def test_query_without_a_hit_is_empty_and_says_nothing(put):
    put(LETTER)

    assert find("xyzzy") == catalogue.Results()


def test_query_orders_by_date_when_asked(put):
    put(LETTER, RULE, entry("0", "Bảo vệ chính trị nội bộ không ngày", date=None))

    assert keys(find("bảo vệ chính trị nội bộ", sort="date")) == ["1052", "58", "0"]
    assert keys(find("bảo vệ chính trị nội bộ", sort="nonsense")) == keys(find("bảo vệ chính trị nội bộ"))


def test_query_offers_facets_of_what_is_found(put):
    put(LETTER, RULE, PLAN)
    results = find("bảo vệ chính trị")

    assert [group.field for group in results.facets] == ["kind", "issuer", "type", "year"]
    assert [group.label for group in results.facets] == ["Loại", "Cơ quan ban hành", "Loại văn bản", "Năm"]
    assert facet(results, "issuer") == {"Bộ Chính trị": 1, "UBND tỉnh": 1}
    assert [value.value for value in results.facets[3].values] == ["2023", "2022"]


def test_query_narrowed_by_a_facet_still_counts_its_other_values(put):
    put(LETTER, RULE, PLAN)
    results = find("công tác bảo vệ", filters={"issuer": ["UBND tỉnh"], "type": ["", "Công văn"]})

    assert keys(results) == ["1052"]
    assert facet(results, "type") == {"Công văn": 1}
    assert facet(results, "issuer") == {"UBND tỉnh": 1}
    assert [value.selected for value in results.facets[1].values] == [True]


def test_query_narrowed_never_finds_more_than_before(put):
    put(
        *(
            entry(str(number), f"Kế hoạch công tác năm của Sở {number}", facets={"type": "Kế hoạch"})
            for number in range(12)
        ),
        entry("99", "Kế hoạch", facets={"type": "Khác"}),
    )
    query = "kế hoạch công tác năm của Sở"

    assert "99" not in keys(find(query))
    assert keys(find(query, filters={"type": ["Khác"]})) == []


def test_query_marks_what_was_asked_in_its_own_spelling(put):
    put(LETTER)
    (hit,) = find("bao ve chinh tri 1052/ubnd").hits

    assert text_of(hit.title) == "Tăng cường công tác [bảo vệ chính trị] nội bộ Đảng"
    assert text_of(hit.number) == "[1052]/[UBND]-NC"
    assert (
        text_of(hit.passage)
        == "Thực hiện nghiêm Quy định số 58-QĐ/TW ngày 08/02/2022 của Bộ [Chính trị] về [bảo vệ chính trị] nội bộ."
    )
    assert (hit.url, hit.kind, hit.type, hit.issuer, hit.year, hit.date) == (
        *("/letters/1052/", "Directive", "Công văn", "UBND tỉnh", "2023"),
        date(2023, 3, 20),
    )


def test_query_shows_every_hit_on_exactly_one_page(put):
    put(*(entry(str(number), f"Văn bản số {number}", date=date(2020, 1, 1 + number % 3)) for number in range(45)))
    pages = [find("văn bản", page=page) for page in (1, 2, 3)]

    assert sorted(key for page in pages for key in keys(page)) == sorted(str(number) for number in range(45))
    assert [(page.total, page.page, page.pages, page.first, page.last) for page in pages] == [
        (45, 1, 3, 1, 20),
        (45, 2, 3, 21, 40),
        (45, 3, 3, 41, 45),
    ]
    assert [(page.has_previous, page.has_next) for page in pages] == [(False, True), (True, True), (True, False)]


@pytest.mark.parametrize("page", [4, 10**9])
def test_query_beyond_the_last_page_shows_the_last(put, page):
    put(*(entry(str(number), "Văn bản") for number in range(45)))
    results = find("văn bản", page=page)

    assert (results.page, results.first, results.last) == (3, 41, 45)


@pytest.mark.parametrize(("page", "size"), [(0, 20), (-5, 20), (1, 0), (1, -1), (1, 10**9)])
def test_query_with_an_impossible_page_shows_the_first(put, page, size):
    put(*(entry(str(number), "Văn bản") for number in range(3)))
    results = find("văn bản", page=page, size=size)

    assert results.page == 1
    assert results.total == 3
    assert len(results.hits) == min(3, max(size, 1), LARGEST_PAGE)


def test_query_pages_no_deeper_than_it_should(put):
    put(*(entry(str(number), "Văn bản") for number in range(DEEPEST + 10)))
    results = find("văn bản", page=10**9, size=100)

    assert (results.total, results.pages, results.page, results.has_next) == (DEEPEST + 10, 10, 10, False)


@pytest.mark.parametrize(
    "query",
    [
        *("*", "?", "/(a+)+$/", "field:*", "_exists_:grade", '"' * 10_000, "title^999", "a AND (b OR", "[* TO *]"),
        *("kế hoạch " * 8_000, "x" * 65_536, "\0", "kế\0hoạch", "\u202ehcạoh ếk", "\ud800", "𝒦ế 🎉", "-" * 5_000),
        *(" ".join(f"{number}-QĐ/TW" for number in range(5_000)), "%' OR 1=1 --", "<script>", "\n\t\r"),
    ],
)
def test_query_of_any_kind_has_an_answer(put, query):
    put(PLAN)

    for text in (query, "kế hoạch"):
        for filters in ({}, {"kind": [query], "no such field": ["x"], "year": ["\0"] * 1_000}):
            results = find(text, filters=filters)
            assert len(results.hits) == results.total <= 1
    assert len(catalogue.suggest(query, tokens=["any"], sources=["letter"])) <= 1
