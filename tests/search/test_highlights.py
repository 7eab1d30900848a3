import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.analysis import read, syllables
from search.census import Frequencies
from search.highlights import PASSAGE, Highlighter, beginnings
from search.marks import Marker
from search.records import record_of
from search.weights import weigh
from tests.search.conftest import entry, text_of

VIETNAMESE = st.text("aăâeêioôơuưyđbcmntBẢảóốạ\u0301\u0323\u200b \n.,-", max_size=80)


def marker(query, frequencies=None):
    reading = read(query)
    return Highlighter(Marker(reading, weigh(reading, frequencies or Frequencies(100, {}))))


def record(title="", summary="", text=""):
    return record_of(entry("1", title=title or " ", summary=summary, text=text))


def titled(query, text, frequencies=None):
    return text_of(marker(query, frequencies).title(record(text))).removesuffix(" " if not text else "")


@pytest.mark.parametrize(
    ("query", "text", "marked"),
    [
        ("bao ve", "Bảo vệ, bảo vệ", "[Bảo vệ], [bảo vệ]"),
        ("bảo vệ", "báo chí", "[báo] chí"),
        ("bảo vệ", "báo chí và bảo vệ", "báo chí và [bảo vệ]"),
        ("bao ve", "về việc bảo vệ", "về việc [bảo vệ]"),
        ("bao ve", "bảo quản và vệ sinh", "[bảo] quản và [vệ] sinh"),
        ("hoà bình", "Hòa Bình", "[Hòa Bình]"),
        ("tim", unicodedata.normalize("NFD", "Tìm"), f"[{unicodedata.normalize('NFD', 'Tìm')}]"),
        ("58-QĐ/TW", "Số 58-QĐ/TW", "Số [58]-[QĐ]/[TW]"),
        ("nothing", "Kế hoạch", "Kế hoạch"),
        ("kế hoạch", "", ""),
    ],
)
def test_title_marks_what_was_asked_and_nothing_else(query, text, marked):
    assert titled(query, text) == marked


def test_title_marks_a_frequent_word_only_beside_its_neighbour():
    frequencies = Frequencies(100, {"fcua": 90, "bcua_tinh": 5})

    assert titled("của tỉnh", "của người, của tỉnh", frequencies) == "của người, [của tỉnh]"


def test_passage_is_the_part_that_says_most():
    text = "Kế hoạch. " + "mở đầu " * 100 + "kế hoạch kiểm tra văn thư " + "kết thúc " * 100
    passage = text_of(marker("kế hoạch kiểm tra văn thư").passage(record(summary="", text=text)))

    assert "[kế hoạch kiểm tra văn thư]" in passage
    assert passage.startswith("… ")
    assert passage.endswith(" …")
    assert len(passage) < PASSAGE + 30


def test_passage_is_of_the_summary_when_that_says_more():
    shown = marker("kế hoạch kiểm tra").passage(record(summary="Kế hoạch kiểm tra", text="Kế hoạch"))

    assert text_of(shown) == "[Kế hoạch kiểm tra]"


def test_passage_of_a_text_that_says_nothing_is_its_beginning():
    assert (
        text_of(marker("xyz").passage(record(summary="", text="Thực hiện\n\n  nghiêm túc"))) == "Thực hiện nghiêm túc"
    )
    assert marker("xyz").passage(record(summary="", text=" \n")) == ()


def test_beginnings_marks_words_that_begin_with_what_is_typed():
    assert text_of(beginnings("Bảo vệ bí mật", ["ba", "mat"])) == "[Bảo] vệ bí [mật]"


@given(VIETNAMESE, VIETNAMESE)
def test_title_loses_no_character_and_marks_whole_words_of_the_query(query, text):
    segments = marker(query).title(record(text or " "))

    assert "".join(segment.text for segment in segments) == (text or " ")
    asked = set(read(query).words)
    marked = {word.folded for segment in segments if segment.marked for word in syllables(segment.text)}
    assert marked <= asked
    assert bool(marked) == bool(asked & {word.folded for word in syllables(text)})


@given(VIETNAMESE, st.text("bảo vệ mật kế hoạch\n.", max_size=900))
def test_passage_shows_a_stretch_of_the_text_and_no_more(query, text):
    segments = marker(query).passage(record(summary="", text=text))
    shown = "".join(segment.text for segment in segments).removeprefix("… ").removesuffix(" …")

    assert " ".join(shown.split()) in " ".join(text.split())
    assert len(shown) <= PASSAGE


def test_passage_of_a_word_without_end_is_cut():
    endless = "tờ khai " + "a" * 50_000

    assert len(text_of(marker("xyz").passage(record(text=endless)))) <= 2 * PASSAGE + 4
    assert len(text_of(marker("a" * 900).passage(record(text=endless)))) <= 2 * PASSAGE + 4
