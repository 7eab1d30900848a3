"""Bars drawn on the server: where each stands, so that a template writes the SVG. The table beside a chart says the
same in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from plugins.checklists.scoring import Score

WIDTH, TRACK, ROW = 360, 312, 38
"""Of the drawing, of a bar of 100 per cent, and the height of one bar with its label; in units of the drawing."""

LONGEST = 50
"""Letters of a label: SVG does not wrap."""


@dataclass(frozen=True, slots=True)
class Bar:
    """``top`` is where its row begins; ``length`` that of the bar."""

    label: str
    score: Score
    top: int

    @property
    def length(self) -> int:
        return round(TRACK * (self.score.percent or 0) / 100)

    @property
    def text_at(self) -> int:
        return self.top + 12

    @property
    def bar_at(self) -> int:
        return self.top + 18

    @property
    def number_at(self) -> int:
        return self.top + 28


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below one another; ``key`` makes its names in the page its own."""

    key: str
    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        return ROW * len(self.bars)

    width, track = WIDTH, TRACK


def chart(key: str, scores: Iterable[tuple[str, Score]]) -> Chart:
    """A bar for each label, in the order given."""
    rows = enumerate(scores)
    return Chart(key, tuple(Bar(_short(label), score, ROW * place) for place, (label, score) in rows))


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"
