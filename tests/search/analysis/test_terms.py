import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.terms import entry_terms, phrase

LETTER = {
    "title": "Bảo vệ chính trị nội bộ",
    "number": "1052/UBND-NC",
    "summary": "V/v tăng cường",
    "text": "Thực hiện Quy định số 58-QĐ/TW.",
}


def of_kind(terms, kind):
    return {term[1:] for term in terms if term[0] == kind}


def test_terms_of_a_title_are_repeated_for_its_weight():
    terms = entry_terms(**LETTER)

    assert terms.title < terms.everywhere
    assert of_kind(terms.title, "f") == {"bao", "ve", "chinh", "tri", "noi", "bo"}
    assert of_kind(terms.title, "b") == {"bao_ve", "ve_chinh", "chinh_tri", "tri_noi", "noi_bo"}


def test_terms_tell_a_number_cited_from_the_entrys_own():
    terms = entry_terms(**LETTER).everywhere

    assert of_kind(terms, "n") == {"1052|ubnd", "1052|nc", "1052|nc|ubnd", "58|qd", "58|tw", "58|qd|tw"}
    assert of_kind(terms, "o") == {"1052|ubnd", "1052|nc", "1052|nc|ubnd"}


def test_terms_of_a_number_are_no_pairs():
    terms = entry_terms(**{**LETTER, "text": "", "summary": ""}).everywhere

    assert {"1052", "ubnd", "nc"} <= of_kind(terms, "f")
    assert not any("1052" in pair for pair in of_kind(terms, "b"))


def test_terms_hold_the_beginnings_of_title_and_number_only():
    terms = entry_terms(title="Bảo", number="58-QĐ/TW", summary="mật", text="mật").everywhere

    assert of_kind(terms, "p") == {"b", "ba", "bao", "5", "58", "q", "qd", "t", "tw"}


def test_terms_count_the_words_of_title_and_of_the_rest():
    terms = entry_terms(title="Bảo vệ", number="58-QĐ/TW", summary="V/v tăng cường", text="Quy định số 58.")

    assert (terms.title_length, terms.text_length) == (2, 8)


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ()),
        (["uy"], ("fuy",)),
        (["uy", "ban"], ("buy_ban",)),
        (["uy", "ban", "nhan", "dan"], ("tuy_ban_nhan", "tban_nhan_dan")),
    ],
)
def test_phrase_is_what_an_entry_has_that_says_it(words, expected):
    assert phrase(words) == expected
    if words:
        assert set(expected) <= entry_terms(title=" ".join(words), number="", summary="", text="").everywhere


@given(st.text(max_size=50), st.text(max_size=50), st.text(max_size=50))
def test_terms_of_any_entry_survive_being_joined_and_split(title, number, text):
    terms = entry_terms(title=title, number=number, summary="", text=text)

    assert set(" ".join(terms.everywhere).split()) == terms.everywhere
    assert terms.title <= terms.everywhere
