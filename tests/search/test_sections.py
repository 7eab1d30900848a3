import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.sections import MOST_PAGES, in_sections, sections
from tests.search.conftest import entry

PAGES = st.lists(st.text("ab \n", max_size=30), min_size=1, max_size=8)


@pytest.mark.parametrize(
    ("text", "most", "parts"),
    [
        ("", 3, [""]),
        ("một hai", 3, ["một hai"]),
        ("một hai\fba", 3, ["một hai\fba"]),
        ("một hai\fba bốn\fnăm", 2, ["một hai\f", "\fba bốn\f", "\f\fnăm"]),
        ("một hai\fba\fbốn", 2, ["một hai\f", "\fba\fbốn"]),
        ("\f\fmột", 3, ["\f\fmột"]),
        ("một\n\nhai ba bốn\nnăm", 2, ["một", "hai ba", "bốn\nnăm"]),
        ("một hai ba\fbốn", 2, ["một hai\f", "ba\fbốn"]),
    ],
)
def test_sections_end_where_a_page_or_a_paragraph_does(text, most, parts):
    assert sections(text, most) == parts


@given(PAGES, st.integers(1, 9))
def test_sections_hold_every_word_once_on_its_page(pages, most):
    placed = [
        (number, word)
        for section in sections("\f".join(pages), most)
        for number, page in enumerate(section.split("\f"))
        for word in page.split()
    ]

    assert placed == [(number, word) for number, page in enumerate(pages) for word in page.split()]


@given(PAGES, st.integers(1, 9))
def test_sections_are_no_longer_than_asked(pages, most):
    assert max(len(section.split()) for section in sections("\f".join(pages), most)) <= most


def test_entry_in_sections_is_a_part_for_each():
    long = entry("1", "Nghị định", part="a", attachment="Phụ lục.pdf", text="một hai\fba", url="/tep/#page={page}")

    assert [(each.part, each.text, each.title) for each in in_sections(long, most=2)] == [
        ("a", "một hai\f", "Nghị định"),
        ("a-2", "\fba", "Nghị định"),
    ]


def test_sections_of_more_pages_than_are_counted_do_not_repeat_them():
    many = "\f".join(["lời"] * (MOST_PAGES + 2))

    assert sections(many, 2) == ["lời\nlời"] * (MOST_PAGES // 2 + 1)
