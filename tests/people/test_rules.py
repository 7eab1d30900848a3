from datetime import UTC, date, datetime

import pytest
import time_machine

from intranet.people.rules import covers, invisible_in, local_date, normal_username, overlap, today

MONDAY, TUESDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 3), date(2026, 3, 6)


@time_machine.travel("2026-03-01T17:30:00Z", tick=False)
def test_today_is_the_day_in_ho_chi_minh_city() -> None:
    assert today() == MONDAY


def test_local_date_of_a_moment_before_midnight_there() -> None:
    assert local_date(datetime(2026, 3, 1, 16, 59, tzinfo=UTC)) == date(2026, 3, 1)


@pytest.mark.parametrize(
    ("starts", "ends", "on", "expected"),
    [
        (MONDAY, FRIDAY, MONDAY, True),
        (MONDAY, FRIDAY, FRIDAY, True),
        (TUESDAY, FRIDAY, MONDAY, False),
        (MONDAY, TUESDAY, FRIDAY, False),
        (MONDAY, None, FRIDAY, True),
        (TUESDAY, MONDAY, MONDAY, False),
        (TUESDAY, MONDAY, TUESDAY, False),
    ],
)
def test_covers_includes_both_ends(starts: date, ends: date | None, on: date, expected: bool) -> None:
    assert covers(starts, ends, on) is expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((MONDAY, TUESDAY), (TUESDAY, FRIDAY), True),
        ((MONDAY, MONDAY), (TUESDAY, None), False),
        ((MONDAY, None), (FRIDAY, None), True),
        ((FRIDAY, None), (MONDAY, TUESDAY), False),
    ],
)
def test_overlap_counts_a_shared_day(
    one: tuple[date, date | None], other: tuple[date, date | None], expected: bool
) -> None:
    assert overlap(*one, *other) is expected
    assert overlap(*other, *one) is expected


@pytest.mark.parametrize("typed", ["Tran.Thu.Ha", " tran.thu.ha ", "TRAN.THU.HA", "ｔｒａｎ.thu.ha"])
def test_normal_username_knows_one_spelling(typed: str) -> None:
    assert normal_username(typed) == "tran.thu.ha"


@pytest.mark.parametrize(
    ("text", "hidden"),
    [
        ("Nguyễn Thị Mai-Anh", ""),
        ("Y Kđăm Niê", ""),
        ("Mai\u202eiaM", "U+202E"),
        ("\ufeffMai", "U+FEFF"),
        ("Ma\u200bi", "U+200B"),
        ("Ma\u2066i\u2069", "U+2066"),
        ("Ma\u00adi", "U+00AD"),
        ("Mai\u3164", "U+3164"),
        ("Mai\u2028", "U+2028"),
    ],
)
def test_a_character_that_nobody_sees_is_found(text: str, hidden: str) -> None:
    assert invisible_in(text) == hidden
