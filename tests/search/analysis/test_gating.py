import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis.gating import LONGEST_QUERY, MOST_SYLLABLES, prefixes, read


def test_read_counts_marks_only_where_they_were_typed():
    reading = read("bao ve bí mat")

    assert reading.words == ("bao", "ve", "bi", "mat")
    assert list(reading.exact.values()) == ["bi"]


def test_read_takes_bare_words_of_a_marked_query_as_bare():
    assert list(read("quy chế làm việc của ban chỉ đạo").exact.values()) == [
        *("quy", "che", "lam", "viec", "cua", "ban", "chi", "dao")
    ]


def test_read_takes_no_figure_for_an_exact_word():
    assert "2023" not in read("kế hoạch năm 2023").exact


@pytest.mark.parametrize("query", ["", " ", "*", "?", '"' * 10_000, "\0", "/(!+)+$/", "\u202e\u200b", "^~[]{}"])
def test_read_of_a_query_without_words_is_empty(query):
    assert not read(query)
    assert prefixes(query) == ()


def test_read_is_bounded():
    reading = read("kế hoạch " * 10_000 + " ".join(str(figure) for figure in range(10_000)))

    assert len(reading.words) <= MOST_SYLLABLES
    assert len(read("x" * 65_536).words[0]) <= 40
    assert len(read(" ".join(map(str, range(LONGEST_QUERY)))).words) == MOST_SYLLABLES


@given(st.text(max_size=200))
def test_read_understands_any_text(query):
    reading = read(query)

    assert set(reading.exact.values()) <= set(reading.words)
    assert {word for pair in reading.bigrams for word in pair} <= set(reading.words)
    assert bool(reading) == bool(prefixes(query))


def test_prefixes_are_those_of_every_word():
    assert prefixes("Bảo vệ bí") == ("pbao", "pve", "pbi")
