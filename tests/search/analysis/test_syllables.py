import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.syllables import LONGEST_SYLLABLE, exact_words, forms, syllables, word_end

VIETNAMESE = st.text("aăâeêioôơuưyđbcdghklmnprstvxÀÁẢÃẠằắẳẵặềếểễệỳýỷỹỵòóỏõọ \n-/.,0123456789", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hòa", "hoà"),
        ("Thủy", "thuỷ"),
        ("quý", "qúy"),
        ("khỏe", "khoẻ"),
        ("ĐẢNG", "đảng"),
        ("NÐ", "nđ"),
        ("việc", unicodedata.normalize("NFD", "việc")),
        ("bảo", "ba\u00ado\u0309"),
        ("mật", "m\u200bật"),
    ],
)
def test_forms_of_two_spellings_of_a_word_are_the_same(one, other):
    assert forms(one) == forms(other)


@pytest.mark.parametrize(("one", "other"), [("bảo", "báo"), ("mật", "mất"), ("đa", "da"), ("thu", "thư")])
def test_forms_of_two_words_that_differ_by_marks_share_the_folded_form_only(one, other):
    assert forms(one)[0] != forms(other)[0]
    assert forms(one)[1] == forms(other)[1]


def test_forms_of_an_endless_word_are_cut():
    exact, folded = forms("á" * 10_000)

    assert len(folded) == LONGEST_SYLLABLE
    assert len(exact) == LONGEST_SYLLABLE + 1


def test_syllables_carry_offsets_of_the_text_as_given():
    text = unicodedata.normalize("NFD", "Bảo vệ,  bí mật!")

    assert [text[word.start : word.end] for word in syllables(text)] == [
        unicodedata.normalize("NFD", word) for word in ("Bảo", "vệ", "bí", "mật")
    ]


@given(VIETNAMESE)
def test_folded_forms_do_not_depend_on_marks_or_normal_form(text):
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    plain = plain.replace("đ", "d").replace("Đ", "D")

    assert [word.folded for word in syllables(text)] == [word.folded for word in syllables(plain)]
    assert [word[2:] for word in syllables(text)] == [
        word[2:] for word in syllables(unicodedata.normalize("NFD", text))
    ]


@given(st.text(max_size=80))
def test_syllables_of_any_text_are_in_order_and_hold_no_white_space(text):
    words = list(syllables(text))

    assert [word.start for word in words] == sorted({word.start for word in words})
    assert all(word.start < word.end <= len(text) for word in words)
    assert all(len(form.split()) == 1 for word in words for form in (word.exact, word.folded) if form)


@given(VIETNAMESE)
def test_exact_words_begin_and_end_where_the_syllables_do(text):
    words, starts = exact_words(text)

    assert [(exact, start, word_end(text, start)) for exact, start in zip(words, starts, strict=True)] == [
        (word.exact, word.start, word.end) for word in syllables(text)
    ]


def test_forms_of_endless_words_are_not_remembered_whole():
    forms.cache_clear()
    list(syllables("a" * 10_000 + " " + "a" * 20_000))

    assert forms.cache_info().currsize == 1
