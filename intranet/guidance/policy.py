"""Who may do what to a guidance page."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.tokens import units_with_role
from intranet.acknowledgement.models import POSITIVE, Assignment
from intranet.acknowledgement.queries import has_receipt
from intranet.contracts import Who
from intranet.guidance.models import GuidancePage, GuidanceReader
from intranet.people.models import PostRole

LABEL = "intranet_guidance.guidancepage"
OFFICE_ROLES = (PostRole.CLERK, PostRole.EDITOR)
"""Posts of the unit that looks after a page: they write it, and see it before it is published."""

BY_EDITOR = frozenset({"publish", "withdraw"})
OF_THE_OWNER = frozenset({"read", "edit", "review"})
"""What the person who answers for a page does, as long as they belong to its unit."""


class GuidancePolicy:
    """Readers read what is published; clerk and editor of its unit write, and so does the person who answers for it;
    the editor publishes and withdraws.
    """

    def allows(self, who: Who, action: str, subject: GuidancePage) -> bool:
        if action == "withdraw":
            return bool(subject.live)
        if action == "delete":
            return subject.version_id is None
        return action in {"publish", *OF_THE_OWNER}

    def tokens(self, action: str, subject: GuidancePage) -> Iterable[str]:
        roles = (PostRole.EDITOR,) if action in BY_EDITOR else OFFICE_ROLES
        office = {f"post:{role}@{subject.owner_unit_id}" for role in roles}
        if action == "read" and subject.live:
            return office | {reader.token for reader in subject.readers.all()}
        return office

    def keeps(self, who: Who, action: str, subject: GuidancePage) -> bool:
        """Who answers for the page; and a receipt keeps what was acknowledged readable until it is withdrawn."""
        if action in OF_THE_OWNER and is_owner(who, subject):
            return True
        return action == "read" and bool(subject.live) and has_receipt(who.person, LABEL, subject.pk)

    def visible(self, who: Who, queryset: QuerySet[GuidancePage]) -> QuerySet[GuidancePage]:
        reader = GuidanceReader.objects.filter(page=OuterRef("pk"), token__in=who.tokens)
        filed = {"version__subject_model": LABEL, "version__subject_id": OuterRef("pk")}
        kept = Assignment.objects.filter(person=who.person.pk, receipt__kind__in=POSITIVE, **filed)
        live = Q(live=True) & (Q(Exists(reader)) | Q(Exists(kept)))
        return queryset.filter(looked_after_by(who) | live)

    def among(self, who: Who, keys: Collection[int]) -> list[GuidancePage]:
        """The rows with these keys that ``who`` may read, with their unit and without their text."""
        rows = GuidancePage.objects.filter(pk__in=keys).select_related("owner_unit").defer("body")
        return list(self.visible(who, rows))


def is_owner(who: Who, page: GuidancePage) -> bool:
    """Whether ``who`` answers for ``page`` now: named, and still of its unit."""
    return page.responsible_id == who.person.pk and f"unit:{page.owner_unit_id}" in who.tokens


def looked_after_by(who: Who) -> Q:
    """Pages on which ``who`` works: of the units they write for, and those they answer for."""
    units = [int(token[5:]) for token in who.tokens if token.startswith("unit:")]
    office = Q(owner_unit__in=units_with_role(who.tokens, OFFICE_ROLES))
    return office | Q(responsible=who.person.pk, owner_unit__in=units)
