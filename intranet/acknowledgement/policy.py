"""Who may do what to an assignment of somebody else, and to the receipt of a unit."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from intranet.access.tokens import units_with_role
from intranet.acknowledgement.bodies import bodies_of
from intranet.acknowledgement.models import Assignment, UnitReceipt
from intranet.acknowledgement.subjects import office_of, subject_of
from intranet.contracts import Who
from intranet.people.models import PostRole, Unit

ASSIGNMENT, UNIT_RECEIPT = "intranet_acknowledgement.assignment", "intranet_acknowledgement.unitreceipt"
CONFIRM, SPARE, RECEIVE = "confirm", "spare", "receive"
RECEIVERS = (PostRole.CLERK, PostRole.HEAD)


class AssignmentPolicy:
    """The clerk of the body confirms on paper for its people, singly or in bulk; the head of a person's unit, and the
    editor of the office that issued the text, give more time and let off. Reading stays personal.
    """

    def allows(self, who: Who, action: str, subject: Assignment) -> bool:
        return action in {CONFIRM, SPARE}

    def tokens(self, action: str, subject: Assignment) -> Iterable[str]:
        body = bodies_of([subject.unit])[subject.unit_id]
        if action == CONFIRM:
            return {f"post:{PostRole.CLERK}@{body}"}
        above = Unit.objects.filter(path__in=_paths(subject.unit))
        heads = {f"post:{PostRole.HEAD}@{pk}" for pk in above.values_list("pk", flat=True)}
        of = subject_of(subject.version.subject_model, subject.version.subject_id)
        office = office_of(of) if of is not None else None
        return heads | ({f"post:{PostRole.EDITOR}@{office}"} if office else set())

    def keeps(self, who: Who, action: str, subject: Assignment) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Assignment]) -> QuerySet[Assignment]:
        """Those of the units whose clerk or head asks; see ``tokens`` for each."""
        units = units_with_role(who.tokens, RECEIVERS)
        return queryset.filter(unit__in=Unit.objects.filter(_below(units)))


def _paths(unit: Unit) -> list[str]:
    return [unit.path[:end] for end in range(Unit.steplen, len(unit.path) + 1, Unit.steplen)]


def _below(units: list[int]) -> Q:
    below = Q(pk__in=[])
    for path in Unit.objects.filter(pk__in=units).values_list("path", flat=True):
        below |= Q(path__startswith=path)
    return below


class UnitReceiptPolicy:
    """Clerk and head of the unit confirm that a text has come, and whoever stands in for them."""

    def allows(self, who: Who, action: str, subject: UnitReceipt) -> bool:
        return action == RECEIVE

    def tokens(self, action: str, subject: UnitReceipt) -> Iterable[str]:
        return {f"post:{role}@{subject.unit_id}" for role in RECEIVERS}

    def keeps(self, who: Who, action: str, subject: UnitReceipt) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[UnitReceipt]) -> QuerySet[UnitReceipt]:
        return queryset.filter(unit__in=units_with_role(who.tokens, RECEIVERS))


POLICIES: dict[str, Any] = {ASSIGNMENT: AssignmentPolicy(), UNIT_RECEIPT: UnitReceiptPolicy()}
