from hypothesis import given
from hypothesis import strategies as st

from search.analysis.terms import entry_terms

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


def test_terms_tell_the_length_of_a_title():
    lengths = [
        of_kind(entry_terms(title="từ " * words, number="", summary="", text="").everywhere, "l")
        for words in (0, 1, 2, 3, 4, 31, 32)
    ]

    assert lengths == [{"0"}, {"0"}, {"1"}, {"1"}, {"2"}, {"4"}, {"5"}]


@given(st.text(max_size=50), st.text(max_size=50), st.text(max_size=50))
def test_terms_of_any_entry_survive_being_joined_and_split(title, number, text):
    terms = entry_terms(title=title, number=number, summary="", text=text)

    assert set(" ".join(terms.everywhere).split()) == terms.everywhere
    assert terms.title <= terms.everywhere
