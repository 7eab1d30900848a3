"""What people of a unit that is merged or closed have still to acknowledge: it follows their posts."""

from django.db.models import Q, Sum
from django.utils.translation import gettext as _

from intranet.acknowledgement.models import Tally, TallyState
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.people.unit_moves import Fate, UnitLine


class UnitReadings:
    """Open assignments of the unit's people, and how many of them are late."""

    def lines(self, unit: Unit) -> list[UnitLine]:
        """One query, over the tallies."""
        open_ones = Tally.objects.filter(unit=unit, state=TallyState.OPEN).order_by()
        sums = open_ones.aggregate(all=Sum("count"), late=Sum("count", filter=Q(due__lt=today())))
        lines = [
            UnitLine(_("Readings that its people have still to acknowledge"), sums["all"] or 0, Fate.FOLLOWS),
            UnitLine(_("of these, overdue"), sums["late"] or 0, Fate.FOLLOWS),
        ]
        return [line for line in lines if line.count]

    def move(self, unit: Unit, successor: Unit, by: Person | None) -> None:
        """Nothing: the change of posts closes them and asks anew in the successor."""
