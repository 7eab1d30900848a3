"""Units that a document names are offered for a tick; what is not clear is not guessed."""

from dataclasses import dataclass

import pytest

from intranet.directives.named_units import named_units


@dataclass(frozen=True)
class Office:
    pk: int
    name: str
    short_name: str = ""


UNITS = [Office(1, "Sở Nội vụ", "SNV"), Office(2, "Sở Tài chính"), Office(3, "Văn phòng"), Office(4, "Văn phòng")]


@pytest.mark.parametrize(
    ("addressees", "recipients", "named"),
    [
        ([], ["- Sở Nội vụ;", "Lưu: VT."], [1]),
        ([], ["Sở nội vụ (để biết);"], [1]),
        ([], ["SNV, Sở Tài chính;"], [1, 2]),
        (["Sở Tài chính"], ["Như trên;"], [2]),
        (["Sở Tài chính"], ["Lưu: VT"], []),
        ([], ["Các sở, ban, ngành;", "Văn phòng;"], []),
    ],
)
def test_named_units_are_those_whose_name_stands_in_a_line(
    addressees: list[str], recipients: list[str], named: list[int]
) -> None:
    assert sorted(unit.pk for unit in named_units(addressees, recipients, UNITS)) == named
