"""How the figures are shown."""

import sys
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """Ours and the rival's figure in the same unit, where more is better, and the ratio that is the goal."""

    what: str
    unit: str
    ours: float
    rival: str
    theirs: float
    goal: float

    @property
    def ratio(self) -> float:
        return self.ours / self.theirs

    @property
    def reached(self) -> bool:
        return self.ratio >= self.goal


def print_table(figures: list[Figure]) -> None:
    """One line a figure."""
    sys.stdout.write("\n| what | unit | ours | rival | rival's | ratio | goal |\n|---|---|---|---|---|---|---|\n")
    for f in figures:
        mark = "" if f.reached else " (not reached)"
        sys.stdout.write(
            f"| {f.what} | {f.unit} | {f.ours:.1f} | {f.rival} | {f.theirs:.1f} | {f.ratio:.2f} | ≥ {f.goal}{mark} |\n"
        )
