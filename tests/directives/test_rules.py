"""Pure rules: comparable symbols and words."""

import pytest

from intranet.directives.rules import fold, symbol_key


@pytest.mark.parametrize(
    "symbol",
    ["58-QĐ/TW", "58 - QĐ / TW", "58-QD/TW", "058-qđ/tw", "58\u2011QĐ/TW", "58-QĐ\u2215TW"],
)
def test_symbol_key_of_every_spelling_is_the_same(symbol: str) -> None:
    assert symbol_key(symbol) == "58-qd/tw"


def test_symbol_key_keeps_different_numbers_apart() -> None:
    assert len({symbol_key(s) for s in ("58-QĐ/TW", "580-QĐ/TW", "58-QĐ/TU", "58/QĐ-TW")}) == 4


def test_fold_drops_marks_and_capitals() -> None:
    assert fold("Bảo Vệ ĐẢNG") == "bao ve dang"
