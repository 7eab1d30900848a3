"""Open tasks of a unit that is merged go over to its successor, which reads their documents from then on."""

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from intranet.audit.services import record
from intranet.directives.services.freezing import admit
from intranet.duties.models import Duty, DutyUnit
from intranet.duties.rules import LIVE
from intranet.people.models import Person, Unit
from intranet.people.unit_moves import Fate, UnitLine


class UnitDuties:
    """Tasks that are worked on or wait to be closed: led, shared or followed up by the unit."""

    def lines(self, unit: Unit) -> list[UnitLine]:
        """Two queries."""
        led = _live().filter(lead=unit).count()
        part = Exists(DutyUnit.objects.filter(duty=OuterRef("pk"), unit=unit))
        shared = _live().filter(Q(office=unit) | part).exclude(lead=unit).count()
        lines = [
            UnitLine(_("Tasks that the unit leads"), led, Fate.MOVES),
            UnitLine(_("Tasks that the unit shares or follows up"), shared, Fate.MOVES),
        ]
        return [line for line in lines if line.count]

    def move(self, unit: Unit, successor: Unit, by: Person | None) -> None:
        """Lead, part and follow-up; a unit that takes part twice by it keeps the stronger part."""
        part = Exists(DutyUnit.objects.filter(duty=OuterRef("pk"), unit=unit))
        concerned = _live().filter(Q(lead=unit) | Q(office=unit) | part).order_by("pk")
        for duty in concerned.select_for_update(of=("self",)).select_related("directive"):
            _move(duty, unit, successor)
            details = {"directive": duty.directive_id, "from": unit.pk, "to": successor.pk}
            label = duty.directive.symbol
            record("duty.moved-to-successor", actor=by, subject=duty, label=label, details=details)


def _live() -> QuerySet[Duty]:
    return Duty.objects.filter(state__in=LIVE)


def _move(duty: Duty, unit: Unit, successor: Unit) -> None:
    if duty.lead_id == unit.pk:
        duty.lead = successor
        DutyUnit.objects.filter(duty=duty, unit=successor).delete()
    if duty.office_id == unit.pk:
        duty.office = successor
    duty.save(update_fields=["lead", "office"])
    takes_part = duty.lead_id == successor.pk or DutyUnit.objects.filter(duty=duty, unit=successor).exists()
    parts = DutyUnit.objects.filter(duty=duty, unit=unit)
    if takes_part:
        parts.delete()
    else:
        parts.update(unit=successor)
    admit(duty.directive, [f"unit:{successor.pk}"], works=not duty.directive.is_outgoing)
