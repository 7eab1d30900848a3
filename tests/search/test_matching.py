from datetime import date

from search import backends, catalogue
from search.catalogue import matching
from tests.search.conftest import entry

PLAN = entry("1", "Kế hoạch trồng cây", number="41/KH-UBND", date=date(2026, 1, 2), facets={"type": "Kế hoạch"})
NEWER = entry("2", "Kết quả trồng cây", date=date(2026, 3, 4), text="Theo 41/KH-UBND.")
CLOSED = entry("3", "Trồng cây tại Sở", tokens=["unit:1"], date=date(2026, 2, 3))
PART = entry("1", "Kế hoạch trồng cây", part="1", text="trồng cây bằng lăng", attachment="a.pdf", date=date(2026, 1, 2))


def keys(text, *, tokens=("any",), sources=("letter",), **more):
    found = matching(text, tokens=tokens, sources=sources, **more)
    return None if found is None else [key for _source, key in found]


def test_matching_are_all_that_may_be_seen_the_newest_first(engine, put, django_assert_num_queries):
    put(PLAN, NEWER, CLOSED, PART)

    assert keys("trong cay") == ["2", "1"]
    assert keys("trong cay", tokens=["any", "unit:1"]) == ["2", "3", "1"]
    assert keys("41/KH-UBND") == ["2", "1"]
    assert keys("trồng cây", filters={"type": ["Kế hoạch"]}) == keys("trồng cây", until=date(2026, 2, 1)) == ["1"]
    assert keys("trong cay", exactly=True) == keys("") == keys("cay", tokens=[]) == keys("cay", sources=[]) == []
    with django_assert_num_queries(4):
        keys("trong cay")


def test_matching_have_every_word(put):
    put(PLAN, NEWER)

    assert (keys("kết quả bằng lăng"), keys('"kết quả trồng" cây'), keys("trồng")) == ([], ["2"], ["2", "1"])


def test_matching_forget_at_once_what_is_withdrawn(put):
    put(PLAN, NEWER)
    catalogue.remove("letter", "2")

    assert keys("trong cay") == ["1"]


def test_matching_says_nothing_while_the_engine_is_down(put, settings, tmp_path):
    put(PLAN)
    (tmp_path / "file").write_text("no folder")
    settings.SEARCH_URL, settings.SEARCH_INDEX_DIR = "", tmp_path / "file"
    backends.close()

    assert keys("trong cay") is None
