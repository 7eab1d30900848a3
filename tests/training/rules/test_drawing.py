"""Which questions an attempt asks."""

from random import Random
from typing import Any

from intranet.training.rules.drawing import drawn_from, short_of


def bank(many: int) -> list[dict[str, Any]]:
    common = {"kind": "single", "text": "?", "options": ["a", "b", "c"], "key": 0, "points": 1, "feedback": ""}
    return [common | {"question": number, "tags": ["sổ"] if number > 2 else []} for number in range(1, many + 1)]


def test_named_questions_come_in_their_order_and_drawn_ones_once() -> None:
    draws = [{"question": 2}, {"tag": "sổ", "count": 3}, {"question": 4}, {"question": 2}]
    asked = [[one["question"] for one in drawn_from(bank(8), draws, Random(seed), shuffled=True)] for seed in range(30)]

    assert {(each[0], each[-1], len(each), len(set(each))) for each in asked} == {(2, 4, 5, 5)}
    assert {tuple(sorted(each[1:-1])) for each in asked} > {(3, 5, 6)}


def test_tag_with_too_few_gives_all_it_has_and_is_told() -> None:
    draws = [{"question": 3}, {"tag": "sổ", "count": 9}]

    assert len(drawn_from(bank(5), draws, Random(1), shuffled=False)) == 3
    assert short_of(bank(5), draws) == [("sổ", 9, 2)]
    assert short_of(bank(5), [{"tag": "sổ", "count": 3}]) == []
