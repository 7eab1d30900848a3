"""Documents addressed to a unit that is merged: what was written then stays as it was written."""

from django.utils.translation import gettext as _

from intranet.acknowledgement.models import AudienceTerm
from intranet.directives.models import DirectiveReader
from intranet.people.models import Person, Unit
from intranet.people.unit_moves import Fate, UnitLine


class UnitReaders:
    """Readerships and audience rules that name the unit."""

    def lines(self, unit: Unit) -> list[UnitLine]:
        """Two queries."""
        tokens = [f"unit:{unit.pk}", f"under:{unit.pk}"]
        read = DirectiveReader.objects.filter(token__in=tokens).values("directive").distinct().count()
        asked = AudienceTerm.objects.filter(unit=unit).values("audience").distinct().count()
        lines = [
            UnitLine(_("Documents whose readers name the unit"), read, Fate.STAYS),
            UnitLine(_("Rules of who is asked to acknowledge that name the unit"), asked, Fate.STAYS),
        ]
        return [line for line in lines if line.count]

    def move(self, unit: Unit, successor: Unit, by: Person | None) -> None:
        """Nothing: whom a rule asks is worked out anew by its resolver."""
