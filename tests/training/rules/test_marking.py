"""Arranging and marking: what is right stays on the server, and only the right answer gives points."""

from decimal import Decimal
from random import Random
from typing import Any

import pytest

from intranet.training.rules.marking import arranged, as_shown, has_passed, is_right, points_of
from intranet.training.rules.questions import readings_of

STEPS = ["mở sổ", "ghi số đến", "trình", "chuyển"]
PAIRS = [["chỉ thị", "CT"], ["quyết định", "QĐ"], ["thông báo", "TB"]]


def question(kind: str, options: Any = (), key: Any = None, points: int = 1) -> dict[str, Any]:
    return {
        "kind": kind, "text": "?", "options": list(options), "key": key, "points": points, "feedback": "vì thế"
    }  # fmt: skip


SINGLE = question("single", ["a", "b", "c"], 1)
MULTIPLE = question("multiple", ["a", "b", "c", "d"], [0, 2])


def test_steps_are_never_shown_as_they_stand() -> None:
    shown = [arranged(question("order", STEPS), Random(seed))["shown"] for seed in range(50)]

    assert [order for order in shown if order == [0, 1, 2, 3]] == []


def test_right_column_is_never_shown_beside_its_left_one() -> None:
    drawn = [arranged(question("match", PAIRS), Random(seed)) for seed in range(50)]

    assert {tuple(each["shown"]) for each in drawn} == {(0, 1, 2)}
    assert [each for each in drawn if each["right"] == [0, 1, 2]] == []


@pytest.mark.parametrize(
    "asked",
    [
        SINGLE,
        MULTIPLE,
        question("order", STEPS),
        question("match", PAIRS),
        question("number", key=["7", "0"]),
        question("short", key=["văn thư"]),
    ],
)
def test_what_is_shown_holds_neither_key_nor_explanation(asked: dict[str, Any]) -> None:
    shown = as_shown(asked, arranged(asked, Random(1)))

    assert {"key", "feedback"} & shown.keys() == set()
    assert sorted(map(str, shown["options"])) != list(map(str, asked["options"])) or asked["kind"] != "order"


@pytest.mark.parametrize(("answer", "expected"), [("1", True), (1, True), ("0", False), (["1"], True), ("3", False)])
def test_single_answer_is_a_place_of_what_was_shown(answer: Any, expected: bool) -> None:
    assert is_right(SINGLE, {"shown": [0, 1, 2], "right": []}, answer) is expected
    assert is_right(SINGLE, {"shown": [2, 0, 1], "right": []}, "2") is True


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (["0", "2"], True),
        (["2", "0"], True),
        (["0"], False),
        (["0", "2", "3"], False),
        ([], False),
        (["0", "0"], False),
    ],
)
def test_several_answers_are_all_the_right_ones_and_no_other(answer: Any, expected: bool) -> None:
    assert is_right(MULTIPLE, {"shown": [0, 1, 2, 3], "right": []}, answer) is expected


def test_steps_are_right_in_their_order_only() -> None:
    asked, drawn = question("order", STEPS), {"shown": [2, 0, 3, 1], "right": []}

    assert is_right(asked, drawn, ["1", "3", "0", "2"]) is True
    assert is_right(asked, drawn, ["0", "1", "2", "3"]) is False


def test_pairs_are_right_when_every_one_is() -> None:
    asked, drawn = question("match", PAIRS), {"shown": [0, 1, 2], "right": [2, 0, 1]}

    assert is_right(asked, drawn, ["1", "2", "0"]) is True
    assert is_right(asked, drawn, ["1", "0", "2"]) is False
    assert is_right(asked, drawn, ["1", "2"]) is False


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("12,5", True),
        ("12.5", True),
        (" 12,9 ", True),
        ("13,1", False),
        ("mười hai", False),
        ("", False),
        (None, False),
        ("NaN", False),
    ],
)
def test_number_is_right_within_what_it_may_be_off(answer: Any, expected: bool) -> None:
    assert is_right(question("number", key=["12.5", "0.5"]), {"shown": [], "right": []}, answer) is expected


def test_number_of_thousands_is_read_as_it_is_written_here() -> None:
    assert is_right(question("number", key=["1250.75", "0"]), {"shown": [], "right": []}, "1.250,75") is True


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("1.234,5", {"1234.5"}),
        ("1234,5", {"1234.5"}),
        ("1234.5", {"1234.5"}),
        ("1.234", {"1.234", "1234"}),
        ("12.345.678", {"12345678"}),
        ("0.123", {"0.123"}),
        ("\N{MINUS SIGN}2,5", {"-2.5"}),
        ("1 234,5", {"1234.5"}),
        ("1,234.5", set()),
        ("1.23,5", set()),
        ("1.2345.678", set()),
        ("1,2,3", set()),
        (",", set()),
        ("12 bản", set()),
        ("mười hai", set()),
        ("12%", set()),
        (None, set()),
    ],
)
def test_number_is_read_as_somebody_here_may_mean_it(typed: Any, expected: set[str]) -> None:
    assert readings_of(typed) == {Decimal(number) for number in expected}


@pytest.mark.parametrize(("key", "typed"), [("1234", "1.234"), ("1.234", "1.234"), ("1.234", "1,234")])
def test_number_with_one_point_is_right_in_the_sense_that_is_asked_for(key: str, typed: str) -> None:
    assert is_right(question("number", key=[key, "0"]), {"shown": [], "right": []}, typed) is True


@pytest.mark.parametrize(
    ("answer", "expected"),
    [("Văn thư", True), ("văn  thư.", True), ("Va\u0306n thư", True), ("van thu", False), ("", False), (None, False)],
)
def test_short_text_may_differ_in_case_and_spaces_and_not_in_marks(answer: Any, expected: bool) -> None:
    assert is_right(question("short", key=["văn thư"]), {"shown": [], "right": []}, answer) is expected


@pytest.mark.parametrize("answer", [None, "", "x", "-1", "9" * 9, {"0": "1"}, [None], [["1"]], True, "１"])
def test_answer_that_is_no_place_is_wrong(answer: Any) -> None:
    assert is_right(SINGLE, {"shown": [0, 1, 2], "right": []}, answer) is False
    assert is_right(MULTIPLE, {"shown": [0, 1, 2, 3], "right": []}, answer) is False


def test_points_add_up_over_the_questions() -> None:
    asked = [question("single", ["a", "b"], 0, points=3), question("number", key=["7", "0"], points=2)]
    drawn = [{"shown": [1, 0], "right": []}, {"shown": [], "right": []}]

    assert points_of(asked, drawn, ["1", "8"]) == (3, 5)


@pytest.mark.parametrize(("reached", "expected"), [(4, True), (3, False)])
def test_exactly_the_mark_is_enough(reached: int, expected: bool) -> None:
    assert has_passed(reached, 5, 80) is expected
    assert has_passed(0, 0, 1) is False
