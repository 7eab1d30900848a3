"""The table of document types against Decree 30/2020/NĐ-CP, art. 7 and annex III."""

import pytest

from intranet.directives.recognition import DOCUMENT_TYPES
from intranet.directives.recognition.folding import fold
from intranet.directives.recognition.types import title_begins, titled


def test_types_of_state_are_twenty_nine_and_twenty_seven_have_codes():
    state = [each for each in DOCUMENT_TYPES if each.of_state]

    assert (len(state), len([each for each in state if each.state_code])) == (29, 27)


def test_types_have_unique_slugs_and_titles_that_stay_apart_when_folded():
    assert len({each.slug for each in DOCUMENT_TYPES}) == len(DOCUMENT_TYPES)
    assert len({fold(each.name) for each in DOCUMENT_TYPES}) == len(DOCUMENT_TYPES)


def test_state_codes_are_unique():
    codes = [each.state_code for each in DOCUMENT_TYPES if each.state_code]

    assert sorted(codes) == sorted(set(codes))


def test_party_writes_decision_and_rule_alike():
    assert [each.name for each in DOCUMENT_TYPES if each.party_code == "QĐ"] == ["Quyết định", "Quy định"]


@pytest.mark.parametrize(
    ("title", "name", "undamaged"),
    [
        ("CHỈ THỊ", "Chỉ thị", True),
        ("CH₁ THI", "Chỉ thị", False),
        ("QUYẾT ĐỊNH", "Quyết định", True),
        ("QUYẾT  ĐỊNH", "Quyết định", True),
        ("QUYÊT ĐINH", "Quyết định", False),
        ("BẢN THOẢ THUẬN", "Bản thỏa thuận", True),
        ("GIẤY UỶ QUYỀN", "Giấy ủy quyền", True),
    ],
)
def test_titled_reads_the_whole_title(title, name, undamaged):
    found = titled(title)

    assert found is not None
    assert (found[0].name, found[1]) == (name, undamaged)


@pytest.mark.parametrize("title", ["", "QUYẾT", "QUYẾT ĐỊNH VỀ VIỆC", "LUẬT SƯ", "x" * 1000])
def test_titled_of_anything_else_is_none(title):
    assert titled(title) is None


def test_title_begins_needs_more_than_the_type():
    assert title_begins("KẾ HOẠCH") is None
    longer = title_begins("CHƯƠNG TRÌNH HÀNH ĐỘNG")
    assert longer is not None
    assert longer.name == "Chương trình"
