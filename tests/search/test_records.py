from dataclasses import replace

import pytest
from django.db import transaction

from search import catalogue, feed, models
from search.catalogue import Source
from tests.search.conftest import entry, find, keys

LETTER = entry("1", "Kế hoạch", text="Nội dung")


def waiting():
    return list(models.Outbox.objects.order_by("pk").values_list("entry", "withdraws"))


def stored(key, part=""):
    return models.Entry.objects.get(key=key, part=part)


@pytest.fixture
def told(db):
    """One letter, known to the engine."""
    catalogue.index([LETTER])
    feed.drain()
    return stored("1").pk


def test_index_notes_a_new_entry(db):
    assert catalogue.index([LETTER]) == 1
    assert waiting() == [(stored("1").pk, False)]


def test_index_of_an_unchanged_entry_writes_nothing(told, django_assert_num_queries):
    with django_assert_num_queries(3):  # savepoint, read, release
        assert catalogue.index([LETTER]) == 0

    assert waiting() == []
    assert stored("1").revision == 1


@pytest.mark.parametrize(
    ("change", "withdraws"),
    [
        ({"title": "Kế hoạch mới"}, False),
        ({"tokens": ["any", "unit:1"]}, False),
        ({"tokens": ["unit:1"]}, True),
        ({"tokens": []}, True),
        ({"tokens": ["unit:1"], "title": "Kế hoạch mới"}, True),
        ({"facets": {"kind": "Directive"}}, False),
        ({"date": None}, False),
        ({"text": "Nội dung mới"}, False),
        ({"text": ""}, True),
    ],
)
def test_index_of_a_changed_entry_notes_whether_somebody_loses_it(told, change, withdraws):
    assert catalogue.index([replace(LETTER, **change)]) == 1

    assert waiting() == [(told, withdraws)]
    assert stored("1").revision == 2


def test_index_takes_the_last_of_two_states_of_an_entry(db):
    catalogue.index([LETTER, replace(LETTER, title="Sau")])

    assert stored("1").title == "Sau"
    assert models.Entry.objects.count() == 1


def test_index_in_a_transaction_that_fails_leaves_nothing(db):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        catalogue.index([LETTER] * (1 // 0 if catalogue.index([LETTER]) else 1))

    assert models.Entry.objects.count() == 0
    assert waiting() == []


def test_index_of_many_entries_asks_little(db, django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        assert catalogue.index(entry(str(number)) for number in range(600)) == 600


def test_remove_takes_all_parts_or_one(db):
    catalogue.index([LETTER, replace(LETTER, part="a"), replace(LETTER, part="b"), entry("2")])

    assert catalogue.remove("letter", "1", part="a") == 1
    assert catalogue.remove("letter", "1") == 2
    assert catalogue.remove("letter", "1") == 0
    assert catalogue.remove("other", "2") == 0
    assert [row.key for row in models.Entry.objects.all()] == ["2"]
    assert [withdraws for _, withdraws in waiting()][-3:] == [True, True, True]


def test_drop_source_takes_everything_with_one_note(db):
    catalogue.index([*(entry(str(number)) for number in range(30)), entry("1", source="guide")])
    models.Outbox.objects.all().delete()

    assert catalogue.drop_source("letter") == 30
    assert waiting() == [(None, True)]
    assert [row.source for row in models.Entry.objects.all()] == ["guide"]


def test_reindex_brings_a_source_up_to_date(db):
    catalogue.index([LETTER, entry("2"), entry("3"), entry("9", source="guide")])
    source = Source("letter", "Văn bản", lambda: [LETTER, entry("3", "Mới"), entry("4")])

    assert catalogue.reindex(source) == (2, 1)
    assert catalogue.reindex(source) == (0, 0)
    assert sorted(row.key for row in models.Entry.objects.all()) == ["1", "3", "4", "9"]


@pytest.mark.django_db(transaction=True)
def test_what_is_committed_can_be_found_at_once(engine):
    catalogue.index([LETTER])
    assert keys(find("kế hoạch")) == ["1"]

    catalogue.index([replace(LETTER, title="Thông báo")])
    assert keys(find("kế hoạch")) == []
    assert keys(find("thông báo")) == ["1"]

    catalogue.remove("letter", "1")
    assert keys(find("thông báo")) == []
    assert waiting() == []


def test_replace_puts_in_what_is_new_and_takes_out_the_other_parts(told):
    catalogue.index([entry("1", part="a"), entry("1", part="b"), entry("2")])

    assert catalogue.replace("letter", "1", [LETTER, entry("1", part="b", text="mới")]) == 2

    assert sorted(models.Entry.objects.values_list("key", "part")) == [("1", ""), ("1", "b"), ("2", "")]
    assert stored("1").pk == told
