"""Incoming documents of an office that is merged: they stand in its own register, so they are finished there."""

from django.urls import reverse
from django.utils.translation import gettext as _

from intranet.incoming.models import Arrival, Stage
from intranet.people.models import Person, Unit
from intranet.people.unit_moves import Fate, UnitLine


class UnitArrivals:
    """Documents of the office that are neither closed nor returned."""

    def lines(self, unit: Unit) -> list[UnitLine]:
        """One query."""
        waiting = Arrival.objects.filter(office=unit).exclude(stage__in=[Stage.CLOSED, Stage.RETURNED]).count()
        label, url = _("Incoming documents that are not closed"), reverse("incoming:list")
        return [UnitLine(label, waiting, Fate.WAITS, url)] if waiting else []

    def move(self, unit: Unit, successor: Unit, by: Person | None) -> None:
        """Nothing: an arrival number belongs to the register of its office."""
