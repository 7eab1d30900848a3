from datetime import timedelta

from django.utils import timezone

from search import catalogue, census, models
from tests.search.conftest import entry


def put(count, **more):
    catalogue.index(entry(str(number), "Kế hoạch", **more) for number in range(count))


def counted(*terms):
    known = census.frequencies(terms)
    return [known.entries, *(known[term] for term in terms)]


def test_frequencies_count_open_entries_only(db):
    catalogue.index(
        [
            entry("1", "Kế hoạch", number="58-QĐ/TW"),
            entry("2", "Kế hoạch", text="bảo vệ", number="58-QĐ/TW"),
            entry("3", "Kế hoạch bảo vệ", tokens=["unit:1"]),
        ]
    )
    census.take()

    assert counted("fke", "bke_hoach", "ehoach", "o58|qd", "fbao", "fxyz") == [2, 2, 2, 0, 2, 0, 0]
    assert not models.Frequency.objects.filter(term__startswith="n").exists()


def test_frequencies_before_the_first_census_are_nothing(db):
    put(3)

    assert counted("fke") == [0, 0]


def test_census_adds_up_over_several_portions(db, monkeypatch):
    monkeypatch.setattr(census, "MOST_IN_HAND", 3)
    monkeypatch.setattr(census, "_ROWS", 2)
    put(5)
    census.take()

    assert counted("fke", "fhoach") == [5, 5, 5]


def test_census_in_force_is_the_newest_complete_one(db):
    put(2)
    old, new = census.take(), census.take()
    unfinished = models.Census.objects.create(entries=99)

    assert counted("fke") == [2, 2]
    assert set(models.Census.objects.all()) == {new, unfinished}
    assert not models.Frequency.objects.filter(census_id=old.pk).exists()


def test_census_deletes_one_that_was_abandoned_long_ago(db):
    models.Census.objects.create()
    models.Census.objects.update(taken=timezone.now() - timedelta(days=2))
    census.take()

    assert models.Census.objects.count() == 1


def test_census_is_due_when_the_open_entries_grew_by_a_tenth(db):
    put(20)
    assert census.take_if_due()
    assert not census.take_if_due()

    catalogue.index(entry(f"closed {number}", tokens=["unit:1"]) for number in range(50))
    catalogue.index(entry(f"new {number}") for number in range(2))
    assert not census.take_if_due()

    catalogue.index([entry("one more")])
    assert census.take_if_due()


def test_census_is_not_due_in_an_empty_catalogue(db):
    assert not census.take_if_due()


def test_frequencies_are_given_whatever_a_process_forgets_meanwhile(db, monkeypatch):
    put(3)
    census.take()
    monkeypatch.setattr(census, "MOST_KNOWN", 0)

    assert counted("fke") == [3, 3]
    assert counted("fke", "fhoach", "fxyz") == [3, 3, 3, 0]
    assert counted("fxyz", "fke") == [3, 0, 3]
