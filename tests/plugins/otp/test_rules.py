"""Which code belongs to which step."""

import pytest

from plugins.otp.rules import CELLS, card_code, in_groups, matching_step, plain, recovery_code
from tests.plugins.otp.rfc6238 import code_at, typed_secret

SECRET = b"12345678901234567890"
NOW = 1_800_000_015
STEP = NOW // 30


@pytest.mark.parametrize(("away", "found"), [(-2, None), (-1, STEP - 1), (0, STEP), (1, STEP + 1), (2, None)])
def test_matching_step_reaches_one_step_either_way(away: int, found: int | None) -> None:
    assert matching_step(SECRET, code_at(SECRET, NOW + 30 * away), NOW, -1) == found


@pytest.mark.parametrize("seconds", [-31, 31])
def test_matching_step_with_a_clock_half_a_minute_off(seconds: int) -> None:
    assert matching_step(SECRET, code_at(SECRET, NOW + seconds), NOW, -1) in {STEP - 1, STEP, STEP + 1, None}
    assert matching_step(SECRET, code_at(SECRET, NOW + 3 * seconds), NOW, -1) is None


@pytest.mark.parametrize(("after", "found"), [(STEP - 1, STEP), (STEP, None), (STEP + 1, None)])
def test_matching_step_not_before_the_last_one_used(after: int, found: int | None) -> None:
    assert matching_step(SECRET, code_at(SECRET, NOW), NOW, after) == found


@pytest.mark.parametrize("code", ["", "12345", "1234567", "12a456", "١٢٣٤٥٦", "12345\x00", "-12345", "+12345"])
def test_matching_step_of_what_is_no_code(code: str) -> None:
    assert matching_step(SECRET, code, NOW, -1) is None


def test_typed_secret_is_the_secret() -> None:
    typed = in_groups(SECRET)

    assert (typed_secret(typed), {len(group) for group in typed.split()}) == (SECRET, {4})


def test_cells_of_a_card_are_read_line_by_line() -> None:
    assert (len(CELLS), CELLS[:6], CELLS[-1]) == (40, ("A1", "B1", "C1", "D1", "E1", "A2"), "E8")


def test_codes_are_plain_once_typed() -> None:
    assert plain(" ab-12 ơ ") == "AB12"
    assert len(plain(recovery_code())) == 10
    assert len(card_code()) == 6
