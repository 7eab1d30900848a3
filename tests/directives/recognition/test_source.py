"""Cleaning keeps the way back to the original."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intranet.directives.recognition.source import Source

_TROUBLE = st.text(
    alphabet=st.one_of(
        st.characters(), st.sampled_from("aêơưẬ*_#>\\|-\u0301\u0323\u0302\u200b\ufeff\u00ad\u00a0\r\n\f\t\x00\ud800")
    ),
    max_size=200,
)


@settings(deadline=None)
@given(_TROUBLE)
def test_span_stays_inside_the_original_and_in_order(text):
    source = Source(text)

    spans = [source.span(i, i + 1) for i in range(len(source.text))]
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert spans == sorted(spans)


@settings(deadline=None)
@given(_TROUBLE)
def test_lines_are_pieces_of_the_clean_text(text):
    source = Source(text)

    assert all(source.text[line.start : line.end] == line.text for line in source.lines())
    assert not any("\x00" in line.text or "\ud800" in line.text for line in source.lines())


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_span_of_a_word_covers_its_accents(form):
    original = unicodedata.normalize(form, "**ỦY BAN NHÂN DÂN** tỉnh *Tuyên Quang*, ngày")
    source = Source(original)

    for word in ("ỦY BAN NHÂN DÂN", "Tuyên Quang", "ngày"):
        at = source.text.index(word)
        start, end = source.span(at, at + len(word))
        assert unicodedata.normalize("NFC", original[start:end]) == word


@pytest.mark.parametrize(
    ("original", "clean"),
    [
        ("# CHỈ THỊ", "CHỈ THỊ"),
        ("- **4.** Tăng cường", "- 4. Tăng cường"),
        ("* Như trên;", "- Như trên;"),
        ("  * Như trên;", "  - Như trên;"),
        ("_An Bình_", "An Bình"),
        ("Thanh Xuân _ Trung tâm", "Thanh Xuân _ Trung tâm"),
        ("1\\. Một", "1. Một"),
        ("a\r\nb\rc", "a \nb\nc"),
        ("a\u200bb\ufeff", "ab"),
        ("1052/UBND\u2011NC", "1052/UBND\u2011NC"),
    ],
)
def test_source_removes_what_is_not_text(original, clean):
    assert Source(original).text == clean


def test_lines_leave_page_numbers_and_rules_out():
    lines = list(Source("Một\n-----\n\nHai\f2\nBa").lines())

    assert [line.text for line in lines] == ["Một", "Hai", "Ba"]
    assert [line.after_gap for line in lines] == [False, True, True]
    assert [line.opens_page for line in lines] == [False, False, True]
