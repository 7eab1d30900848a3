import logging
from dataclasses import replace

import pytest

from search import backends, catalogue, feed, models
from search.backends.base import Document, Removal, SourceRemoval
from search.errors import EngineDown
from tests.search.conftest import entry, find, keys


def kinds(changes):
    return [(type(change).__name__, getattr(change, "id", None)) for change in changes]


def test_changes_tell_each_entry_once_as_it_is_now(db):
    catalogue.index([entry("1"), entry("2")])
    catalogue.index([entry("1", "Sau cùng")])
    first, second = models.Entry.objects.order_by("pk")
    changes = feed.changes_of(models.Outbox.objects.order_by("pk"))

    assert kinds(changes) == [("Document", second.pk), ("Document", first.pk)]
    assert isinstance(changes[1], Document)
    assert "fsau" in changes[1].terms
    assert changes[1].revision == 2


def test_changes_of_what_is_gone_are_removals(db):
    catalogue.index([entry("1"), entry("2")])
    catalogue.remove("letter", "1")
    catalogue.drop_source("letter")
    catalogue.index([entry("1")])
    changes = feed.changes_of(models.Outbox.objects.order_by("pk"))

    assert [type(change) for change in changes] == [Removal, Removal, SourceRemoval, Document]


def test_drain_tells_so_much_at_a_time_and_forgets_what_was_told(engine, db):
    catalogue.index(entry(str(number), "Kế hoạch") for number in range(25))

    assert [feed.drain(10) for _ in range(4)] == [10, 10, 5, 0]
    assert feed.waiting() == 0
    assert find("kế hoạch").total == 25


def test_drain_tells_a_source_dropped_before_what_came_after(engine, db):
    catalogue.index([entry("1", "Kế hoạch")])
    feed.drain()
    catalogue.drop_source("letter")
    catalogue.index([entry("2", "Kế hoạch")])
    assert find("kế hoạch").total == 0

    feed.drain()

    assert keys(find("kế hoạch")) == ["2"]
    assert backends.current().size() == 1


def test_drain_again_after_a_crash_tells_the_same(engine, db):
    """The engine has committed, but the notes are still there."""
    catalogue.index([entry("1", "Kế hoạch"), entry("2", "Kế hoạch")])
    notes = list(models.Outbox.objects.all())
    feed.drain()
    models.Outbox.objects.bulk_create(notes)

    assert feed.drain() == 2
    assert find("kế hoạch").total == 2
    assert backends.current().size() == 2


def test_drain_while_somebody_else_writes_leaves_it_to_them(engine, db, caplog):
    catalogue.index([entry("1", "Kế hoạch")])

    with backends.current().writing():
        assert feed.drain() == 0
        feed.after_commit()

    assert feed.waiting() == 1
    assert caplog.records == []
    assert feed.drain() == 1


def test_after_commit_leaves_a_bulk_load_to_the_worker(db):
    catalogue.index(entry(str(number)) for number in range(feed.AT_ONCE + 5))
    feed.after_commit()

    assert feed.waiting() == 5


def test_an_engine_that_cannot_be_written_to_keeps_everything_waiting(db, settings, tmp_path, caplog):
    (tmp_path / "file").write_text("no folder")
    settings.SEARCH_URL, settings.SEARCH_INDEX_DIR = "", tmp_path / "file"
    catalogue.index([entry("1")])

    with pytest.raises(EngineDown):
        feed.drain()
    feed.after_commit()

    assert feed.waiting() == 1
    assert caplog.record_tuples[0][1] == logging.ERROR


def test_an_engine_that_cannot_be_read_gives_an_answer_that_says_so(db, settings, tmp_path):
    settings.SEARCH_URL = ""
    catalogue.index([entry("1", "Kế hoạch")])
    feed.drain()
    for file in tmp_path.glob("index/index-*/*"):
        file.write_bytes(b"")
    backends.close()

    results = find("kế hoạch")

    notice = "Hiện chưa tra cứu được. Vui lòng thử lại sau."
    assert results == catalogue.Results(total=None, listed=None, pages=None, notice=notice)
    assert catalogue.suggest("kế", tokens=["any"], sources=["letter"]) == ()


def test_drain_counts_words_when_nothing_waits(db):
    catalogue.index([entry("1", "Kế hoạch"), replace(entry("2", "Kế hoạch"), tokens=["unit:1"])])
    feed.drain()
    assert models.Census.objects.count() == 0

    feed.drain()

    assert models.Census.objects.get().entries == 1
