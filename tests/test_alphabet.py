"""The Vietnamese alphabet: letters, then tones, syllable by syllable."""

from types import SimpleNamespace

import pytest

from intranet.alphabet import by_full_name, by_given_name, order_key, without_marks


@pytest.mark.parametrize(
    "ordered",
    [
        ["An", "Ăn", "Ân", "Bình", "Cường", "Dung", "Đức", "Em", "Ê", "Giang"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["Ô", "Ơ", "Phú", "U", "Ư", "Vân", "Yến"],
        ["Sở Nội vụ", "Sở Tài chính", "Sở Y tế", "Ủy ban", "Văn phòng"],
        ["hà anh", "hạ an"],
        ["Hòa", "Hoàng"],
        ["Phòng 1", "Phòng An ninh"],
    ],
)
def test_names_stand_in_the_order_of_the_alphabet(ordered: list[str]) -> None:
    mixed = sorted(ordered, reverse=True)

    assert sorted(mixed, key=order_key) == ordered


def test_capitals_and_ways_of_writing_a_letter_make_no_difference() -> None:
    assert order_key("ĐỨC") == order_key("đư\u0301c")


def test_people_stand_by_given_or_by_family_name() -> None:
    names = [("Đỗ Văn", "An"), ("Bùi Thị", "Đào"), ("Dương", "Cúc"), ("Trần", "An")]
    people = [SimpleNamespace(last_name=last, first_name=first, pk=pk) for pk, (last, first) in enumerate(names)]

    by_given = [(each.last_name, each.first_name) for each in sorted(people, key=by_given_name)]
    by_family = [each.last_name for each in sorted(people, key=by_full_name)]

    assert by_given == [("Đỗ Văn", "An"), ("Trần", "An"), ("Dương", "Cúc"), ("Bùi Thị", "Đào")]
    assert by_family == ["Bùi Thị", "Dương", "Đỗ Văn", "Trần"]


def test_without_marks_is_plain() -> None:
    assert without_marks("Đặng Thị Ước") == "dang thi uoc"
