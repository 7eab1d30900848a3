import pytest

from search.analysis import read
from search.analysis.syllables import forms
from search.asking import best_match, read_filters
from search.backends.base import Match, having_all, having_any
from search.census import Frequencies
from search.weights import weigh

WORDS = ("fke", "fhoach", "fkiem", "ftra")
PAIRS = ("bke_hoach", "bhoach_kiem", "bkiem_tra")


def chosen(query, known=None, **counts):
    """The choice when ``all_``, ``some`` and ``number`` entries have all words, two in a row, or the number."""

    def count(match):
        if match.every[0][0][0].startswith("n"):
            return counts.get("number", 0)
        return counts.get("some" if match.every[0][0][0].startswith("b") else "all_", 0)

    reading = read(query, known)
    return best_match(reading, weigh(reading, Frequencies(100, {})), count)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ({"all_": 1, "some": 50}, (having_all(WORDS), True)),
        ({"some": 50}, (having_any(PAIRS), False)),
        ({}, (having_all(WORDS), False)),
    ],
)
def test_best_match_of_a_few_words_needs_all_if_anything_has_them(counts, expected):
    assert chosen("kế hoạch kiểm tra", **counts) == expected


@pytest.mark.parametrize(
    ("counts", "first", "something_has_all"),
    [
        ({"all_": 10, "some": 50}, (("fmot",),), True),
        ({"all_": 9, "some": 50}, (("bmot_hai",), ("bhai_ba",)), True),
        ({"some": 50}, (("bmot_hai",), ("bhai_ba",)), False),
    ],
)
def test_best_match_of_many_words_needs_all_if_a_pageful_has_them(counts, first, something_has_all):
    match, has_all = chosen("một hai ba bốn năm sáu bảy tám", **counts)

    assert (match.every[0][: len(first)], has_all) == (first, something_has_all)


def test_best_match_of_words_that_stand_nowhere_in_a_row_needs_any():
    def only_words(match):
        return 3 if match == having_any(WORDS) else 0

    reading = read("kế hoạch kiểm tra")
    assert best_match(reading, weigh(reading, Frequencies(100, {})), only_words) == (having_any(WORDS), False)


def test_best_match_of_a_number_requires_it():
    assert chosen("kế hoạch 58-QĐ/TW") == (having_all(["n58|qd|tw"]), True)
    assert chosen("58 qd tw kế hoạch", number=1) == (having_all(["n58|qd|tw"]), True)


def test_best_match_of_a_loose_number_that_nothing_bears_is_of_words():
    assert chosen("58 qd", all_=1).match == having_all(["f58", "fqd"])


def test_best_match_takes_another_wording_for_the_words_it_stands_for():
    committee = {("ubnd",): [("uy", "ban", "nhan", "dan")]}

    assert chosen("UBND tỉnh", committee, all_=1).match == Match(
        ((("fubnd",), ("tuy_ban_nhan", "tban_nhan_dan")), (("ftinh",),))
    )


def test_best_match_requires_what_is_quoted_whatever_else_is_found():
    match = chosen('"kế hoạch" kiểm tra', some=1).match

    assert match.every[-1] == (("bke_hoach", *("e" + forms(word)[0] for word in ("kế", "hoạch"))),)


def test_read_filters_is_bounded_and_drops_what_is_empty():
    read = read_filters({"kind": ["", "a", "a"], "year": [], "issuer": [str(value) for value in range(999)]})

    assert read.keys() == {"kind", "issuer"}
    assert read["kind"] == {"a"}
    assert len(read["issuer"]) == 50
