"""What each line of the list of units would do. No database: ``Known`` was asked before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from django.utils.translation import gettext as _

from intranet.people.errors import OwnRights, UnitIntoItself, UnitIsClosed
from intranet.people.importing import cells
from intranet.people.importing.headings import UNITS, heading
from intranet.people.importing.known import Known
from intranet.people.importing.lines import UnitLine
from intranet.people.importing.plan import Row
from intranet.people.models import Unit
from intranet.people.rules import today

Read = TypeVar("Read")


@dataclass(slots=True)
class UnitRow(Row):
    """A line, read. ``unit`` is the one it means, None for a new one; ``above`` the key of the unit above."""

    key: str = ""
    above: str = ""
    unit: Unit | None = None
    name: str = ""
    short_name: str = ""
    code: str = ""
    kind: str = ""
    valid_from: date | None = None
    above_unit: Unit | None = None

    def read(self, field: str, text: str, reader: Callable[[str], Read]) -> Read | None:
        """The cell as ``reader`` reads it; what is wrong with it becomes a problem."""
        try:
            return reader(text)
        except cells.BadCell as bad:
            self.wrong(heading(field, UNITS), bad)
            return None


def unit_rows(lines: Sequence[UnitLine], there: Known) -> list[UnitRow]:
    """The rows, those above before those below."""
    rows = [_read(line) for line in lines]
    _name_doubles(rows)
    by_key = {row.key: row for row in rows if row.key}
    ordered = _from_the_top(rows, by_key)
    for row in ordered:
        _find(row, by_key, there)
        _check_parent(row, by_key, there)
        _compare(row, by_key, there)
    return ordered


def _read(line: UnitLine) -> UnitRow:
    row = UnitRow(line.row, f"{line.name or '–'} ({line.key or '–'})", line.sheet)
    row.key = row.read("key", line.key, lambda text: cells.plain(text, 60)) or ""
    row.above = row.read("parent", line.parent, lambda text: cells.plain(text, 60)) or ""
    row.name = row.read("name", line.name, lambda text: cells.plain(text, 200)) or ""
    row.short_name = row.read("short_name", line.short_name, lambda text: cells.plain(text, 60)) or ""
    row.code = row.read("code", line.code, lambda text: cells.plain(text, 30)) or ""
    row.kind = (row.read("kind", line.kind, cells.kind) or "") if line.kind else ""
    row.valid_from = row.read("valid_from", line.valid_from, cells.day)
    if not line.key:
        row.wrong(heading("key", UNITS), _("Write a key for the unit, for example SNV-TC; it stays with the unit."))
    if not line.name:
        row.wrong(heading("name", UNITS), _("Write the full name of the unit."))
    return row


def _name_doubles(rows: Sequence[UnitRow]) -> None:
    first: dict[str, UnitRow] = {}
    for row in rows:
        if row.key and (other := first.setdefault(row.key, row)) is not row:
            words = _("Rows %(first)s and %(second)s have the same key. Every unit stands in the list once.")
            row.wrong(heading("key", UNITS), words % {"first": other.place, "second": row.place})


def _find(row: UnitRow, by_key: dict[str, UnitRow], there: Known) -> None:
    """The unit that bears the key; else one without a key, of this code or name, below the same unit."""
    in_list = by_key.get(row.above)
    row.above_unit = in_list.unit if in_list else there.unit(row.above)
    row.unit = there.by_key.get(row.key)
    if row.unit is not None or not row.key:
        return
    if not row.above:
        unit = there.by_code.get(row.key)
        row.unit = unit if unit and not unit.import_key and unit.name == row.name else _alike(row, there, None)
    elif row.above_unit is not None:
        row.unit = _alike(row, there, row.above_unit)


def _alike(row: UnitRow, there: Known, above: Unit | None) -> Unit | None:
    alike = [unit for unit in there.below(above) if _is_alike(unit, row)]
    return alike[0] if len(alike) == 1 else None


def _is_alike(unit: Unit, row: UnitRow) -> bool:
    same = unit.code == row.code if row.code and unit.code else unit.name == row.name
    return not unit.import_key and unit.is_open(today()) and same


def _check_parent(row: UnitRow, by_key: dict[str, UnitRow], there: Known) -> None:
    if row.above and row.above not in by_key and there.unit(row.above) is None:
        words = _("No unit has the key “%(key)s”, neither in the list nor in Sen. Correct it, or add the unit.")
        row.wrong(heading("parent", UNITS), words % {"key": row.above})
    chain, above = {row.key}, by_key.get(row.above)
    while above is not None and above.key not in chain:
        chain.add(above.key)
        above = by_key.get(above.above)
    if above is not None:
        row.wrong(heading("parent", UNITS), UnitIntoItself())


def _from_the_top(rows: Sequence[UnitRow], by_key: dict[str, UnitRow]) -> list[UnitRow]:
    """Rows whose unit above is in the list too come after it."""
    depths: dict[str, int] = {}
    for row in rows:
        chain = [row.key]
        while (above := by_key.get(by_key[chain[-1]].above if chain[-1] in by_key else "")) and above.key not in chain:
            chain.append(above.key)
        depths[row.key] = len(chain)
    return sorted(rows, key=lambda row: (depths[row.key], row.number))


def _compare(row: UnitRow, by_key: dict[str, UnitRow], there: Known) -> None:
    in_list = by_key.get(row.above)
    if row.unit is None:
        _check_new(row, in_list)
    else:
        _check_known(row, row.unit, there, is_new_above=in_list is not None and in_list.unit is None)


def _check_new(row: UnitRow, in_list: UnitRow | None) -> None:
    row.changes = ["new-unit"]
    if not row.kind and not row.is_wrong_in(heading("kind", UNITS)):
        row.kind = row.read("kind", "", cells.kind) or ""
    if row.valid_from is None and not row.is_wrong_in(heading("valid_from", UNITS)):
        row.wrong(heading("valid_from", UNITS), _("Write the first day of the unit, for example 01/07/2025."))
    above = row.above_unit
    if above is not None and row.valid_from and not above.is_open(max(row.valid_from, today())):
        row.wrong(heading("parent", UNITS), UnitIsClosed())
    begins = in_list.valid_from if in_list is not None and in_list.unit is None else None
    if begins is not None and begins > max(row.valid_from or today(), today()):
        row.wrong(heading("parent", UNITS), UnitIsClosed())
    if not row.above:
        row.notes.append(_("The row names no unit above: the unit becomes the root of a tree."))


def _check_known(row: UnitRow, unit: Unit, there: Known, *, is_new_above: bool) -> None:
    if not unit.is_open(today()) and unit.valid_to is not None:
        words = _("The unit was closed on %(day)s. Delete the row, or give the new unit a key of its own.")
        row.wrong(heading("key", UNITS), words % {"day": f"{unit.valid_to:%d/%m/%Y}"})
    if row.kind and row.kind != unit.kind:
        words = _("In Sen the kind of the unit is “%(kind)s”. A list does not change it; correct the list.")
        row.wrong(heading("kind", UNITS), words % {"kind": unit.get_kind_display()})
    if row.valid_from and row.valid_from != unit.valid_from:
        words = _("In Sen the unit begins on %(day)s. A list does not change it; correct the list or empty the cell.")
        row.wrong(heading("valid_from", UNITS), words % {"day": f"{unit.valid_from:%d/%m/%Y}"})
    if not unit.import_key:
        row.changes.append("key")
    row.short_name, row.code = row.short_name or unit.short_name, row.code or unit.code
    if (row.name, row.short_name, row.code) != (unit.name, unit.short_name, unit.code):
        row.changes.append("renamed")
        row.notes.append(_("until now: %(name)s") % {"name": unit.name})
    if row.above and (is_new_above or there.parent(unit) != row.above_unit):
        _check_move(row, unit, there)


def _check_move(row: UnitRow, unit: Unit, there: Known) -> None:
    row.changes.append("moved")
    row.notes.append(_("until now under: %(unit)s") % {"unit": there.parent(unit) or "–"})
    if any(path.startswith(unit.path) for path in there.own_paths):
        row.wrong(heading("parent", UNITS), OwnRights())
    if row.above_unit is not None and not row.above_unit.is_open(today()):
        row.wrong(heading("parent", UNITS), UnitIsClosed())
