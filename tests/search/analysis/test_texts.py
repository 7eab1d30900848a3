from hypothesis import given
from hypothesis import strategies as st

from search.analysis import signs, syllables
from search.analysis.signs import Sought
from search.analysis.texts import SignedText, Text, kept, read_again, reopened, signed

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

    assert text.places(Sought({"bao"}), 99) == {0: "bao", 2: "bao", 4: "bao"}
    assert text.places(Sought({"bao"}), 3) == {0: "bao", 2: "bao"}


@given(ANY, ANY)
def test_read_again_answers_as_the_words_of_a_text_do(summary, text):
    kept_signs = signed(kept(summary, text), summary, text)
    for given_text, read in zip((summary, text), read_again(kept_signs, summary, text), strict=True):
        plain = Text(given_text)
        sought = Sought(plain.folded[::2], {word: {plain.words[0]} for word in plain.folded[:1]})
        found = plain.places(sought, 9)

        assert type(read) is SignedText
        assert (read.places(sought, 9), len(read)) == (found, len(plain))
        assert [read.is_as_typed(at, word, sought) for at, word in found.items()] == [
            plain.is_as_typed(at, word, sought) for at, word in found.items()
        ]
        assert [read.says(at, tuple(plain.folded[:2])) for at in range(len(plain))] == [
            plain.says(at, tuple(plain.folded[:2])) for at in range(len(plain))
        ]
        places = [*range(len(plain)), *range(0, len(plain), 3)]
        assert [read.span(at, at) for at in places] == [plain.span(at, at) for at in places]


def test_read_again_breaks_a_text_whose_signs_were_never_kept():
    gap = "một" + " " * 60_000 + "hai"
    (never,), (too_long,) = read_again("", "Bảo vệ"), read_again(signed(kept(gap), gap), gap)

    assert (never.words, never.span(0, 1)) == (Text("Bảo vệ").words, (0, 6))
    assert too_long.span(1, 1) == (60_003, 60_006)


def test_places_of_two_words_that_share_half_of_a_sign_are_told_apart(monkeypatch):
    monkeypatch.setitem(signs._KNOWN, "bao", "\u4e00\u4e01")
    monkeypatch.setitem(signs._KNOWN, "ve", "\u4e00\u4e02")
    (text,) = read_again(signed(kept("bao ve"), "bao ve"), "bao ve")

    assert text.places(Sought({"ve"}), 9) == {1: "ve"}
    assert text.places(Sought({"bao", "ve"}), 9) == {0: "bao", 1: "ve"}
