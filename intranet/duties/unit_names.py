"""Units as people type them: a list of several hundred is narrowed by typing, not scrolled through for every field."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from intranet.directives.rules import fold
from intranet.people.models import Unit
from intranet.people.queries import open_units
from intranet.people.rules import today


class UnitNames:
    """The open units by a label of their own: the name, with the unit above where several bear it. One query."""

    def __init__(self, units: Iterable[Unit] | None = None) -> None:
        found = list(open_units(today()) if units is None else units)
        named = Counter(fold(unit.name) for unit in found)
        by_path = {unit.path: unit for unit in found}
        self.by_label: dict[str, Unit] = {}
        for unit in found:
            above = by_path.get(unit.path[: -Unit.steplen])
            label = f"{unit.name} · {above.name}" if named[fold(unit.name)] > 1 and above else unit.name
            self.by_label[label] = unit
        self._short: dict[str, list[Unit]] = defaultdict(list)
        for label, unit in self.by_label.items():
            for words in {fold(label), fold(unit.short_name), fold(unit.code)} - {""}:
                self._short[words].append(unit)

    @property
    def labels(self) -> list[str]:
        """What a field offers."""
        return list(self.by_label)

    def find(self, typed: str) -> Unit | None:
        """The one unit with this label, short name or code, however it is typed; None when it is not clear which."""
        found = self._short.get(fold(" ".join(typed.split())), [])
        return self.by_label.get(typed.strip()) or (found[0] if len(found) == 1 else None)

    def label_of(self, unit: Unit | None) -> str:
        """How a field shows a unit."""
        return next((label for label, each in self.by_label.items() if each == unit), "")
