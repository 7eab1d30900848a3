"""What is left out of a question, and what is shown elsewhere than among its hits."""

from dataclasses import replace

from django.db import connection
from django.test.utils import CaptureQueriesContext

from search import catalogue, models
from tests.search.conftest import entry, facet, find, keys

FIRST, OUT = [("letter", "2")], [("letter", "3")]


def letters(count=4):
    return [entry(str(number), f"Kế hoạch {number}", facets={"issuer": f"Sở {number}"}) for number in range(count)]


def test_left_out_is_as_if_it_did_not_exist(engine, put):
    part = entry("3", "Kế hoạch 3", part="annex", text="phụ lục kế hoạch", attachment="a.pdf")
    put(*letters(), part)
    assert find("kế hoạch").total == 5

    without = find("kế hoạch", without=OUT)

    put(*letters(3))
    catalogue.remove("letter", "3")
    assert without == find("kế hoạch")
    assert (without.total, facet(without, "issuer")) == (3, {"Sở 0": 1, "Sở 1": 1, "Sở 2": 1})


def test_apart_counts_and_does_not_stand_among_the_hits(engine, put):
    put(*letters())
    plain = find("kế hoạch", size=3)

    first, second = (find("kế hoạch", apart=FIRST, without=OUT, size=2, page=page) for page in (1, 2))

    assert [key for key in keys(find("kế hoạch")) if key not in {"2", "3"}] == keys(first) == keys(second)
    assert (first.total, first.listed, first.pages, second.page, first.has_next) == (3, 2, 1, 1, False)
    assert facet(first, "issuer") == {"Sở 0": 1, "Sở 1": 1, "Sở 2": 1}
    assert (plain.total, len(find("kế hoạch", apart=FIRST).hits)) == (4, 3)


def test_apart_that_does_not_match_changes_nothing(engine, put):
    put(*letters(), entry("other", "Khác hẳn"))

    assert find("kế hoạch", apart=[("letter", "other"), ("letter", "none")]) == find("kế hoạch")


def test_apart_and_left_out_that_may_not_be_seen_change_nothing(engine, put):
    put(*letters(2), entry("2", "Kế hoạch mật", tokens=["unit:9"]), entry("3", "Kế hoạch mật", tokens=["unit:9"]))
    assert find("kế hoạch", tokens=["any", "unit:9"], apart=FIRST, without=OUT).total == 3

    assert find("kế hoạch", apart=FIRST, without=OUT) == find("kế hoạch")


def test_apart_that_was_withdrawn_is_not_counted_although_the_engine_was_not_told(engine, put):
    put(*letters())
    catalogue.index([replace(letters()[2], tokens=["unit:9"])])

    assert find("kế hoạch", apart=FIRST) == find("kế hoạch")
    assert find("kế hoạch", apart=FIRST).total == 3


def test_apart_that_the_engine_holds_wrongly_is_not_counted(engine, put):
    put(*letters())
    models.Entry.objects.filter(key="2").update(tokens=["unit:9"], is_open=False, revision=2)

    assert (find("kế hoạch", apart=FIRST).total, models.Outbox.objects.count()) == (3, 1)


def test_what_is_picked_costs_one_query_however_much_it_is(put):
    put(*letters(6))
    asked = ((), FIRST, [("letter", str(number)) for number in range(3)])
    find("kế hoạch")

    costs = []
    for some in asked:
        with CaptureQueriesContext(connection) as made:
            assert find("kế hoạch", apart=some, without=OUT if some else ()).total == (5 if some else 6)
        costs.append(len(made))

    assert costs == [costs[0], costs[0] + 1, costs[0] + 1]
