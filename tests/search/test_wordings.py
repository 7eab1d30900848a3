import pytest
from django.utils import translation

from search.abbreviations import given
from search.catalogue import WordingRefused, put_wording, remove_wording, wordings
from search.wordings import known_wordings

pytestmark = pytest.mark.django_db
COMMITTEE = ("uy", "ban", "nhan", "dan")


def test_given_wordings_are_there_from_the_start():
    assert sorted((row.short, row.long) for row in wordings()) == sorted((row["short"], row["long"]) for row in given())


def test_known_wordings_lead_both_ways(django_assert_num_queries):
    with django_assert_num_queries(1):
        assert known_wordings(["quyet", "dinh", "cua", "ubnd"]) == {
            ("ubnd",): [COMMITTEE],
            ("quyet", "dinh"): [("qd",)],
        }
    assert known_wordings(["ct", *COMMITTEE, "huyen"]) == {("ct",): [("chi", "thi")], COMMITTEE: [("ubnd",)]}
    assert set(known_wordings(["qd"])[("qd",)]) == {("quyet", "dinh"), ("quy", "dinh")}


def test_put_wording_is_known_until_it_is_removed():
    row = put_wording("  TTPVHCC ", "Trung tâm phục vụ  hành chính công")

    assert row.long == "Trung tâm phục vụ hành chính công"
    assert known_wordings(["ttpvhcc"]) == {("ttpvhcc",): [("trung", "tam", "phuc", "vu", "hanh", "chinh", "cong")]}
    remove_wording(row.pk)
    remove_wording(row.pk)
    assert known_wordings(["ttpvhcc"]) == {}


def test_put_wording_instead_of_another_takes_its_place():
    row, before = put_wording("TTPV", "trung tâm phục vụ"), len(wordings())

    changed = put_wording("TTHCX", "trung tâm hành chính", instead_of=row.pk)

    assert (changed.pk, len(wordings()), known_wordings(["ttpv"])) == (row.pk, before, {})
    with pytest.raises(WordingRefused):
        put_wording("UBND", "ủy ban nhân dân", instead_of=row.pk)
    assert known_wordings(["tthcx"]) == {("tthcx",): [("trung", "tam", "hanh", "chinh")]}


@pytest.mark.parametrize(
    ("short", "long", "message"),
    [
        ("", "ủy ban", "Type both: the short form and what it stands for."),
        ("-", "ủy ban", "Type both: the short form and what it stands for."),
        ("Ủy ban", "uy  ban", "Both are the same word, with or without diacritics."),
        ("UBND", "Uỷ ban Nhân dân", "These two are in the list already."),
        ("ABCX", "một hai ba bốn năm sáu bảy tám chín", "At most eight words and 80 letters on each side."),
        (
            "TU",
            "tỉnh ủy",
            "“tu” reads as an ordinary word, so it would be found everywhere. Add the longer form instead.",
        ),
    ],
)
def test_put_wording_is_refused_with_what_to_do(short, long, message):
    before = len(wordings())

    with translation.override("en"), pytest.raises(WordingRefused) as refused:
        put_wording(short, long)
    assert str(refused.value) == message
    assert len(wordings()) == before
