from datetime import date

import pytest

from search.catalogue import Entry, Source
from search.entries import LONGEST_TEXT
from tests.search.conftest import entry


@pytest.mark.parametrize(
    "wrong",
    [
        {"source": ""},
        {"source": "Letter"},
        {"source": "a b"},
        {"key": ""},
        {"key": "x" * 201},
        {"part": "x" * 101},
        {"number": "x" * 201},
        {"url": ""},
        {"url": "x" * 501},
        {"facets": {"Kind": "x"}},
        {"facets": {"kind=x": "x"}},
    ],
)
def test_entry_that_cannot_be_stored_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\.$"):
        Entry(**{"source": "letter", "key": "1", "title": "", "url": "/1/", "tokens": []} | wrong)


def test_entry_is_stored_in_one_form():
    columns = entry(
        "1",
        "Kế\0hoạch\ud800",
        tokens=["unit:1", "any", "unit:1"],
        facets={"issuer": ["b", "a", ""], "kind": "Directive"},
        text="x" * (LONGEST_TEXT + 1),
    ).columns()

    assert columns["title"] == "Kếhoạch?"
    assert columns["tokens"] == ["any", "unit:1"]
    assert columns["is_open"]
    assert columns["facets"] == {"issuer": ["a", "b"], "kind": ["Directive"], "year": ["2023"]}
    assert len(columns["text"]) == LONGEST_TEXT


def test_entry_keeps_a_year_that_was_given():
    assert entry("1", facets={"year": "1999"}).columns()["facets"] == {"year": ["1999"]}
    assert entry("1", date=None).columns()["facets"] == {}
    assert entry("1", date=date(2026, 1, 1)).columns()["facets"] == {"year": ["2026"]}


def test_source_has_a_slug():
    assert Source("circulation.item", "Tài liệu", list).slug == "circulation.item"
    with pytest.raises(ValueError, match="A source's slug"):
        Source("Tài liệu", "Tài liệu", list)
