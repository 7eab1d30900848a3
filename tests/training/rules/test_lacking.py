"""What keeps something that was typed from being an answer."""

from typing import Any

import pytest
from django.utils import translation

from intranet.training.answering import field_of
from intranet.training.rules.lacking import Lack, lack_of

STEPS = {"kind": "order", "text": "Hỏi?", "points": 1, "options": ["Tiếp nhận", "Đăng ký", "Trình"]}
PAIRS = STEPS | {"kind": "match", "options": ["CT", "QĐ"], "right": ["Quyết định", "Chỉ thị"]}
NUMBER = STEPS | {"kind": "number", "options": []}


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("single", None, Lack.NOTHING),
        ("single", "0", None),
        ("multiple", [], Lack.NOTHING),
        ("multiple", ["0"], None),
        ("short", "", Lack.NOTHING),
        ("short", "mười hai", None),
        ("number", None, Lack.NOTHING),
        ("number", "1.234,5", None),
        ("number", "12 bản", Lack.NO_NUMBER),
        ("number", "mười hai", Lack.NO_NUMBER),
        ("order", ["", "", ""], Lack.NOTHING),
        ("order", ["1", "", "0"], Lack.UNFINISHED),
        ("order", ["1"], Lack.UNFINISHED),
        ("order", ["1", "", "1"], Lack.TWICE),
        ("order", ["2", "1", "0"], None),
        ("single", "zz", Lack.NOTHING),
        ("single", "3", Lack.NOTHING),
        ("multiple", ["0", "zz"], Lack.NOTHING),
        ("order", ["x", "y", "z"], Lack.NOTHING),
        ("match", ["2", "2", "0"], Lack.TWICE),
        ("match", ["2", "", ""], Lack.UNFINISHED),
    ],
)
def test_answer_counts_once_it_is_one(kind: str, value: Any, expected: Lack | None) -> None:
    assert lack_of(kind, 3, value) is expected


@pytest.mark.parametrize(
    ("shown", "value", "words", "is_wrong"),
    [
        (
            NUMBER,
            "12 bản",
            "“12 bản” không phải là số. Hãy chỉ ghi chữ số, không kèm chữ hay đơn vị, ví dụ 1.234,5.",
            True,
        ),
        (STEPS, ["1", "", ""], "Còn 2 chỗ chưa chọn; khi chưa chọn đủ, câu này tính là chưa trả lời.", False),
        (
            STEPS,
            ["1", "1", ""],
            "“Đăng ký” được chọn hai lần. Mỗi mục chỉ chọn một lần; khi chưa sửa, câu này tính là chưa trả lời.",
            True,
        ),
        (
            PAIRS,
            ["1", "1"],
            "“Chỉ thị” được chọn hai lần. Mỗi mục chỉ chọn một lần; khi chưa sửa, câu này tính là chưa trả lời.",
            True,
        ),
        (STEPS, ["1", "2", "0"], "", False),
        (STEPS, None, "", False),
    ],
)
def test_what_does_not_count_yet_is_told_in_words(shown: Any, value: Any, words: str, is_wrong: bool) -> None:
    with translation.override("vi"):
        field = field_of(shown, "q0", value)

    assert (field.lack, field.is_wrong) == (words, is_wrong)
