"""Files that hang on something are found on their pages, by their own words."""

import pytest

from search import catalogue
from search.catalogue import in_sections
from tests.search.conftest import entry, find, text_of

FILE = {"part": "f", "attachment": "Phụ lục.pdf", "url": "/tep/7/#page={page}"}
TEXT = "Phần chung\fDanh sách cây bằng lăng\fKết thúc"


@pytest.fixture(autouse=True)
def every_engine(engine):
    """Each of these holds on every engine."""


def placed(results):
    return [(hit.key, hit.part, hit.attachment, hit.page, hit.url) for hit in results.hits]


def test_hit_in_a_file_names_file_and_page_and_leads_there(put):
    put(entry("1", "Nghị định"), entry("1", "Nghị định", text=TEXT, **FILE))

    assert placed(find("bang lang")) == [("1", "f", "Phụ lục.pdf", 2, "/tep/7/#page=2")]
    assert text_of(find("bang lang").hits[0].passage) == "… Danh sách cây [bằng lăng] …"


def test_page_is_counted_in_a_later_section_too(put):
    put(*in_sections(entry("1", "Nghị định", text=TEXT, **FILE), most=5))

    assert [(hit.part, hit.page) for hit in find("kết thúc").hits] == [("f-3", 3)]


def test_file_without_pages_is_found_without_one(put):
    put(entry("1", "Nghị định", text="cây bằng lăng", **FILE))

    assert placed(find("bang lang")) == [("1", "f", "Phụ lục.pdf", 0, "/tep/7/#page=1")]


def test_text_with_form_feeds_that_is_no_file_has_no_page(put):
    put(entry("1", text=TEXT))

    assert [(hit.attachment, hit.page) for hit in find("bang lang").hits] == [("", 0)]


def test_title_and_number_find_what_the_file_hangs_on_alone(put):
    put(
        entry("1", "Quy chế làm việc", number="58-QĐ/TW"),
        entry("1", "Quy chế làm việc", number="58-QĐ/TW", text=TEXT, **FILE),
    )

    assert [[hit.part for hit in find(words).hits] for words in ("quy chế làm việc", "58-QĐ/TW")] == [[""], [""]]
    assert [each.url for each in catalogue.suggest("quy", tokens=["any"], sources=["letter"])] == ["/letters/1/"]


def test_name_of_the_file_finds_it(put):
    put(entry("1", "Nghị định", text=TEXT, **FILE | {"attachment": "Danh mục phí.pdf"}))

    assert [hit.attachment for hit in find("danh mục phí").hits] == ["Danh mục phí.pdf"]


def test_who_may_see_the_thing_and_not_its_file_finds_nothing_of_the_file(put):
    put(
        entry("1", "Nghị định", tokens=["unit:1"]),
        entry("1", "Nghị định", tokens=["unit:1:opened"], text=TEXT, facets={"kind": "File"}, **FILE),
    )

    assert find("bang lang", tokens=["unit:1:opened"]).total == 1
    assert find("bang lang", tokens=["unit:1"]) == find("bang lang", tokens=["unit:2"])
    assert [hit.part for hit in find("nghị định", tokens=["unit:1"]).hits] == [""]


def test_sections_that_went_are_found_no_more(put):
    put(*in_sections(entry("1", text=TEXT, **FILE), most=3))
    before = find("kết thúc").total

    catalogue.replace("letter", "1", [entry("1", text="Danh sách", **FILE)])

    assert (before, find("kết thúc").total) == (1, 0)
