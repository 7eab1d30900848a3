"""What was chosen is told the same, however an attempt arranged it."""

from random import Random
from typing import Any

import pytest

from intranet.training.answering import chosen_in_words
from intranet.training.rules.marking import arranged, chosen_of

SINGLE = {"kind": "single", "options": ["a", "b", "c"], "key": 0, "points": 1}
MULTIPLE = SINGLE | {"kind": "multiple", "key": [0, 1]}
ORDER = SINGLE | {"kind": "order", "key": None}
MATCH = SINGLE | {"kind": "match", "options": [["CT", "Chỉ thị"], ["QĐ", "Quyết định"]], "key": None}
NUMBER = SINGLE | {"kind": "number", "options": [], "key": ["12.5", "0"]}
SHORT = SINGLE | {"kind": "short", "options": [], "key": ["văn thư"]}


def places(question: dict[str, Any], drawn: dict[str, Any], chosen: list[int]) -> Any:
    """The options ``chosen``, as a browser names them."""
    if question["kind"] == "match":
        wanted = dict(enumerate(chosen))
        return [str(drawn["right"].index(wanted[left])) for left in drawn["shown"]]
    shown = [str(drawn["shown"].index(place)) for place in chosen]
    return shown[0] if question["kind"] == "single" else shown


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize(
    ("question", "chosen", "told", "words"),
    [
        (SINGLE, [2], "2", ["c"]),
        (MULTIPLE, [2, 0], "0,2", ["a", "c"]),
        (ORDER, [1, 2, 0], "1,2,0", ["1. b", "2. c", "3. a"]),
        (MATCH, [1, 0], "1,0", ["CT – Quyết định", "QĐ – Chỉ thị"]),
    ],
    ids=lambda value: value["kind"] if isinstance(value, dict) else "",
)
def test_arrangement_makes_no_difference(question: Any, chosen: Any, told: str, words: list[str], seed: int) -> None:
    drawn = arranged(question, Random(seed))

    answer = chosen_of(question, drawn, places(question, drawn, chosen))

    assert (answer, chosen_in_words(question, answer)) == (told, words)


@pytest.mark.parametrize(
    ("question", "answer", "told"),
    [
        (NUMBER, "12,50", "12.5"),
        (NUMBER, "1.250,75", "1250.75"),
        (NUMBER, "nhiều", "nhiều"),
        (SHORT, " Kế  toán. ", "kế toán"),
        (SHORT, "x" * 500, "x" * 200),
        (SHORT, None, ""),
        (SINGLE, None, ""),
        (SINGLE, "9", ""),
        (MULTIPLE, [], ""),
        (MATCH, ["0", ""], ""),
        (MATCH, ["0"], ""),
    ],
)
def test_what_was_typed_or_left_out(question: dict[str, Any], answer: Any, told: str) -> None:
    assert chosen_of(question, {"shown": [0, 1, 2][: len(question["options"])], "right": [1, 0]}, answer) == told
