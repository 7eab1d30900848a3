"""What is found when it was not typed as it is written, on every engine."""

import pytest

from search import models
from search.catalogue import put_wording
from tests.search.conftest import entry, find, keys, text_of

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def letters(put, renew):
    put(
        entry("1", "Bảo vệ bí mật nhà nước", text="Quy chế của UBND tỉnh"),
        entry("2", "Bảo vệ bí mật của ủy ban nhân dân", text="Kế hoạch năm"),
        entry("3", "Lưu trữ", text="Bảo quản và vệ sinh kho"),
        entry("4", "Kế hoạch kín", text="Zanzibar", tokens=["unit:1"]),
        entry("5", "Kế hoạch kín", text="Zanzibar", tokens=["unit:1"]),
    )
    renew()


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("baor veej bis maatj", "bảo vệ bí mật"),
        ("bao3 ve65 bi1 ma65t", "bảo vệ bí mật"),
        ("bao ve bi mta", "bảo vệ bí mật"),
        ("baove bi mat", "bảo vệ bí mật"),
    ],
)
def test_query_that_finds_nothing_as_typed_is_read_as_it_was_meant(letters, typed, asked):
    results = find(typed)

    assert (sorted(keys(results)), results.asked, results.corrected, results.notice) == (["1", "2"], asked, True, "")
    assert find(typed, exactly=True).hits == ()


def test_query_is_not_corrected_while_it_finds_something(letters, put):
    put(entry("6", "Bao ve bi mta"))
    results = find("bao ve bi mta")

    assert (keys(results), results.corrected, results.suggestion) == (["6"], False, "")


def test_query_proposes_what_finds_far_more(letters, put, renew):
    put(entry("6", "Sổ hoahc"), *(entry(f"7{number}", "Sổ hoạch") for number in range(5)))
    renew()
    results = find("so hoahc")

    assert (keys(results), results.corrected, results.suggestion) == (["6"], False, "so hoach")


def test_query_is_neither_corrected_nor_completed_by_what_may_not_be_seen(letters):
    assert find("zanzibar", tokens=["unit:1"]).total == 2
    assert find("zanzibra") == find("qwertzu") == find("zanzibar")
    assert find("zanzibra", tokens=["any", "unit:1"]).corrected is False


def test_query_reads_keys_of_words_that_only_restricted_entries_have_for_those_who_may_see_them(letters, put):
    put(entry("6", "Lũy kế chi", tokens=["unit:1"]))

    assert (keys(find("luyx kees", tokens=["unit:1"])), keys(find("luyx kees"))) == (["6"], [])


def test_query_reads_keys_before_words_were_ever_counted(put):
    models.Census.objects.all().delete()
    put(entry("1", "Chuyển đổi số", tokens=["unit:1"]))

    results = find("chuyeern ddooir soos", tokens=["unit:1"])
    assert (keys(results), results.asked, results.corrected) == (["1"], "chuyển đổi số", True)


@pytest.mark.parametrize("typed", ["UBND", "ubnd", "ủy ban nhân dân", "uy ban nhan dan", "Uỷ ban Nhân dân"])
def test_query_finds_either_wording(letters, typed):
    assert sorted(keys(find(typed))) == ["1", "2"]
    assert {text_of(hit.passage) for hit in find(typed).hits} >= {"Quy chế của [UBND] tỉnh"}


def test_query_finds_a_wording_that_editors_added(letters):
    assert keys(find("KBMNN")) == []

    put_wording("KBMNN", "kho vệ sinh")
    put_wording("KTLT", "vệ sinh kho")

    assert keys(find("KBMNN")) == []
    assert keys(find("ktlt")) == ["3"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("bảo vệ", ["1", "2", "3"]),
        ('"bảo vệ"', ["1", "2"]),
        ('"vệ sinh kho"', ["3"]),
        ("“sinh vệ kho”", []),
        ('kế hoạch "bảo vệ"', ["2"]),
        ('"bào vệ"', []),
    ],
)
def test_query_requires_what_is_quoted(letters, typed, expected):
    assert sorted(keys(find(typed))) == expected


@pytest.mark.parametrize(("typed", "expected"), [("bao ve", []), ("bảo vệ", ["1", "2", "3"]), ("bảo ve", [])])
def test_query_taken_exactly_needs_every_word_as_it_was_typed(letters, typed, expected):
    assert sorted(keys(find(typed, exactly=True))) == expected


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("bao ve bi mat nha nuoc", "bảo vệ bí mật nhà nước"),
        ("quy che ubnd", "quy chế UBND"),
        ("Bảo vệ", "Bảo vệ"),
        ("lưu tru", "lưu trữ"),
        ('"bao ve"', '"bao ve"'),
        ("Lưu Trừ bao ve", "Lưu Trừ bảo vệ"),
        ("bao ve zanzibar", ""),
    ],
)
def test_results_say_what_they_are_for_in_the_spelling_of_the_documents(letters, typed, asked):
    assert find(typed).asked == asked
