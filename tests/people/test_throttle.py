"""Security cases 1, 2, 15 and 16: tries are counted before anything is hashed, and no count is for ever."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
import time_machine

from intranet.people import throttle
from intranet.people.models import Bucket

NOON = datetime.fromisoformat("2026-03-02T05:00:00+00:00")
DOOR = "test"

pytestmark = pytest.mark.django_db


def _tries(count: int, account: str = "a", source: str = "1.1.1.1") -> list[bool]:
    return [throttle.attempt(DOOR, account, source) is not None for _ in range(count)]


@pytest.mark.parametrize(
    ("failures", "seconds"), [(0, 0), (4, 0), (5, 15), (6, 30), (7, 60), (8, 120), (9, 240), (10, 300), (99, 300)]
)
def test_steps_wait_doubles_to_a_cap(failures: int, seconds: int) -> None:
    assert throttle.PAIR.wait(failures) == seconds


def test_attempt_is_strict_for_an_account_from_one_source() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert _tries(7) == [True] * 5 + [False] * 2
        clock.shift(15)
        assert _tries(2) == [True, False]
        clock.shift(29)
        assert _tries(1) == [False]
        clock.shift(1)
        assert _tries(1) == [True]


def test_attempt_that_is_refused_costs_nothing() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        _tries(5)
        _tries(500)
        clock.shift(15)
        assert _tries(1) == [True]


def test_attempt_forgets_after_an_hour() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        _tries(5)
        clock.shift(3600)
        assert _tries(6) == [True] * 5 + [False]


def test_attempt_slows_down_many_sources_on_one_account_for_minutes_only() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert [_tries(1, source=f"2.2.2.{number}") for number in range(22)] == [[True]] * 20 + [[False]] * 2
        for number in range(12):
            clock.shift(901)
            assert _tries(2, source=f"3.3.3.{number}") == [True, False]


def test_attempt_from_a_source_known_to_the_account_is_not_slowed_down_by_others() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        throttle.attempt(DOOR, "a", "9.9.9.9").succeeded()
        for number in range(30):
            _tries(1, source=f"2.2.2.{number}")
        assert _tries(1, source="2.2.2.99") == [False]
        assert _tries(1, source="9.9.9.9") == [True]
        clock.shift(timedelta(days=31))
        for number in range(30):
            _tries(1, source=f"2.2.3.{number}")
        assert _tries(1, source="9.9.9.9") == [False]


def test_attempt_bounds_what_one_source_can_ask_for() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        passed = [_tries(1, account=f"account{number}")[0] for number in range(80)]
        assert passed == [True] * 60 + [False] * 20
        clock.shift(5)
        assert _tries(2, account="other") == [True, False]


def test_attempt_of_a_known_pair_passes_where_the_source_is_full_and_stays_strict(db: None) -> None:
    with time_machine.travel(NOON, tick=False):
        own = throttle.attempt(DOOR, "own", "1.1.1.1")
        assert own is not None
        own.succeeded()
        for number in range(80):
            _tries(1, account=f"account{number}")

        assert _tries(1, account="stranger") == [False]
        assert _tries(7, account="own") == [True] * 5 + [False] * 2


def test_attempt_that_succeeds_frees_the_source_of_itself_only() -> None:
    with time_machine.travel(NOON, tick=False):
        for number in range(59):
            _tries(1, account=f"account{number}")
        for _round in range(100):
            throttle.attempt(DOOR, "own", "1.1.1.1").succeeded()
        assert _tries(2, account="other") == [True, False]


def test_attempt_that_succeeds_clears_the_pair() -> None:
    with time_machine.travel(NOON, tick=False):
        _tries(4)
        throttle.attempt(DOOR, "a", "1.1.1.1").succeeded()
        assert _tries(6) == [True] * 5 + [False]


def test_attempt_counts_one_spelling_of_a_name() -> None:
    with time_machine.travel(NOON, tick=False):
        spellings = ["Anna", "anna ", "ANNA", "ａnna", "anna"]
        assert [_tries(1, account=name) for name in spellings] == [[True]] * 5
        assert _tries(1, account="aNNa") == [False]


def test_attempt_keeps_no_name_and_no_address() -> None:
    _tries(1, account="mật khẩu gõ nhầm", source="8.8.8.8")

    rows = [str(value) for row in Bucket.objects.values_list() for value in row]
    assert len(rows) == 12
    assert [value for value in rows if "mật" in value or "8.8.8.8" in value] == []


def test_attempt_of_a_refused_source_adds_no_rows() -> None:
    with time_machine.travel(NOON, tick=False):
        for number in range(60):
            _tries(1, account=f"account{number}")
        before = Bucket.objects.count()
        _tries(1, account="yet another")
        assert Bucket.objects.count() == before


def test_forget_old_keeps_known_sources() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        _tries(1, account="stranger")
        throttle.attempt(DOOR, "known", "1.1.1.1").succeeded()
        clock.shift(timedelta(days=2))
        assert throttle.forget_old() == 4
        assert Bucket.objects.count() == 1
        clock.shift(timedelta(days=30))
        assert throttle.forget_old() == 1


def test_attempt_counts_tries_that_come_at_once(at_once: Callable[..., list[Any]]) -> None:
    with time_machine.travel(NOON, tick=False):
        passed = at_once(lambda _number: throttle.attempt(DOOR, "a", "1.1.1.1") is not None, times=24)

    assert sum(passed) == 5


def test_seconds_left_tells_how_long_the_next_try_is_refused() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert throttle.seconds_left(DOOR, "a", "1.1.1.1") == 0
        _tries(5)
        assert (throttle.seconds_left(DOOR, "A", "1.1.1.1"), throttle.seconds_left(DOOR, "b", "1.1.1.1")) == (15, 0)
        clock.shift(14.5)
        assert (throttle.seconds_left(DOOR, "a", "1.1.1.1"), _tries(1)) == (1, [False])
        clock.shift(0.5)
        assert (throttle.seconds_left(DOOR, "a", "1.1.1.1"), _tries(1)) == (0, [True])


def test_seconds_left_of_a_source_and_of_an_account_end_when_a_try_is_let_through() -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        for number in range(60):
            _tries(1, account=f"account-{number}")
        for number in range(20):
            _tries(1, account="slow", source=f"2.2.2.{number}")
        left = throttle.seconds_left(DOOR, "new", "1.1.1.1"), throttle.seconds_left(DOOR, "slow", "3.3.3.3")
        assert left == (5, 15)
        assert _tries(1, account="new") + _tries(1, account="slow", source="3.3.3.3") == [False, False]
        clock.shift(15)
        assert _tries(1, account="new") + _tries(1, account="slow", source="3.3.3.3") == [True, True]
