"""Beside a letter, for clerk and head: has it come, what was reported about its way, who of theirs is still asked."""

from dataclasses import dataclass

from django.template.loader import render_to_string

from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.bodies import bodies_of
from intranet.acknowledgement.models import Fault, Tally, UnitReceipt, Version
from intranet.acknowledgement.policy import RECEIVERS
from intranet.acknowledgement.queries import asking
from intranet.acknowledgement.services import ask_units
from intranet.acknowledgement.telling import tell_arrival
from intranet.directives.models import Directive, DirectiveState
from intranet.directives.policy import LABEL
from intranet.people.models import Person, PostRole, Unit


@dataclass(frozen=True, slots=True)
class Beside:
    """What the section shows."""

    receipts: list[UnitReceipt]
    faults: list[Fault]
    version_id: int


def ask_bodies(directive: Directive, by: Person | None) -> None:
    """When a document has gone out, the bodies that receive it are to confirm that it came; its own office is not. The
    Party cells were asked before anybody could read it, and are told now.
    """
    version = directive.current_version
    if version is None:
        return
    units = Unit.objects.filter(pk__in=Tally.objects.filter(version=version).values("unit"))
    own = bodies_of([directive.owner_unit])[directive.owner_unit_id]
    tell_arrival(asking(version), _asked_before(version))
    ask_units(version, set(bodies_of(units).values()) - {own, directive.owner_unit_id})


def _asked_before(version: Version) -> list[int]:
    waiting = UnitReceipt.objects.filter(version=asking(version), at__isnull=True)
    return list(waiting.order_by("unit").values_list("unit", flat=True))


def beside_letter(directive: Directive, reader: Person) -> str:
    """The section for who holds such a post; "" for everybody else, without a query."""
    tokens = tokens_of(reader)
    units = units_with_role(tokens, RECEIVERS)
    if not units or directive.state != DirectiveState.ISSUED or directive.current_version is None:
        return ""
    version = asking(directive.current_version)
    receipts = UnitReceipt.objects.filter(version=version, unit__in=units).select_related("unit", "by", "acting_for")
    faults: list[Fault] = []
    if f"post:{PostRole.CLERK}@{directive.owner_unit_id}" in tokens:
        of_directive = {"assignment__version__subject_model": LABEL, "assignment__version__subject_id": directive.pk}
        found = Fault.objects.filter(**of_directive, settled_at__isnull=True)
        faults = list(found.select_related("assignment__person", "assignment__unit").order_by("pk"))
    shown = Beside(list(receipts.order_by("unit__path")), faults, version.pk)
    if not shown.receipts and not shown.faults:
        return ""
    return render_to_string("intranet/directives/receiving.html", {"beside": shown})
