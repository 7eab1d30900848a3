"""Who may do what. Answers are the unit's own, of those above it in the frozen tree, and of the lead unit's people.

Nobody appraises their own unit: not the one they belong to, nor one that they were of or stood in for in the period or
since the opening, nor what they handed in themselves. What the lead unit is asked itself, or goes on with after a
merger, is appraised by those above it.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet

from intranet.contracts import Who, who
from plugins.checklists.models import (
    SENT,
    WRITABLE,
    Campaign,
    CampaignState,
    Checklist,
    Evidence,
    Finding,
    Inspection,
    Node,
    Revision,
    State,
    Version,
    VersionState,
)

RUNNING = ("head", "editor", "inspector")
"""Posts of a lead unit that write its checklists, run its campaigns and appraise."""

FILLING = ("head", "clerk", "editor")
"""Posts of a unit that answer any section of it; everybody else answers what they are assigned."""

ABOVE = ("head", "leader")
"""Posts of the units above that see how those below them stand."""


class ChecklistPolicy:
    """``read`` the library, ``edit`` a checklist of one's unit. One of which nothing was published yet is not there for
    who does not edit it.
    """

    def allows(self, who: Who, action: str, subject: Checklist) -> bool:
        return action in {"read", "edit"}

    def tokens(self, action: str, subject: Checklist) -> Iterable[str]:
        is_out = action == "read" and subject.versions.exclude(state=VersionState.DRAFT).exists()
        return {"any"} if is_out else _posts(RUNNING, subject.owner_id)

    def keeps(self, who: Who, action: str, subject: Checklist) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Checklist]) -> QuerySet[Checklist]:
        is_out = Exists(Version.objects.filter(checklist=OuterRef("pk")).exclude(state=VersionState.DRAFT))
        return queryset.filter(Q(owner__in=held(who, RUNNING)) | is_out)


class CampaignPolicy:
    """``manage`` (plan, open, close), and ``read`` its figures, each person as far as they see inspections."""

    def allows(self, who: Who, action: str, subject: Campaign) -> bool:
        return action == "manage" or (action == "read" and subject.state != CampaignState.PLANNED)

    def tokens(self, action: str, subject: Campaign) -> Iterable[str]:
        running = _posts(RUNNING, subject.lead_id)
        if action == "manage":
            return running
        asked = subject.inspections.values_list("unit", "node__path")
        above = {unit for _unit, path in asked for unit in _units(path)}
        seen = {token for unit in above for token in _posts(ABOVE, unit)}
        return {*running, *seen, *(f"unit:{unit}" for unit, _path in asked)}

    def keeps(self, who: Who, action: str, subject: Campaign) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Campaign]) -> QuerySet[Campaign]:
        seen = InspectionPolicy().visible(who, Inspection.objects.all())
        return queryset.filter(Q(lead__in=held(who, RUNNING)) | Q(pk__in=seen.values("campaign")))


class InspectionPolicy:
    """``read``; ``answer`` and ``submit``; ``assign`` as who fills in; ``sign`` as head; ``appraise`` and ``verify`` as
    the lead unit, never one's own unit.
    """

    def allows(self, who: Who, action: str, subject: Inspection) -> bool:
        if action in {"answer", "submit", "assign"}:
            return subject.state in WRITABLE
        if action == "sign":
            return subject.state == State.SUBMITTED
        if action in {"appraise", "verify"}:
            return f"unit:{subject.unit_id}" not in who.tokens and not _is_theirs(who, subject)
        return action == "read"

    def tokens(self, action: str, subject: Inspection) -> Iterable[str]:
        unit = subject.unit_id
        if action == "read":
            return {f"unit:{unit}", *_others_of(subject)}
        if action in {"answer", "submit"}:
            assigned = subject.duties.values_list("person", flat=True)
            return {*_posts(FILLING, unit), *(f"member:{person}@{unit}" for person in assigned)}
        if action == "assign":
            return _posts(FILLING, unit)
        if action == "sign":
            return _posts(("head",), unit)
        return appraising_posts(subject) if action in {"appraise", "verify"} else set()

    def keeps(self, who: Who, action: str, subject: Inspection) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Inspection]) -> QuerySet[Inspection]:
        below = Q(pk__in=[])
        for unit in held(who, ABOVE):
            below |= Q(node__path__contains=f".{unit}.")
        return queryset.filter(Q(unit__in=own_units(who)) | Q(campaign__lead__in=held(who, RUNNING)) | below)


class EvidencePolicy:
    """A paper is of its unit: its people alone see it in the store, with all its revisions."""

    def allows(self, who: Who, action: str, subject: Evidence) -> bool:
        return action in {"read", "change"}

    def tokens(self, action: str, subject: Evidence) -> Iterable[str]:
        return {f"unit:{subject.unit_id}"}

    def keeps(self, who: Who, action: str, subject: Evidence) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Evidence]) -> QuerySet[Evidence]:
        return queryset.filter(unit__in=own_units(who))


class RevisionPolicy:
    """The file itself: of the people of the unit, and of those who see an inspection that shows this very file and was
    signed with it, or the remedy of one. What was put beside an answer after the last signature is not sent yet.
    """

    def allows(self, who: Who, action: str, subject: Revision) -> bool:
        return action == "read"

    def tokens(self, action: str, subject: Revision) -> Iterable[str]:
        shown = self._shown(subject).select_related("campaign", "node").distinct()
        through = {token for each in shown for token in _others_of(each)}
        return {f"unit:{subject.evidence.unit_id}", *through}

    def keeps(self, who: Who, action: str, subject: Revision) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Revision]) -> QuerySet[Revision]:
        return queryset.filter(evidence__unit__in=own_units(who))

    def _shown(self, subject: Revision) -> QuerySet[Inspection]:
        cited = Q(answers__citations__revision=subject, answers__citations__added_at__lte=F("signed_at"))
        mended = Q(answers__finding__proof=subject)
        return Inspection.objects.filter(cited | mended, state__in=SENT)


class FindingPolicy:
    """Seen by whoever sees the inspection it came from; ``remedy`` as the unit, ``verify`` as the lead unit;
    ``pass-on`` to another post as the unit's head or the lead unit.
    """

    def allows(self, who: Who, action: str, subject: Finding) -> bool:
        return action in {"read", "remedy", "pass-on"} or InspectionPolicy().allows(
            who, action, subject.answer.inspection
        )

    def tokens(self, action: str, subject: Finding) -> Iterable[str]:
        if action == "remedy":
            # as long as they belong to the unit: who has left answers for nothing of it
            return {*_posts(FILLING, subject.unit_id), f"member:{subject.post.person_id}@{subject.unit_id}"}
        if action == "pass-on":
            return {*_posts(("head",), subject.unit_id), *appraising_posts(subject.answer.inspection)}
        return InspectionPolicy().tokens(action, subject.answer.inspection)

    def keeps(self, who: Who, action: str, subject: Finding) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Finding]) -> QuerySet[Finding]:
        seen = InspectionPolicy().visible(who, Inspection.objects.all())
        return queryset.filter(answer__inspection__in=seen.values("pk"))


POLICIES: dict[type, Any] = {
    Finding: FindingPolicy(),
    Checklist: ChecklistPolicy(),
    Campaign: CampaignPolicy(),
    Inspection: InspectionPolicy(),
    Evidence: EvidencePolicy(),
    Revision: RevisionPolicy(),
}


def permits(person: Any, action: str, subject: Any) -> bool:
    """What ``decide`` says without the guards: for services, which ask again under their lock."""
    asker, policy = who(person), POLICIES[type(subject)]
    return (
        asker is not None
        and policy.allows(asker, action, subject)
        and not asker.tokens.isdisjoint(policy.tokens(action, subject))
    )


def fills(person: Any, unit: int) -> bool:
    """Whether ``person`` answers any section for ``unit``, not only those they are assigned."""
    asker = who(person)
    return asker is not None and not asker.tokens.isdisjoint(_posts(FILLING, unit))


def appraising_posts(subject: Inspection) -> set[str]:
    """Posts that appraise it: of the lead unit, or of the units above where it is the lead unit's own."""
    if subject.unit_id != subject.campaign.lead_id:
        return _posts(RUNNING, subject.campaign.lead_id)
    return {token for each in units_above(subject) for token in _posts(ABOVE, each)}


def units_above(subject: Inspection) -> list[int]:
    """The units above it in the frozen tree, without who works on it now."""
    return [each for each in _units(subject.node.path) if each not in {subject.unit_id, subject.node.unit_id}]


def appraised_by(person: Any, own: Any, running: Any, above: Any) -> Q:
    """Inspections that ``person``, of the units ``own``, appraises by posts in ``running`` and ``above``. It says of
    many what ``InspectionPolicy`` says of one.
    """
    leads = Q(unit__pk=F("campaign__lead"))
    higher = Node.objects.filter(campaign=OuterRef("campaign"), unit__pk__in=above)
    higher = higher.exclude(_ITS_UNITS)
    higher = higher.alias(below=ExpressionWrapper(OuterRef("node__path"), CharField()))
    stands_above = Q(leads, Exists(higher.filter(below__startswith=F("path"))))
    led = Q(~leads, campaign__lead__pk__in=running)
    return Q(led | stands_above, ~Q(unit__pk__in=own), ~theirs(person))


_ITS_UNITS = Q(unit=OuterRef("unit")) | Q(unit=OuterRef("node__unit"))
"""Who works on an inspection now, and whose place in the tree it is."""


def theirs(person: Any) -> Q:
    """Inspections of a unit that ``person`` was of, or stood in for a post of, in the period or since the opening, and
    those they handed in.
    """
    post: Any = Finding._meta.get_field("post").related_model
    since = Q(ends__gte=OuterRef("campaign__period_from")) | Q(ends__gte=OuterRef("campaign__opens_on"))
    held_then = post._default_manager.filter(Q(since, ends__gte=F("starts")) | Q(ends__isnull=True), person__pk=person)
    deputies = post._meta.get_field("deputies").related_model._default_manager
    stood_in = deputies.filter(since, ends__gte=F("starts"), person__pk=person)
    in_its_post = Q(post__unit=OuterRef("unit")) | Q(post__unit=OuterRef("node__unit"))
    was_of = Q(Exists(held_then.filter(_ITS_UNITS))) | Q(Exists(stood_in.filter(in_its_post)))
    return Q(signed_by__pk=person) | Q(submitted_by__pk=person) | was_of


def _is_theirs(who: Who, subject: Inspection) -> bool:
    return Inspection.objects.filter(theirs(who.person.pk), pk=subject.pk).exists()


def own_units(who: Who) -> list[int]:
    """Units to which ``who`` belongs."""
    return [int(token.removeprefix("unit:")) for token in who.tokens if token.startswith("unit:")]


def held(who: Who, roles: Iterable[str]) -> list[int]:
    """Units in which ``who`` holds one of ``roles``, or stands in for one."""
    posts = tuple(f"post:{role}@" for role in roles)
    return sorted({int(token.rpartition("@")[2]) for token in who.tokens if token.startswith(posts)})


def _others_of(inspection: Inspection) -> set[str]:
    """Those beside the unit itself who see an inspection: the lead unit, and those above in the tree."""
    above = {token for each in _units(inspection.node.path) for token in _posts(ABOVE, each)}
    return above | _posts(RUNNING, inspection.campaign.lead_id)


def _posts(roles: Iterable[str], unit: int) -> set[str]:
    return {f"post:{role}@{unit}" for role in roles}


def _units(path: str) -> list[int]:
    """The units from the top to this one, of a node's path ".1.5.7."."""
    return [int(part) for part in path.split(".") if part]
