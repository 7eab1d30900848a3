"""Units as rows of a page: sums along the materialised path. Pure."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from intranet.alphabet import Key, order_key
from intranet.people.models import Unit, UnitKind
from intranet.progress.beside import Done
from intranet.progress.figures import Cell, Figures
from intranet.reminders.queries import Reminded
from search.analysis.syllables import syllables

FRAME = frozenset({UnitKind.PROVINCE, UnitKind.COMMITTEE, UnitKind.COUNCIL, UnitKind.PARTY_COMMITTEE})
"""Kinds whose sub-units answer for themselves."""


@dataclass(frozen=True, slots=True)
class UnitLine:
    """What a row says of a unit. ``gone`` is whether it exists no more, ``merged_into`` what took its place."""

    pk: int
    path: str
    name: str
    kind: str
    gone: bool = False
    merged_into: str = ""


@dataclass(slots=True)
class Faults:
    """Faults of delivery that were reported, and those not yet settled."""

    reported: int = 0
    open: int = 0


@dataclass(slots=True)
class Part:
    """One unit with its own figures."""

    unit: UnitLine
    figures: Figures = field(default_factory=Figures)


@dataclass(slots=True)
class Row:
    """A unit with the sums of what is below it; ``parts`` are the units among whom they are shared, itself too where
    its own people are asked.
    """

    unit: UnitLine
    figures: Figures = field(default_factory=Figures)
    parts: list[Part] = field(default_factory=list)
    faults: Faults = field(default_factory=Faults)
    done: Done = field(default_factory=Done)
    reminded: Reminded | None = None
    found_below: bool = False

    @property
    def below(self) -> list[Part]:
        """The parts, where they say more than the row."""
        return [] if [part.unit for part in self.parts] == [self.unit] else self.parts

    @property
    def sub_units(self) -> int:
        return sum(part.unit != self.unit for part in self.parts)


@dataclass(frozen=True, slots=True)
class Beside:
    """What stands beside the figures, by unit."""

    faults: Mapping[int, Faults] = field(default_factory=dict)
    done: Mapping[int, Done] = field(default_factory=dict)
    reminded: Mapping[int, Reminded] = field(default_factory=dict)


def rows_of(units: Iterable[UnitLine], cells: Iterable[Cell], tops: Collection[str], beside: Beside) -> list[Row]:
    """The rows of a page whose tree begins at the paths ``tops``, worst first."""
    by_path = {unit.path: unit for unit in units}
    parts = _parts(by_path.values(), cells)
    rows: dict[int, Row] = {}
    for unit in by_path.values():
        head = _row_unit(unit, by_path, tops)
        if unit.pk in parts:
            row = rows.setdefault(head.pk, Row(head))
            row.figures.take_in(parts[unit.pk].figures)
            row.parts.append(parts[unit.pk])
    for unit in by_path.values():
        if (above := rows.get(_row_unit(unit, by_path, tops).pk)) is not None:
            _put_beside(above, unit, beside)
    for row in rows.values():
        row.parts.sort(key=lambda part: _worst_first(part.figures, part.unit.name))
    return sorted(rows.values(), key=lambda row: _worst_first(row.figures, row.unit.name))


def _parts(units: Iterable[UnitLine], cells: Iterable[Cell]) -> dict[int, Part]:
    known = {unit.pk: unit for unit in units}
    parts: dict[int, Part] = {}
    for cell in cells:
        if cell.unit_id in known and (cell.count or cell.unit_id in parts):
            parts.setdefault(cell.unit_id, Part(known[cell.unit_id])).figures.add(cell)
    return parts


def _row_unit(unit: UnitLine, by_path: Mapping[str, UnitLine], tops: Collection[str]) -> UnitLine:
    """The highest unit above ``unit`` that answers for itself; itself where all above are only the frame."""
    for end in range(Unit.steplen, len(unit.path) + 1, Unit.steplen):
        above = by_path.get(unit.path[:end])
        if above is not None and above.kind not in FRAME and above.path not in tops:
            return above
    return unit


def _put_beside(row: Row, unit: UnitLine, beside: Beside) -> None:
    if faults := beside.faults.get(unit.pk):
        row.faults.reported += faults.reported
        row.faults.open += faults.open
    if done := beside.done.get(unit.pk):
        row.done = Done(row.done.finished + done.finished, row.done.all + done.all)
    if reminded := beside.reminded.get(unit.pk):
        before = row.reminded or Reminded(date.min, 0)
        row.reminded = Reminded(max(before.last, reminded.last), max(before.times, reminded.times))


def _worst_first(figures: Figures, name: str) -> tuple[bool, object, int, Key]:
    share = figures.rate
    return share is None, share if share is not None else 0, -figures.late, order_key(name)


def found(rows: Iterable[Row], words: str) -> list[Row]:
    """Rows whose name, or the name of a unit below, holds every word; where it is below, it is marked."""
    wanted = [each.folded for each in syllables(words)]
    if not wanted:
        return list(rows)
    kept = []
    for row in rows:
        row.found_below = any(_holds(part.unit, wanted) for part in row.parts if part.unit != row.unit)
        if row.found_below or _holds(row.unit, wanted):
            kept.append(row)
    return kept


def _holds(unit: UnitLine, wanted: Iterable[str]) -> bool:
    there = [each.folded for each in syllables(unit.name)]
    return all(any(word.startswith(each) for word in there) for each in wanted)
