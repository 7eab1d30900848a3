"""Who may do what to a duty: those whom it concerns, and only as far as they may read its document."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.policies import policy_for
from intranet.access.tokens import units_with_role, who
from intranet.contracts import Who
from intranet.directives.models import Directive
from intranet.duties.models import Duty, DutyPerson, DutyUnit, ProgressNote, UnitRole
from intranet.duties.rules import STATES
from intranet.people.models import Person, PostRole

LABEL = "intranet_duties.duty"
NOTE_LABEL = "intranet_duties.progressnote"

OFFICE_ROLES = (PostRole.CLERK, PostRole.EDITOR, PostRole.LEADER, PostRole.HEAD)
"""Posts of the office in charge of the document that open duties, follow them up and close them."""

UNIT_ROLES = (PostRole.HEAD, PostRole.LEADER, PostRole.CLERK)
"""Posts of the lead unit that assign people and answer for the result."""

FOLLOWING = frozenset({"close", "return", "extend", "cancel"})


class DutyPolicy:
    """Office in charge, units that take part, people assigned; each only with the right to read the document."""

    def allows(self, who: Who, action: str, subject: Duty) -> bool:
        if action != "read" and subject.state not in STATES.get(action, ()):
            return False
        return reads(who, subject.directive)

    def tokens(self, action: str, subject: Duty) -> Iterable[str]:
        if action in FOLLOWING:
            return posts(OFFICE_ROLES, [subject.office_id])
        lead = posts(UNIT_ROLES, [subject.lead_id])
        people = {f"user:{each.person_id}" for each in subject.people.all()}
        parts = list(subject.units.all())
        if action == "assign":
            return lead
        if action == "submit":
            return lead | people
        if action == "report":
            return lead | people | posts(UNIT_ROLES, [p.unit_id for p in parts if p.role == UnitRole.CO_OPERATES])
        if action != "read":
            return set()
        members = {f"unit:{unit}" for unit in (subject.lead_id, *(part.unit_id for part in parts))}
        return people | members | posts(OFFICE_ROLES, [subject.office_id])

    def keeps(self, who: Who, action: str, subject: Duty) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Duty]) -> QuerySet[Duty]:
        policy = policy_for(Directive)
        if policy is None:
            return queryset.none()
        readable = policy.visible(who, Directive.objects.filter(pk=OuterRef("directive")).order_by())
        return queryset.filter(concerns(*circles(who)), Exists(readable))


class NotePolicy:
    """A note and its evidence are open to whoever may read the duty."""

    def allows(self, who: Who, action: str, subject: ProgressNote) -> bool:
        return action == "read" and DutyPolicy().allows(who, "read", subject.duty)

    def tokens(self, action: str, subject: ProgressNote) -> Iterable[str]:
        return DutyPolicy().tokens("read", subject.duty) if action == "read" else set()

    def keeps(self, who: Who, action: str, subject: ProgressNote) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[ProgressNote]) -> QuerySet[ProgressNote]:
        duties = DutyPolicy().visible(who, Duty.objects.filter(pk=OuterRef("duty")).order_by())
        return queryset.filter(Exists(duties))


def posts(roles: Iterable[str], units: Iterable[int]) -> set[str]:
    """Tokens of those who hold, or stand in for, a post of ``roles`` in ``units``."""
    roles = tuple(roles)
    return {f"post:{role}@{unit}" for unit in units for role in roles}


def reads(who: Who, directive: Directive) -> bool:
    """Whether the document's own policy lets ``who`` read it."""
    policy = policy_for(directive)
    if policy is None or not policy.allows(who, "read", directive):
        return False
    return not who.tokens.isdisjoint(policy.tokens("read", directive)) or policy.keeps(who, "read", directive)


def units_of(tokens: Collection[str]) -> list[int]:
    """Ids of the units in which the holder of ``tokens`` has a post of any kind."""
    return sorted(int(token[5:]) for token in tokens if token.startswith("unit:"))


def circles(who: Who) -> tuple[int, list[int], list[int]]:
    """What ``concerns`` asks of a person: id, units of their posts, offices for which they follow duties up."""
    return who.person.pk, units_of(who.tokens), units_with_role(who.tokens, OFFICE_ROLES)


def concerns(person: Any, units: Any, offices: Any) -> Q:
    """Whom a duty concerns, as a condition on duties; whether they may read its document is another question."""
    part = DutyUnit.objects.filter(duty=OuterRef("pk"), unit__pk__in=units)
    assigned = DutyPerson.objects.filter(duty=OuterRef("pk"), person=person)
    return Q(lead__pk__in=units) | Q(office__pk__in=offices) | Q(Exists(part)) | Q(Exists(assigned))


def is_asked_of(person: Person, action: str, duty: Duty) -> bool:
    """Whether the step is for people like ``person``, whatever the state of the duty."""
    asking = who(person)
    return asking is not None and not asking.tokens.isdisjoint(DutyPolicy().tokens(action, duty))


def actions_of(who: Who, duty: Duty) -> frozenset[str]:
    """The steps that ``who``, who may read the duty, may take now: for its page, without asking the database again."""
    policy = DutyPolicy()
    open_now = (action for action, states in STATES.items() if duty.state in states)
    return frozenset(action for action in open_now if not who.tokens.isdisjoint(policy.tokens(action, duty)))
