import socket
from datetime import timedelta

import pytest
from django.utils import timezone

from search import backends, catalogue, feed, models
from search.backends.elastic.breaker import FAILURES
from search.health import LATE, check, status
from tests.search.conftest import entry


def test_health_of_an_empty_catalogue_is_good(engine, db):
    assert check() == (True, "Tra cứu được 0 mục.")


def test_health_of_a_catalogue_that_was_told_everything_is_good(engine, put):
    put(entry("1"), entry("2", tokens=["unit:1"]))

    assert check() == (True, "Tra cứu được 2 mục.")
    found = status()
    assert (found.entries, found.open_entries, found.told, found.waiting, found.withdrawn) == (2, 1, 2, 0, 0)


def test_health_is_bad_when_changes_wait_too_long(engine, put):
    put(entry("1"))
    catalogue.index([entry("2")])
    assert check()[0]

    models.Outbox.objects.update(since=timezone.now() - LATE - timedelta(seconds=1))

    is_well, message = check()
    assert not is_well
    assert message.startswith("1 thay đổi chưa được đưa vào chỉ mục")


def test_health_is_bad_when_the_index_differs(engine, put):
    put(entry("1"), entry("2"))
    models.Entry.objects.filter(key="1").delete()

    assert check() == (
        False,
        "Chỉ mục không khớp với dữ liệu: hãy chạy “manage.py catalogue verify”, sau đó “rebuild”.",
    )


@pytest.fixture
def embedded(settings):
    settings.SEARCH_URL = ""


def test_health_is_bad_without_an_index_of_this_version(embedded, db):
    catalogue.index([entry("1")])

    assert check() == (False, "Chưa có chỉ mục của phiên bản này: hãy chạy “manage.py catalogue rebuild”.")


def test_health_is_bad_when_the_engine_is_down(embedded, db, tmp_path):
    catalogue.index([entry("1")])
    feed.drain()
    for file in tmp_path.glob("index/index-*/*"):
        file.write_bytes(b"")
    backends.close()

    is_well, message = check()

    assert not is_well
    assert message.startswith("Bộ máy tra cứu không trả lời: ")


def test_health_says_in_the_language_of_the_reader_why_a_cluster_gives_no_answer(db, settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:  # takes connections and says nothing
        settings.SEARCH_URL = f"elastic+http://127.0.0.1:{silent.getsockname()[1]}/sen?deadline=0.1"
        said = [check() for _ in range(FAILURES + 1)]

    assert {is_well for is_well, _ in said} == {False}
    assert [sentence.partition(": ")[2] for _, sentence in said] == [
        *["Quá thời gian chờ."] * FAILURES,
        "Vừa không có trả lời, hệ thống tạm ngừng hỏi trong vài giây.",
    ]
