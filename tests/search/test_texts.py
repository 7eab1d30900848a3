from hypothesis import given
from hypothesis import strategies as st

from search.analysis import syllables
from search.texts import Text, kept, reopened

ANY = st.text("aăbBđ \u0301\u0323\u200b_\n\f.,-1", max_size=60)


@given(ANY, ANY)
def test_reopened_gives_the_words_and_places_that_were_kept(summary, text):
    for given_text, opened in zip((summary, text), reopened(kept(summary, text), summary, text), strict=True):
        words = list(syllables(given_text))

        assert opened.words == [word.exact for word in words]
        assert opened.folded == [word.folded for word in words]
        assert [opened.span(at, at) for at in range(len(words))] == [word[:2] for word in words]


def test_reopened_breaks_a_text_whose_words_were_never_kept():
    (text,) = reopened("", "Bảo vệ")

    assert text.folded == ["bao", "ve"]
    assert text.span(0, 1) == (0, 6)


def test_reopened_breaks_a_text_with_a_gap_too_long_to_be_kept():
    gap = "một" + " " * 60_000 + "hai"
    (text,) = reopened(kept(gap), gap)

    assert text.span(1, 1) == (60_003, 60_006)


def test_places_are_those_of_the_first_words_only():
    text = Text("bao về báo vệ bao")

    assert text.places({"bao"}, 99) == {0: "bao", 2: "bao", 4: "bao"}
    assert text.places({"bao"}, 3) == {0: "bao", 2: "bao"}
