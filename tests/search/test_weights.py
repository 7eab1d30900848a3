from hypothesis import given
from hypothesis import strategies as st

from search.analysis import read
from search.analysis.gating import LONGEST_QUERY
from search.analysis.syllables import forms
from search.analysis.terms import TRIGRAM
from search.census import Frequencies
from search.weights import A_SERIES, OWN, asked_terms, weigh


def weights(query, entries=1_000, **frequencies):
    weighing = weigh(read(query), Frequencies(entries, frequencies))
    return {clause.term: clause.weight for clause in weighing.clauses}, tuple(weighing.words)


def pairs(query, **frequencies):
    return weigh(read(query), Frequencies(1_000, frequencies)).pairs


def test_weigh_gives_the_rarer_word_more():
    given, _ = weights("ke hoach", fke=500, fhoach=10)

    assert given["fhoach"] > given["fke"]
    assert given["bke_hoach"] > given["fhoach"]


def test_weigh_counts_marks_only_where_they_were_typed():
    assert set(weights("ke hoach")[0]) == {"fke", "fhoach", "bke_hoach"}
    assert set(weights("kế hoạch")[0]) == {
        *("fke", "fhoach", "bke_hoach"),
        *("e" + forms(word)[0] for word in ("kế", "hoạch")),
    }


def test_weigh_counts_a_common_word_by_its_marks_alone_where_they_were_typed():
    apart, _ = weights("kế hoạch", fke=100, fhoach=10)
    at_once, words = weights("kế hoạch", fke=101, fhoach=10)
    marked = "e" + forms("kế")[0]

    assert set(apart) - set(at_once) == {"fke"}
    assert at_once[marked] == apart[marked] + weights("ke", fke=101)[0]["fke"]
    assert words == ("ke", "hoach")


def test_weigh_leaves_out_a_frequent_word_where_a_pair_stands_in():
    given, words = weights("nhà nước", fnha=600, fnuoc=20, bnha_nuoc=15)

    assert words == ("nuoc",)
    assert "fnha" not in given
    assert not any(term.startswith("enh") for term in given)


def test_weigh_keeps_a_frequent_word_that_no_pair_stands_in_for():
    assert weights("nhà", fnha=900)[1] == ("nha",)
    assert weights("nhà nước", fnha=900, fnuoc=20)[1] == ("nha", "nuoc")


def test_weigh_keeps_all_words_if_none_would_be_left():
    given, words = weights("nhà nước", fnha=900, fnuoc=900, bnha_nuoc=800)

    assert words == ("nha", "nuoc")
    assert set(given) == {"bnha_nuoc"}


def test_weigh_lets_an_own_number_count_most_unless_a_series_bears_it():
    assert weights("58-QĐ/TW")[0]["o58|qd|tw"] == OWN
    assert "o58|qd|tw" not in weights("58-QĐ/TW", **{"o58|qd|tw": A_SERIES + 1})[0]


def test_weigh_without_a_census_still_counts_words():
    given, _ = weights("kế hoạch", entries=0)

    assert len(set(given.values())) <= 3
    assert min(given.values()) >= 1


@given(st.text("aáảbcđê 0123456789-/QĐTW", max_size=LONGEST_QUERY), st.integers(0, 10**9))
def test_weights_of_any_query_add_up_exactly_in_32_bits(query, entries):
    reading = read(query)
    weighing = weigh(reading, Frequencies(entries, {}))

    assert sum(clause.weight + clause.in_title for clause in weighing.clauses) < 2**24
    assert {clause.term for clause in weighing.clauses if clause.term[0] != TRIGRAM} <= set(asked_terms(reading))


def test_weigh_counts_three_words_in_a_row_by_what_each_counts():
    given, _ = weights("kế hoạch kiểm tra", fke=500, fhoach=10, fkiem=10, ftra=10)

    assert given["thoach_kiem_tra"] > given["tke_hoach_kiem"] > 0
    assert given["thoach_kiem_tra"] == round(0.4 * given["fhoach"])


def test_weigh_gives_another_wording_most_of_what_was_typed():
    reading = read("UBND", {("ubnd",): [("uy", "ban", "nhan", "dan")]})
    clauses = {clause.term: clause.weight for clause in weigh(reading, Frequencies(1_000, {})).clauses}

    assert clauses["tuy_ban_nhan"] == clauses["tban_nhan_dan"] == round(0.4 * clauses["fubnd"])


def test_weigh_leaves_common_pairs_out_of_those_that_find_if_another_is_known():
    assert pairs("kế hoạch kiểm tra", bke_hoach=200, bkiem_tra=20) == ("bhoach_kiem", "bkiem_tra")
    assert pairs("kế hoạch kiểm", bke_hoach=200) == ("bke_hoach", "bhoach_kiem")
