"""Who may do what to an assignment of somebody else, and to the receipt of a unit."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from intranet.access.tokens import units_with_role
from intranet.acknowledgement.bodies import bodies_of
from intranet.acknowledgement.models import Assignment, Fault, PaperList, UnitReceipt, Version
from intranet.acknowledgement.subjects import office_of, subject_of
from intranet.contracts import Who
from intranet.people.models import PostRole, Unit

ASSIGNMENT, UNIT_RECEIPT, FAULT, PAPER_LIST = (
    f"intranet_acknowledgement.{name}" for name in ("assignment", "unitreceipt", "fault", "paperlist")
)
CONFIRM, SPARE, RECEIVE, SETTLE = "confirm", "spare", "receive", "settle"
RECEIVERS = (PostRole.CLERK, PostRole.HEAD)
"""Posts of a unit that confirm its receipts."""


class AssignmentPolicy:
    """The clerk of the body confirms on paper for its people, singly or in bulk; the head of a person's unit, and the
    editor of the office that issued the text, give more time and let off; nobody themselves. Reading stays personal.
    """

    def allows(self, who: Who, action: str, subject: Assignment) -> bool:
        return action == CONFIRM or (action == SPARE and subject.person_id != who.person.pk)

    def tokens(self, action: str, subject: Assignment) -> Iterable[str]:
        body = bodies_of([subject.unit])[subject.unit_id]
        if action == CONFIRM:
            return {f"post:{PostRole.CLERK}@{body}"}
        above = Unit.objects.filter(path__in=_paths(subject.unit))
        heads = {f"post:{PostRole.HEAD}@{pk}" for pk in above.values_list("pk", flat=True)}
        return heads | _of_office(subject.version, PostRole.EDITOR)

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


class FaultPolicy:
    """The clerk of the office that looks after the text settles what was reported about its delivery."""

    def allows(self, who: Who, action: str, subject: Fault) -> bool:
        return action == SETTLE

    def tokens(self, action: str, subject: Fault) -> Iterable[str]:
        return _of_office(subject.assignment.version, PostRole.CLERK)

    def keeps(self, who: Who, action: str, subject: Fault) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Fault]) -> QuerySet[Fault]:
        """None in a list of their own: they are shown beside the text they are about."""
        return queryset.none()


class PaperListPolicy:
    """Clerk and head of the body that keeps a signed list open its scan, and clerk and editor of the issuing office."""

    def allows(self, who: Who, action: str, subject: PaperList) -> bool:
        return action == "read"

    def tokens(self, action: str, subject: PaperList) -> Iterable[str]:
        body = {f"post:{role}@{subject.unit_id}" for role in RECEIVERS}
        return body | _of_office(subject.version, PostRole.CLERK, PostRole.EDITOR)

    def keeps(self, who: Who, action: str, subject: PaperList) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[PaperList]) -> QuerySet[PaperList]:
        return queryset.filter(unit__in=units_with_role(who.tokens, RECEIVERS))


def _of_office(version: Version, *roles: str) -> set[str]:
    """Posts of the office that looks after what ``version`` is of."""
    subject = subject_of(version.subject_model, version.subject_id)
    office = office_of(subject) if subject is not None else None
    return {f"post:{role}@{office}" for role in roles} if office else set()


POLICIES: dict[str, Any] = {
    ASSIGNMENT: AssignmentPolicy(),
    UNIT_RECEIPT: UnitReceiptPolicy(),
    FAULT: FaultPolicy(),
    PAPER_LIST: PaperListPolicy(),
}
