"""Who is told of a unit's late readers: its head, else the head above."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from intranet.access.decisions import decide
from intranet.people.models import Person, PostRole, Unit
from intranet.people.queries import holders_of, returns

HEADS = (PostRole.HEAD, PostRole.LEADER)
"""Posts that answer for a unit."""

BEHIND_A_GUARD = ("challenge", "guard", "guard-absent")
"""Reasons of a refusal that the person may get past when they open the page."""


@dataclass(slots=True)
class Heads:
    """The heads of units on a day who may read ``subject`` and are not away; each unit is asked about once."""

    subject: Any
    on: date
    _known: dict[int, list[Person]] = field(default_factory=dict)
    _chains: dict[int, list[int]] = field(default_factory=dict)

    def over(self, unit: Unit, besides: int) -> list[int]:
        """Ids of the heads of ``unit`` other than the person ``besides``, else of the nearest unit above that has
        one.
        """
        for each in self._upwards(unit):
            if found := [head.pk for head in self.of(each) if head.pk != besides]:
                return found
        return []

    def _upwards(self, unit: Unit) -> list[int]:
        if unit.pk not in self._chains:
            above = unit.get_ancestors().reverse().values_list("pk", flat=True)
            self._chains[unit.pk] = [unit.pk, *above]
        return self._chains[unit.pk]

    def of(self, unit_id: int) -> list[Person]:
        """The heads of one unit, those who stand in for them among them."""
        if unit_id not in self._known:
            held = holders_of(HEADS, unit_id)
            away = returns([each.pk for each in held], self.on)
            self._known[unit_id] = [each for each in held if each.pk not in away and self._may_know(each)]
        return self._known[unit_id]

    def _may_know(self, person: Person) -> bool:
        decision = decide(person, "read", self.subject)
        return bool(decision) or decision.reason in BEHIND_A_GUARD
