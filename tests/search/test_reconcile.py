import pytest

from search import catalogue, feed, models
from search.reconcile import compare, heal
from tests.search.conftest import entry, find, keys

pytestmark = pytest.mark.usefixtures("engine")


def drift():
    """Change the records behind the outbox's back: one narrowed, one gone, one new."""
    models.Entry.objects.filter(key="1").update(tokens=["unit:9"], revision=2)
    models.Entry.objects.filter(key="2").delete()
    models.Entry.objects.create(source="letter", key="3", title="Kế hoạch", url="/3/", tokens=["any"])


def pk(key):
    return models.Entry.objects.get(key=key).pk


def test_compare_finds_nothing_where_all_was_told(put):
    put(entry("1"), entry("2"))
    catalogue.index([entry("1", "Chưa báo"), entry("3")])

    assert not compare()


def test_compare_names_what_differs(put):
    put(entry("1", "Kế hoạch"), entry("2", "Kế hoạch"), entry("0", "Kế hoạch"))
    gone = pk("2")
    drift()

    assert compare() == ([pk("1"), pk("3")], [gone])


def test_heal_has_the_engine_told_of_what_differs(put):
    put(entry("1", "Kế hoạch"), entry("2", "Kế hoạch"), entry("0", "Kế hoạch"))
    drift()

    assert heal() == 3
    assert heal() == 0
    assert find("kế hoạch").total == 1
    feed.drain()

    assert not compare()
    assert sorted(keys(find("kế hoạch"))) == ["0", "3"]
    assert heal() == 0
