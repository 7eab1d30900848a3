"""Sums of the ledger and what is said of them: pure."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from intranet.acknowledgement.models import POSITIVE, TallyState
from intranet.acknowledgement.rules import DueWords, due_words

ON_SCREEN = (TallyState.ACKNOWLEDGED, TallyState.CHECKED, TallyState.PASSWORD)
"""Means with an opening of the text, whose time can be told."""

HALF = Decimal(50)
TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Cell:
    """One unit and state: how many, how many of them quickly, how many open ones late and since when."""

    unit_id: int
    state: str
    count: int
    quick: int = 0
    late: int = 0
    oldest: date | None = None


@dataclass(slots=True)
class Figures:
    """assigned = acknowledged + open + closed, of one unit or of many."""

    counts: Counter[str] = field(default_factory=Counter)
    late: int = 0
    quick: int = 0
    oldest: date | None = None

    def add(self, cell: Cell) -> None:
        """Count a cell in."""
        self.counts[cell.state] += cell.count
        self.quick += cell.quick
        self._late(cell.late, cell.oldest)

    def take_in(self, other: "Figures") -> None:
        """Count another's figures in."""
        self.counts.update(other.counts)
        self.quick += other.quick
        self._late(other.late, other.oldest)

    def _late(self, late: int, oldest: date | None) -> None:
        self.late += late
        if late and oldest is not None:
            self.oldest = min(self.oldest or oldest, oldest)

    @property
    def assigned(self) -> int:
        return sum(self.counts.values())

    @property
    def closed(self) -> int:
        return self.counts[TallyState.CLOSED]

    @property
    def open(self) -> int:
        return self.counts[TallyState.OPEN]

    @property
    def counted(self) -> int:
        """What the rate is of: assigned − closed."""
        return self.assigned - self.closed

    @property
    def acknowledged(self) -> int:
        return sum(self.counts[kind] for kind in POSITIVE)

    @property
    def on_screen(self) -> int:
        """Acknowledged by who had the text open here."""
        return sum(self.counts[state] for state in ON_SCREEN)

    @property
    def is_complete(self) -> bool:
        return self.counted > 0 and not self.open

    @property
    def rate(self) -> Decimal | None:
        """Per cent with one decimal; None where nobody is counted."""
        return rate(self.acknowledged, self.counted)

    @property
    def rate_words(self) -> str:
        return rate_words(self.rate)

    @property
    def quick_words(self) -> str:
        """The share that was acknowledged within half a minute of opening."""
        return rate_words(rate(self.quick, self.on_screen))

    @property
    def tone(self) -> str:
        """Sets the colour of the bar; the rate says it in words."""
        share = self.rate
        if share is None or share == 100:
            return "done"
        return "late" if share < HALF else "due"

    def late_words(self, on: date) -> DueWords | None:
        """How long the oldest of what is late has been so."""
        return due_words(self.oldest, on) if self.late and self.oldest else None


def summed(all_figures: Iterable[Figures]) -> Figures:
    """One sum of many."""
    total = Figures()
    for each in all_figures:
        total.take_in(each)
    return total


def rate(part: int, whole: int) -> Decimal | None:
    """``part`` of ``whole`` in per cent, to a tenth; 100 only when it is all, 0 only when it is none."""
    if whole <= 0:
        return None
    if part >= whole:
        return Decimal(100)
    if part <= 0:
        return Decimal(0)
    share = (Decimal(100) * part / whole).quantize(TENTH, ROUND_HALF_UP)
    return min(max(share, TENTH), 100 - TENTH)


def rate_words(share: Decimal | None) -> str:
    """ "36,5 %", "100 %", or a dash."""
    if share is None:
        return "–"
    digits = 0 if share == share.to_integral_value() else 1
    return _("%(share)s %%") % {"share": number_format(share, digits)}
