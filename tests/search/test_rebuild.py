import pytest

from search import backends, catalogue, census, feed, models, rebuild
from search.backends.base import Stamp
from search.errors import Busy
from tests.search.conftest import entry, find, keys

pytestmark = pytest.mark.usefixtures("engine")


def test_rebuild_makes_an_index_of_all_records(put):
    catalogue.index(entry(str(number), "Kế hoạch") for number in range(12))
    models.Outbox.objects.all().delete()
    assert find("kế hoạch").total == 0

    assert rebuild.rebuild() == 12

    assert find("kế hoạch").total == 12
    assert census.frequencies(["fke"])["fke"] == 12


def test_rebuild_tells_its_progress(put, monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH", 5)
    put(*(entry(str(number)) for number in range(12)))
    told = []

    rebuild.rebuild(lambda done, total: told.append((done, total)))

    assert told == [(5, 12), (10, 12), (12, 12)]


def test_rebuild_answers_all_the_while_and_misses_nothing_that_changes_meanwhile(put, monkeypatch):
    monkeypatch.setattr(rebuild, "BATCH", 4)
    put(*(entry(str(number), "Kế hoạch") for number in range(12)))
    seen = []

    def meanwhile(done, total):
        if done == 8:
            catalogue.remove("letter", "0")
            catalogue.index(
                [entry("1", "Kế hoạch", tokens=["unit:9"]), entry("2", "Kế hoạch năm"), entry("20", "Kế hoạch")]
            )
            feed.drain()
        seen.append(find("kế hoạch").total)

    rebuild.rebuild(meanwhile)

    assert seen == [12, 11, 11]
    assert sorted(keys(find("kế hoạch"))) == sorted(["2", "20", *(str(number) for number in range(3, 12))])
    assert keys(find("năm")) == ["2"]
    assert sorted(stamp.revision for stamp in backends.current().stamps()) == [1] * 10 + [2] * 2


def test_rebuild_does_not_forget_what_waits(put):
    put(entry("1", "Kế hoạch"))
    catalogue.index([entry("1", "Kế hoạch", tokens=["unit:9"])])

    rebuild.rebuild()

    assert find("kế hoạch").total == 0
    assert find("kế hoạch", tokens=["unit:9"]).total == 0
    feed.drain()
    assert find("kế hoạch", tokens=["unit:9"]).total == 1


def test_rebuild_that_is_interrupted_leaves_the_old_index(put):
    put(entry("1", "Kế hoạch"))

    with pytest.raises(KeyboardInterrupt):
        rebuild.rebuild(lambda done, total: (_ for _ in ()).throw(KeyboardInterrupt))

    assert keys(find("kế hoạch")) == ["1"]
    assert rebuild.rebuild() == 1
    assert keys(find("kế hoạch")) == ["1"]


def test_rebuild_beside_another_is_refused(put):
    put(entry("1", "Kế hoạch"))

    with backends.current().replacing(), pytest.raises(Busy):
        rebuild.rebuild()


@pytest.mark.parametrize(
    ("stamps", "expected"),
    [
        ([], ([2, 4, 6], [])),
        ([(2, 1), (4, 1), (6, 1)], ([], [])),
        ([(1, 1), (2, 1), (3, 9), (4, 2), (7, 1), (8, 1)], ([4, 6], [1, 3, 7, 8])),
        ([(9, 1)], ([2, 4, 6], [9])),
    ],
)
def test_differences_walk_both_in_order(db, stamps, expected):
    columns = entry("1").columns()
    models.Entry.objects.bulk_create(models.Entry(pk=pk, source="letter", key=str(pk), **columns) for pk in (2, 4, 6))

    assert rebuild.differences(iter([Stamp(*stamp) for stamp in stamps])) == expected
