"""“Đôn đốc”: who would get it, before it is sent."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from intranet.alphabet import order_key
from intranet.people.models import Unit
from intranet.progress.pages import Followup
from intranet.reminders.queries import quiet_now
from intranet.reminders.services import urgeable

NAMED = 300
"""Names shown; the others are counted."""


@dataclass(slots=True)
class UnitUrged:
    """The people of one unit who would be reminded, the first of them by name; ``names`` is empty where they are not to
    be seen.
    """

    unit: str
    people: int = 0
    names: list[str] = field(default_factory=list)

    @property
    def unnamed(self) -> int:
        return self.people - len(self.names)


def units_urged(followup: Followup, under: Unit | None) -> list[int]:
    """Ids of the units concerned: all of the tree, or ``under`` and what is below it. One query."""
    units = Unit.objects.filter(followup.scope.within("path"))
    return list((units.filter(path__startswith=under.path) if under else units).values_list("pk", flat=True))


def preview(followup: Followup, units: Sequence[int], at: datetime) -> dict[str, Any]:
    """Context of ``intranet/progress/urge.html``. Three queries."""
    found = urgeable(followup.version, units, at).order_by("unit__path", "person__last_name", "person__first_name")
    fields = ("unit_id", "unit__path", "unit__name", "person__last_name", "person__first_name")
    lines: dict[int, UnitUrged] = {}
    shown = 0
    for unit, path, name, last, first in found.values_list(*fields):
        line = lines.setdefault(unit, UnitUrged(name))
        line.people += 1
        if shown < NAMED and followup.scope.names(path):
            line.names.append(f"{last} {first}".strip())
            shown += 1
    for line in lines.values():
        line.names.sort(key=order_key)
    return {
        "followup": followup,
        "lines": list(lines.values()),
        "people": sum(line.people for line in lines.values()),
        "is_quiet": quiet_now(at),
    }
