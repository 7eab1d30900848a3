"""Which questions of a course's tests are answered right how often."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from intranet.training.models import Attempt, Course
from intranet.training.queries.runs import LONG
from intranet.training.rules.marking import is_right

FEWEST = 5
"""Answers from which on a share is told: of fewer it would say how somebody answered whose name the trainer knows."""
MOST = 2_000
"""Attempts that are looked at, the newest: what was answered is marked anew, question by question."""


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with how often it was asked and answered right; ``share`` is None for too few answers."""

    lesson: str
    text: str
    asked: int
    right: int

    @property
    def share(self) -> int | None:
        return self.right * 100 // self.asked if self.asked >= FEWEST else None


def results_of(course: Course) -> list[Answered]:
    """Questions of the published version that were asked, the one most often answered wrongly first. Two queries."""
    short = [name for name in LONG if name != "questions"]
    items = {item.pk: item for item in course.version.items.defer(*short)} if course.version else {}
    attempts = Attempt.objects.filter(item__in=items, handed_in_at__isnull=False).order_by("-handed_in_at")
    asked, right = Counter[Any](), Counter[Any]()
    for item, drawn, answers in attempts.values_list("item", "drawn", "answers")[:MOST]:
        for one, answer in zip(drawn, answers, strict=True):
            key = (item, one["question"])
            asked[key] += 1
            right[key] += is_right(items[item].question(one["question"]), one, answer["value"])
    rows = [_row(items[item], number, count, right[item, number]) for (item, number), count in asked.items()]
    return sorted(rows, key=lambda row: (row.right / row.asked if row.share is not None else 2, row.text))


def _row(item: Any, number: int, asked: int, right: int) -> Answered:
    return Answered(item.title, item.question(number)["text"], asked, right)
