"""Who may do what to a series and its books: posts of the office whose numbers they count."""

from collections.abc import Iterable
from operator import attrgetter
from typing import Any

from django.db.models import QuerySet

from intranet.access.tokens import units_with_role
from intranet.contracts import Who
from intranet.people.models import PostRole

BOOK, SERIES = "intranet_numbering.book", "intranet_numbering.series"

READ, KEEP, NUMBER = "read", "keep", "number"
ROLES = {
    READ: (PostRole.CLERK, PostRole.EDITOR, PostRole.LEADER, PostRole.HEAD),
    KEEP: (PostRole.CLERK, PostRole.EDITOR),
    NUMBER: (PostRole.CLERK,),
}
"""Posts of the office that consult its registers, that keep them, and that give numbers."""


class RegisterPolicy:
    """Answers for one kind of row; ``office`` is the way from a row to its office, as a lookup."""

    def __init__(self, office: str) -> None:
        self.office = office
        self._office_of = attrgetter(f"{office.replace('__', '.')}_id")

    def allows(self, who: Who, action: str, subject: Any) -> bool:
        return action in ROLES

    def tokens(self, action: str, subject: Any) -> Iterable[str]:
        return {f"post:{role}@{self._office_of(subject)}" for role in ROLES.get(action, ())}

    def keeps(self, who: Who, action: str, subject: Any) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(**{f"{self.office}__in": units_with_role(who.tokens, ROLES[READ])})


POLICIES = {
    BOOK: RegisterPolicy("series__office"),
    SERIES: RegisterPolicy("office"),
}
