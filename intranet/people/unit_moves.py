"""What merging or closing a unit means for what higher layers keep of it; they answer for theirs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from intranet.people.models import Person, Unit


class Fate(StrEnum):
    """What becomes of a thing when the unit is merged. ``WAITS``: it must be finished before, and stands in the way of
    closing the unit without a successor. ``FOLLOWS``: it is its people's, and follows their posts of itself.
    """

    MOVES = "moves"
    STAYS = "stays"
    WAITS = "waits"
    FOLLOWS = "follows"


IN_THE_WAY = frozenset({Fate.MOVES, Fate.WAITS})
"""Nothing of this may be left when a unit is closed without a successor."""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """How many of what, what becomes of it, and where it is listed (empty where there is no such list)."""

    label: str
    count: int
    fate: Fate
    url: str = ""


class UnitSource(Protocol):
    """What one higher layer answers for."""

    def lines(self, unit: Unit) -> list[UnitLine]:
        """What the layer keeps of ``unit``, in a fixed number of queries; nothing with a count of 0."""

    def move(self, unit: Unit, successor: Unit, by: Person | None) -> None:
        """Give what ``MOVES`` to ``successor``, in the caller's transaction."""


UNIT_MOVES: dict[str, UnitSource] = {}
"""Sources by the name of their layer, in the order in which they are shown."""


def lines_of(unit: Unit) -> list[UnitLine]:
    """What every source keeps of ``unit``."""
    return [line for source in UNIT_MOVES.values() for line in source.lines(unit)]


def move(unit: Unit, successor: Unit, by: Person | None) -> None:
    """Give what moves to ``successor``. Call in the writing transaction."""
    for source in UNIT_MOVES.values():
        source.move(unit, successor, by)
