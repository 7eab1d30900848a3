"""Pure rules: comparable symbols, and whether readers reach those who are asked."""

import pytest

from intranet.directives.rules import fold, reaches, symbol_key


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


@pytest.mark.parametrize(
    ("readers", "term", "ancestors", "expected"),
    [
        (["any"], "under:7", [1, 7], True),
        (["under:1"], "under:7", [1, 7], True),
        (["under:7"], "under:7", [1, 7], True),
        (["unit:7"], "under:7", [1, 7], False),
        (["unit:7"], "post:clerk@7", [1, 7], True),
        (["under:9"], "under:7", [1, 7], False),
        ([], "user:5", [], False),
        (["user:5"], "user:5", [], True),
    ],
)
def test_reaches(readers: list[str], term: str, ancestors: list[int], expected: bool) -> None:
    assert reaches(readers, term, ancestors) is expected
