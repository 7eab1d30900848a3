import re

import pytest

from intranet.numbering.rules import blank_symbol, numbered


@pytest.mark.parametrize(
    ("symbol", "value", "whole"),
    [
        ("/UBND-NC", 7, "07/UBND-NC"),
        ("/QĐ-UBND", 1052, "1052/QĐ-UBND"),
        ("-CT/TU", 3, "03-CT/TU"),
        ("12/UBND-NC", 13, "13/UBND-NC"),
        ("…/KH-SNV", 9, "09/KH-SNV"),
    ],
)
def test_number_stands_before_the_symbol(symbol: str, value: int, whole: str) -> None:
    assert numbered(symbol, value) == whole


@pytest.mark.parametrize("symbol", ["", "UBND", "/qđ-ubnd", "/UBND NC", "về việc"])
def test_what_is_no_symbol_gets_no_number(symbol: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(symbol)}$"):
        numbered(symbol, 1)


@pytest.mark.parametrize(
    ("family", "code", "unit", "symbol"),
    [
        ("state", "QĐ", "", "/QĐ-UBND"),
        ("state", "", "NC", "/UBND-NC"),
        ("state", "", "", "/UBND"),
        ("party", "CT", "", "-CT/UBND"),
    ],
)
def test_symbol_of_a_draft_follows_its_family_and_type(family: str, code: str, unit: str, symbol: str) -> None:
    assert blank_symbol(family=family, type_code=code, office="UBND", unit=unit) == symbol
