"""Drafts of a unit that is merged: approval and number belong to the office of their day and are finished there."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.outgoing.models import Passage, Stage
from intranet.people.models import Person, Unit
from intranet.people.unit_moves import Fate, UnitLine


class UnitDrafts:
    """Outgoing documents on their way that the unit drafts or issues."""

    def lines(self, unit: Unit) -> list[UnitLine]:
        """One query."""
        own = Q(drafting_unit=unit) | Q(directive__owner_unit=unit)
        waiting = Passage.objects.filter(own).exclude(stage=Stage.ISSUED).count()
        label, url = _("Outgoing documents on their way"), reverse("outgoing:list")
        return [UnitLine(label, waiting, Fate.WAITS, url)] if waiting else []

    def move(self, unit: Unit, successor: Unit, by: Person | None) -> None:
        """Nothing: the text names the office that issues it."""
