"""Who may do what to a guidance page."""

from collections.abc import Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.tokens import units_with_role
from intranet.contracts import Who
from intranet.guidance.models import GuidancePage, GuidanceReader
from intranet.people.models import PostRole

LABEL = "intranet_guidance.guidancepage"
OFFICE_ROLES = (PostRole.CLERK, PostRole.EDITOR)
"""Posts of the unit that looks after a page: they write it, and see it before it is published."""


class GuidancePolicy:
    """Readers read what is published; clerk and editor of its unit write; the editor publishes and withdraws."""

    def allows(self, who: Who, action: str, subject: GuidancePage) -> bool:
        if action == "withdraw":
            return bool(subject.live)
        if action == "delete":
            return subject.version_id is None
        return action in {"read", "edit", "publish"}

    def tokens(self, action: str, subject: GuidancePage) -> Iterable[str]:
        roles = (PostRole.EDITOR,) if action in {"publish", "withdraw"} else OFFICE_ROLES
        office = {f"post:{role}@{subject.owner_unit_id}" for role in roles}
        if action == "read" and subject.live:
            return office | {reader.token for reader in subject.readers.all()}
        return office

    def keeps(self, who: Who, action: str, subject: GuidancePage) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[GuidancePage]) -> QuerySet[GuidancePage]:
        reader = GuidanceReader.objects.filter(page=OuterRef("pk"), token__in=who.tokens)
        office = Q(owner_unit__in=units_with_role(who.tokens, OFFICE_ROLES))
        return queryset.filter(office | Q(live=True) & Q(Exists(reader)))
