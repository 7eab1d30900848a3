"""A new index while people ask, and one that was interrupted."""

from collections.abc import Callable
from threading import Event
from typing import Any

import pytest

from search import backends, catalogue, feed, rebuild, reconcile
from tests.elastic import NEEDED, address
from tests.search.backends.elastic.office import drain
from tests.search.conftest import entry, find, keys

pytestmark = NEEDED

EVERYBODYS = [str(number) for number in range(20)]
NARROWED = EVERYBODYS[:5]


def test_people_ask_while_indexes_are_replaced_and_find_all_they_may_and_nothing_else(
    transactional_db: None, site_on: Callable[[str], None], at_once: Callable[..., list[Any]]
) -> None:
    site_on(address(shards=2, replicas=1))
    is_narrowing, are_narrowed, is_over = Event(), Event(), Event()

    def prepare(_number: int) -> None:
        catalogue.index(entry(key, "Kế hoạch") for key in EVERYBODYS)
        catalogue.index(entry(f"secret {key}", "Kế hoạch", tokens=["user:7"]) for key in EVERYBODYS)
        drain()

    def ask() -> int:
        """Ask until it is over; returns how often."""
        times = 0
        while not is_over.is_set():
            narrowed = are_narrowed.is_set()
            results = find("kế hoạch", size=50)
            found = set(keys(results))
            least = set(EVERYBODYS[5:] if is_narrowing.is_set() else EVERYBODYS)
            most = set(EVERYBODYS[5:] if narrowed else EVERYBODYS)
            assert least <= found <= most, (narrowed, found)
            assert results.total == len(found)
            times += 1
        return times

    def replace() -> int:
        """Three new indexes one after the other; what is narrowed in between the engine hears of late."""
        try:
            rebuild.rebuild()
            is_narrowing.set()
            catalogue.index(entry(key, "Kế hoạch", tokens=["user:7"]) for key in NARROWED)
            are_narrowed.set()
            rebuild.rebuild()
            rebuild.rebuild()
            return 1
        finally:
            is_over.set()

    at_once(prepare)
    asked = at_once(lambda number: ask() if number else replace(), 3)

    assert all(times > 0 for times in asked)
    assert at_once(lambda _number: (drain(), reconcile.compare())[1]) == [([], [])]


def test_an_interrupted_rebuild_is_gone_on_with_and_misses_nothing_that_changed_meanwhile(
    db: None, site_on: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    site_on(address(shards=2, replicas=1))
    monkeypatch.setattr(rebuild, "BATCH", 10)
    catalogue.index(entry(f"{number:02}", "Kế hoạch") for number in range(40))
    drain()

    def interrupt(done: int, total: int) -> None:
        if done == 20:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild.rebuild(interrupt)
    assert find("kế hoạch").total == 40
    catalogue.remove("letter", "00")
    catalogue.index([entry("01", "Kế hoạch", tokens=["user:7"]), entry("40", "Kế hoạch")])
    feed.drain()
    assert find("kế hoạch").total == 39
    told: list[tuple[int, int]] = []

    assert rebuild.rebuild(lambda done, total: told.append((done, total))) == 40

    assert told == [(29, 40), (39, 40), (40, 40)]
    assert (find("kế hoạch").total, find("kế hoạch", tokens=["user:7"]).total) == (39, 1)
    assert not reconcile.compare()
    assert backends.current().size() == 40
