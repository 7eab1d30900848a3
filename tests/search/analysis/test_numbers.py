from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.numbers import asked_numbers, written_numbers
from search.analysis.syllables import syllables
from search.analysis.texts import Text

TYPES = st.sampled_from(["QĐ", "CT", "NQ", "KL", "HD", "TB", "BC", "KH", "CV", "TTr", "NĐ"])
ISSUERS = st.sampled_from(["TW", "UBND", "HĐND", "BTCTW", "VPTW", "SNV", "BCĐTW", "UBKTTU"])
FIGURES = st.integers(1, 9_999)


def written(text):
    return [(number.figure, *number.symbols) for number in written_numbers(Text(text))]


def asked(text):
    return [(number.figure, *number.symbols) for number in asked_numbers(text, list(syllables(text)))]


def terms_in(text):
    return {term for number in written_numbers(Text(text)) for term in number.terms()}


def asked_term(text):
    (number,) = asked_numbers(text, list(syllables(text)))
    return number.term()


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Số: 1052/UBND-NC", ("1052", "ubnd", "nc")),
        ("Quy định số 58-QĐ/TW ngày 08/02/2022", ("58", "qd", "tw")),
        ("Hướng dẫn số 01-HD/BTCTW", ("1", "hd", "btctw")),
        ("30/2020/NĐ-CP", ("30", "2020", "nd", "cp")),
        ("30/2000/PL-UBTVQH10", ("30", "2000", "pl", "ubtvqh10")),
        ("153/TTr-CAT-PA03", ("153", "ttr", "cat", "pa03")),
        ("8/2018/L-CTN", ("8", "2018", "l", "ctn")),
        ("63/2026/NÐ-CP", ("63", "2026", "nd", "cp")),
        ("36\u2011HD/VPTW", ("36", "hd", "vptw")),
        ("24/2020/TT\u2212BCA", ("24", "2020", "tt", "bca")),
        ("Số: 15 / QĐ – UBND", ("15", "qd", "ubnd")),
        ("Số : 1985 - CV / TU", ("1985", "cv", "tu")),
        ("1052/ubnd-nc", ("1052", "ubnd", "nc")),
        ("57-NQ/TƯ", ("57", "nq", "tw")),
    ],
)
def test_written_number_is_found_in_a_text(text, number):
    assert written(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "ngày 20/3/2023",
        "tháng 3/2023",
        "năm 2015 - Nam bộ",
        "COVID-19",
        "từ 8-10 giờ",
        "QUYẾT ĐỊNH 58 - VỀ VIỆC",
        "Điều 5/luật",
        "khoản 2-tiếp theo",
        "",
    ],
)
def test_written_number_is_not_seen_in_dates_and_prose(text):
    assert written(text) == []


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ("58 qd tw", ("58", "qd", "tw")),
        ("QĐ 58", ("58", "qd")),
        ("qd tw 58", ("58", "qd", "tw")),
        ("CT TU 12", ("12", "ct", "tu")),
        ("1052 ubnd", ("1052", "ubnd")),
        ("công văn 1052 UBND NC về bảo vệ", ("1052", "ubnd", "nc")),
        ("26 2020 nd cp", ("26", "2020", "nd", "cp")),
        ("nđ 26/2020", ("26", "2020", "nd")),
    ],
)
def test_asked_number_may_be_typed_loosely(query, number):
    assert asked(query) == [number]


@pytest.mark.parametrize("query", ["kh 2024", "da 5", "50 kg", "tu 12", "công văn 1052", "năm 2023", "12 tháng 3"])
def test_asked_number_is_not_guessed_from_words_and_years(query):
    assert asked(query) == []


@given(FIGURES, TYPES, ISSUERS)
def test_every_spelling_of_a_number_asks_for_the_same(figure, kind, issuer):
    borne = terms_in(f"Số {figure:02}-{kind}/{issuer}")

    for spelling in (
        f"{figure}-{kind}/{issuer}",
        f"{figure:03}/{kind}-{issuer}",
        f"{figure} – {kind} / {issuer}",
        f"{figure}-{kind}/{issuer}".lower(),
        f"{figure}\u2011{kind}\u2215{issuer}",
        f"{figure}/{kind}".lower(),
        f"{figure}/{issuer}",
    ):
        assert asked_term(spelling) in borne
    if not 1900 <= figure <= 2099:
        assert asked_term(f"{figure} {kind} {issuer}".lower().replace("đ", "d")) in borne
        assert asked_term(f"{kind} {figure}") in borne


@given(FIGURES, FIGURES, TYPES, ISSUERS)
def test_another_figure_is_another_number(figure, other, kind, issuer):
    assert (asked_term(f"{other}-{kind}/{issuer}") in terms_in(f"{figure}-{kind}/{issuer}")) == (figure == other)


@given(st.text("0123456789/-–. qđQĐUBNDtw\u00a0\n", max_size=60))
def test_numbers_of_any_text_lie_within_it_and_do_not_overlap(text):
    words = list(syllables(text))
    found = sorted(asked_numbers(text, words), key=lambda number: number.first)

    assert all(one.last <= other.first for one, other in pairwise(found))
    assert all(0 <= number.first < number.last <= len(words) for number in found)
    assert all(number.term() in set(number.terms()) for number in found)
