"""Which questions of the bank one attempt asks, and how each is arranged."""

from random import Random
from typing import Any

from intranet.training.rules.marking import Drawn, arranged

Draws = list[dict[str, Any]]
"""``{"question": id}`` names one; ``{"tag": text, "count": n}`` draws n of those with the tag that no other asks."""


def drawn_from(
    questions: list[dict[str, Any]], draws: Draws, chance: Random, *, shuffled: bool
) -> list[dict[str, Any]]:
    """One attempt: ``{"question": id, **Drawn}`` for each question, in the order of ``draws``. None is asked twice,
    whatever asks for it; where a tag has fewer than it should give, all of them are asked.
    """
    by_id = {each["question"]: each for each in questions}
    chosen = [draw["question"] for draw in draws if draw.get("question") in by_id]
    asked: list[int] = []
    for draw in draws:
        if "question" in draw:
            new = [draw["question"]] if draw["question"] in by_id else []
        else:
            left = [key for key, each in by_id.items() if draw["tag"] in each.get("tags", ()) and key not in chosen]
            new = chance.sample(left, min(len(left), draw["count"]))
            chosen += new
        asked += [key for key in new if key not in asked]
    return [{"question": key} | _arranged(by_id[key], chance, shuffled) for key in asked]


def _arranged(question: dict[str, Any], chance: Random, shuffled: bool) -> Drawn:
    return arranged(question, chance, shuffled=shuffled)


def short_of(questions: list[dict[str, Any]], draws: Draws) -> list[tuple[str, int, int]]:
    """Tags that cannot give what is asked of them: (tag, asked, there)."""
    named = {draw["question"] for draw in draws if "question" in draw}
    short = []
    for draw in (each for each in draws if "tag" in each):
        there = sum(draw["tag"] in each.get("tags", ()) and each["question"] not in named for each in questions)
        if there < draw["count"]:
            short.append((draw["tag"], draw["count"], there))
    return short
