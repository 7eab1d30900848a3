"""Which document a line means, and which it must not be taken for."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

import pytest

from intranet.outgoing.elsewhere.entries import Entry, entry_of
from intranet.outgoing.elsewhere.lines import Line
from intranet.outgoing.elsewhere.matching import Matcher

TYPES = {"cong van": 1, "quyet dinh": 2, "ke hoach": 3}
SUMMARY = "tăng cường bảo vệ thông tin trên không gian mạng quý I năm 2026"


@dataclass(frozen=True)
class Paper:
    summary: str = SUMMARY
    type_id: int = 1
    type_name: str = "Công văn"
    symbol: str = "/UBND-NC"
    public_id: UUID = field(default_factory=uuid4)


def _entry(summary: str, type: str = "", **more: str) -> Entry:
    return entry_of(Line(5, "37", date="20/11/2026", summary=summary, type=type, **more))


@pytest.mark.parametrize(
    ("summary", "type"),
    [
        (SUMMARY, ""),
        (SUMMARY, "Công văn"),
        (f"Công văn {SUMMARY}", ""),
        (f"CÔNG VĂN về việc {SUMMARY}", "Công văn"),
        (f"V/v {SUMMARY}.", ""),
        ("Tang cuong bao ve thong tin tren khong gian mang quy I nam 2026", ""),
    ],
)
def test_same_summary_is_found_whatever_stands_before_it(summary: str, type: str) -> None:
    paper = Paper()

    match = Matcher([paper, Paper("việc khác")], TYPES).match(_entry(summary, type))

    assert (match.documents, match.is_near) == ((paper,), False)


def test_summary_that_begins_with_the_name_of_another_type_is_found() -> None:
    paper = Paper("kế hoạch sản xuất")

    found = [
        Matcher([paper], TYPES).match(_entry(summary)).documents
        for summary in ("kế hoạch sản xuất", "Công văn kế hoạch sản xuất")
    ]

    assert found == [(paper,), (paper,)]


def test_slip_of_the_pen_is_near() -> None:
    paper = Paper()

    match = Matcher([paper], TYPES).match(_entry(SUMMARY.replace("trên", "tren").replace("cường", "cưòngg")))

    assert (match.documents, match.is_near) == ((paper,), True)


@pytest.mark.parametrize(
    "summary",
    [
        SUMMARY.replace("quý I ", "quý II "),
        SUMMARY.replace("2026", "2025"),
        SUMMARY.replace("tăng cường", "không tăng cường"),
        "tăng cường bảo vệ rừng",
        "",
    ],
)
def test_another_summary_is_not_taken_for_it(summary: str) -> None:
    assert Matcher([Paper()], TYPES).match(_entry(summary)).documents == ()


def test_another_type_is_not_taken_for_it() -> None:
    matcher = Matcher([Paper()], TYPES)

    assert [
        matcher.match(entry).documents for entry in (_entry(SUMMARY, "Quyết định"), _entry(f"Quyết định {SUMMARY}"))
    ] == [
        (),
        (),
    ]


def test_symbol_tells_two_documents_of_one_summary_apart() -> None:
    one, other = Paper(), Paper(symbol="/UBND-VX")
    matcher = Matcher([one, other], TYPES)

    assert matcher.match(_entry(SUMMARY, notation="UBND-VX")).documents == (other,)
    assert matcher.match(_entry(SUMMARY)).documents == (one, other)


def test_key_goes_before_the_summary() -> None:
    one, other = Paper(), Paper("việc khác")

    assert Matcher([one, other], TYPES).match(_entry(SUMMARY, key=str(other.public_id))).documents == (other,)


def test_ten_nearest_are_offered_the_best_first() -> None:
    papers = [Paper(f"việc {number}") for number in range(12)]
    best = Paper("tăng cường bảo vệ rừng")

    offered = Matcher([*papers, best], TYPES).nearest(_entry("bảo vệ rừng"))

    assert (len(offered), offered[0]) == (10, best)
