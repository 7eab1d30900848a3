"""Bars drawn on the server: where each stands, so that a template writes the SVG. The table beside a chart says the
same in words.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from django.utils.translation import gettext as _

from plugins.checklists.scoring import STEPS, Score

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


def legend() -> list[tuple[int, str]]:
    """Each colour of a heat map or a bar with the rates that it stands for, the lowest first."""
    middle = [_("%(low)d to under %(high)d per cent") % {"low": low, "high": high} for low, high in pairwise(STEPS)]
    ends = _("under %(high)d per cent") % {"high": STEPS[0]}, _("%(low)d per cent and more") % {"low": STEPS[-1]}
    return list(enumerate([ends[0], *middle, ends[1]], start=1))


def _short(label: str) -> str:
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"
