"""What keeps a question from being asked."""

from typing import Any

import pytest

from intranet.training.rules.questions import doubt_of, problems_of, understood

GOOD: dict[str, dict[str, Any]] = {
    "single": {"options": ["a", "b"], "key": 1},
    "multiple": {"options": ["a", "b", "c"], "key": [0, 2]},
    "order": {"options": ["a", "b"], "key": None},
    "match": {"options": [["a", "1"], ["b", "2"]], "key": None},
    "number": {"options": [], "key": ["12,5", "0"]},
    "short": {"options": [], "key": ["văn thư"]},
}


def of(kind: str, **changes: Any) -> dict[str, Any]:
    return {"kind": kind, "text": "Hỏi?", "points": 1} | GOOD[kind] | changes


@pytest.mark.parametrize("kind", GOOD)
def test_good_question_has_no_problem(kind: str) -> None:
    assert problems_of(of(kind)) == []


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (of("single", text=" "), "Hãy ghi câu hỏi."),
        (of("single", points=0), "Hãy cho câu hỏi từ 1 đến 100 điểm."),
        (of("single") | {"kind": "essay"}, "Hãy chọn loại câu hỏi."),
        (of("single", options=["a"]), "Hãy viết từ 2 đến 12 phương án trả lời."),
        (of("single", options=["a", " "]), "Một phương án trả lời để trống hoặc quá dài."),
        (of("single", options=["a", "a "]), "Hai phương án trả lời giống nhau."),
        (of("match", options=[["a", "1"], ["b", "1"]]), "Hai phương án trả lời giống nhau."),
        (of("single", key=2), "Hãy chọn phương án đúng."),
        (of("single", key=None), "Hãy chọn phương án đúng."),
        (of("multiple", key=[]), "Hãy chọn các phương án đúng."),
        (of("multiple", key=[0, 3]), "Hãy chọn các phương án đúng."),
        (of("number", key=["mười", "0"]), "Hãy ghi số đúng và mức sai lệch cho phép."),
        (of("number", key=["1.234", "0"]), "“1.234” có thể hiểu là 1234 hoặc 1,234. Hãy ghi một trong hai cách này."),
        (
            of("number", key=["5", "-2.500"]),
            "“-2.500” có thể hiểu là -2500 hoặc -2,500. Hãy ghi một trong hai cách này.",
        ),
        (of("short", key=[" "]), "Hãy ghi các từ được coi là đúng, mỗi cách viết một dòng."),
    ],
)
def test_question_that_cannot_be_asked_says_why(question: dict[str, Any], problem: str) -> None:
    assert problems_of(question) == [problem]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1234", "số nguyên 1.234"),
        ("1.234.567", "số nguyên 1.234.567"),
        ("1,234", "số thập phân 1,234"),
        ("1.250,75", "số thập phân 1.250,75"),
        ("12.5", "số thập phân 12,5"),
        ("0.125", "số thập phân 0,125"),
        ("-7,0", "số nguyên -7,0"),
        ("mười", ""),
    ],
)
def test_number_that_was_understood_is_said_as_it_is_written_here(typed: str, words: str) -> None:
    assert (understood(typed), doubt_of(typed)) == (words, "")
