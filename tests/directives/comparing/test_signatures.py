"""Which lines a visible signature is made of."""

import pytest

from intranet.directives.comparing.signatures import without_signatures

BEFORE, AFTER = "Trương Quang Vinh", "Nơi nhận:"


@pytest.mark.parametrize(
    "block",
    [
        ["Người ký: Lê Văn Minh"],
        ["Ký bởi: Lê Văn Minh", "Thời gian ký: 16/11/2026 09:15:02 +07:00"],
        [
            "Người ký: Ủy ban nhân dân",
            "tỉnh An Bình",
            "Cơ quan: tỉnh An Bình",
            "Thời gian ký: 16.11.2026",
            "14:05:33 +07:00",
        ],
        ["Digitally signed by Lê Văn Minh", "Date: 2026.11.16 09:15:02 +07'00'"],
        ["Signature valid", "Signed by: LE VAN MINH", "Date: 16/11/2026"],
        ["2026-11-16T14:05:33+07:00"],
        ["16.11.2026 14:05:33 +07:00"],
    ],
)
def test_lines_of_a_signature_are_left_out(block: list[str]) -> None:
    assert without_signatures([BEFORE, *block, AFTER], frozenset()) == [BEFORE, AFTER]


@pytest.mark.parametrize(
    "line",
    [
        "Người ký văn bản chịu trách nhiệm trước pháp luật.",
        "Thời gian ký kết hợp đồng là 30 ngày.",
        "Cơ quan: Sở Nội vụ",
        "Lý do: không phải báo cáo",
        "16/11/2026",
        "Lê Văn Minh",
        f"Người ký: {'a' * 5000}:",
    ],
)
def test_what_only_resembles_a_signature_stays(line: str) -> None:
    assert without_signatures([BEFORE, line, AFTER], frozenset()) == [BEFORE, line, AFTER]


def test_line_that_the_draft_has_itself_stays() -> None:
    ours = "Người ký: Lê Văn Minh"

    assert without_signatures([ours, AFTER], frozenset({ours})) == [ours, AFTER]


def test_what_follows_a_signature_is_text_unless_a_time_ends_it() -> None:
    lines = ["Người ký: Lê Văn Minh", "Không phải báo cáo", "Nơi nhận:"]

    assert without_signatures(lines, frozenset()) == lines[1:]


def test_two_lines_without_a_label_are_text_though_a_time_follows() -> None:
    lines = ["Người ký: Lê Văn Minh", "Không phải báo cáo", "và không phải lưu", "Thời gian ký: 16.11.2026"]

    assert without_signatures(lines, frozenset())[:2] == lines[1:3]
