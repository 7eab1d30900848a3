"""Somebody in 500 circles, an entry for 200: no limit of clauses, the answers stay exact. What it costs: ``bench``."""

from search import catalogue
from search.catalogue import Entry
from tests.search.conftest import entry, facet, find, keys

PRIVATE, HELD = 700, 500


def some_entries() -> list[Entry]:
    """One entry for each of 700 circles, one for 200 of others, one for everybody."""
    private = [
        entry(f"p{at}", "Kế hoạch riêng", tokens=[f"unit:{at}"], facets={"issuer": "A"}) for at in range(PRIVATE)
    ]
    shared = entry("shared", "Kế hoạch chung", tokens=[f"under:{at}" for at in range(200)], facets={"issuer": "B"})
    return [*private, shared, entry("open", "Kế hoạch mở")]


def test_many_circles_are_all_asked_for_and_no_others(engine, put):
    put(*some_entries())
    held = ["any", *(f"unit:{at}" for at in range(HELD - 2)), "under:199"]

    found = find("kế hoạch", tokens=held)

    assert (found.total, facet(found, "issuer")) == (HELD, {"A": HELD - 2, "B": 1})
    seen = [key for page in range(1, 6) for key in keys(find("kế hoạch", tokens=held, page=page, size=100))]
    assert set(seen) == {"open", "shared", *(f"p{at}" for at in range(HELD - 2))}
    assert keys(find("kế hoạch chung", tokens=["under:0"])) == keys(find("chung", tokens=["under:199"])) == ["shared"]
    assert find("kế hoạch", tokens=["under:200", f"unit:{PRIVATE}"]).total == 0
    assert len(catalogue.suggest("kế hoạch ri", tokens=held, sources=["letter"])) > 0
