import pytest

from search.analysis import read
from search.asking import best_match, read_filters
from search.backends.base import Match
from search.census import Frequencies
from search.weights import weigh

WORDS = ("fke", "fhoach", "fkiem", "ftra")


def chosen(query, **counts):
    """The choice when ``all_``, ``some`` and ``number`` entries have all words, some, or the number."""

    def count(match):
        if match.required:
            return counts.get("number", 0)
        return counts.get("all_", 0) if match.at_least == len(match.terms) else counts.get("some", 0)

    reading = read(query)
    return best_match(reading, weigh(reading, Frequencies(100, {})), count)


@pytest.mark.parametrize(
    ("counts", "at_least", "something_has_all"),
    [
        ({"all_": 1, "some": 50}, 4, True),
        ({"some": 50}, 2, False),
        ({}, 1, False),
    ],
)
def test_best_match_of_a_few_words_needs_all_if_anything_has_them(counts, at_least, something_has_all):
    assert chosen("kế hoạch kiểm tra", **counts) == (Match(terms=WORDS, at_least=at_least), something_has_all)


@pytest.mark.parametrize(
    ("counts", "at_least", "something_has_all"),
    [
        ({"all_": 10, "some": 50}, 8, True),
        ({"all_": 9, "some": 50}, 3, True),
        ({"some": 50}, 3, False),
        ({}, 1, False),
    ],
)
def test_best_match_of_many_words_needs_all_if_a_pageful_has_them(counts, at_least, something_has_all):
    match, has_all = chosen("một hai ba bốn năm sáu bảy tám", **counts)

    assert (match.at_least, has_all) == (at_least, something_has_all)


def test_best_match_of_a_number_requires_it():
    assert chosen("kế hoạch 58-QĐ/TW") == (Match(required=("n58|qd|tw",)), True)
    assert chosen("58 qd tw kế hoạch", number=1) == (Match(required=("n58|qd|tw",)), True)


def test_best_match_of_a_loose_number_that_nothing_bears_is_of_words():
    assert chosen("58 qd", all_=1).match == Match(terms=("f58", "fqd"), at_least=2)


def test_read_filters_is_bounded_and_drops_what_is_empty():
    read = read_filters({"kind": ["", "a", "a"], "year": [], "issuer": [str(value) for value in range(999)]})

    assert read.keys() == {"kind", "issuer"}
    assert read["kind"] == {"a"}
    assert len(read["issuer"]) == 50
