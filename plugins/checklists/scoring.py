"""Pure arithmetic of scores: shares of what could be reached."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

SHARES = {"yes": Decimal(1), "partly": Decimal("0.5"), "no": Decimal(0)}
"""What a verdict is worth; what does not apply is left out of both sums."""


@dataclass(frozen=True, slots=True)
class Score:
    """``reached`` of ``reachable`` points: sums of weights."""

    reached: Decimal = Decimal(0)
    reachable: Decimal = Decimal(0)

    def __add__(self, other: "Score") -> "Score":
        return Score(self.reached + other.reached, self.reachable + other.reachable)

    @property
    def percent(self) -> Decimal | None:
        """To one decimal, halves upwards; None where nothing could be reached."""
        if not self.reachable:
            return None
        return (100 * self.reached / self.reachable).quantize(Decimal("0.1"), ROUND_HALF_UP)

    @property
    def step(self) -> int:
        """The colour of a heat map, 1 (much lacks) to 5; 0 where nothing could be reached."""
        percent = self.percent
        return 0 if percent is None else 1 + sum(percent >= step for step in STEPS)


STEPS = (50, 70, 80, 90)
"""Per cent from which the next of five colours begins."""


def score_of(judged: Iterable[tuple[str, Any]]) -> Score:
    """The sum over pairs of verdict and answer, each by the weight of its question."""
    return score((verdict, answer.question.weight) for verdict, answer in judged)


def score(judged: Iterable[tuple[str, Decimal]]) -> Score:
    """The sum over pairs of verdict and weight. A question without a verdict counts as nothing reached: what is not
    answered is not so.
    """
    total = Score()
    for verdict, weight in judged:
        if verdict != "n/a":
            total += Score(SHARES.get(verdict, Decimal(0)) * weight, weight)
    return total
