"""Accents are put on their letters, whatever order and distance they came in."""

import unicodedata
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intranet.files.extraction.marks import composed_letter, composed_marks

_LETTERS = "ấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữựáảãạỳỷỹỵẤẬĂỆỐỢỬÝ"


@pytest.mark.parametrize("letter", _LETTERS)
def test_composed_letter_takes_its_marks_in_any_order(letter: str) -> None:
    base, *marks = unicodedata.normalize("NFD", letter)

    assert {composed_letter(base + "".join(order)) for order in permutations(marks)} == {letter}


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Nghị quyê\u0301t", "Nghị quyết"),
        ("Nghi\u0323 quyé\u0302t", "Nghị quyết"),
        ("Nghi \u0323quyết", "Nghịquyết"),
        ("ti \u0309nh", "tỉnh"),
        ("thu\u031bo\u031b\u0300ng", "thường"),
        ("d\u0335a\u0309ng D\u0335A\u0309NG", "đảng ĐẢNG"),
        ("hộ\u0323i", "hội"),
        ("b\u0301 và a\u0301\u0300", "b\u0301 và á\u0300"),
    ],
)
def test_composed_marks_puts_accents_where_they_belong(broken: str, whole: str) -> None:
    assert composed_marks(broken) == whole


@given(st.text())
def test_composed_marks_twice_is_once(text: str) -> None:
    once = composed_marks(text)

    assert composed_marks(once) == once


@given(st.text(alphabet=st.characters(max_codepoint=0x2FF)))
def test_composed_marks_of_text_without_marks_is_nfc(text: str) -> None:
    assert composed_marks(text) == unicodedata.normalize("NFC", text)
