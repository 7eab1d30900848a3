"""A saved search is its person's own: nobody else sees that it is there."""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet

from intranet.contracts import Who
from plugins.fulltext.saved.models import SavedSearch

ACTIONS = frozenset({"read", "edit", "delete"})


class SavedSearchPolicy:
    """Its person, whatever they hold; no post and no deputy."""

    def allows(self, who: Who, action: str, subject: SavedSearch) -> bool:
        return action in ACTIONS and subject.person_id == who.person.pk

    def tokens(self, action: str, subject: SavedSearch) -> Iterable[str]:
        return {f"user:{subject.person_id}"}

    def keeps(self, who: Who, action: str, subject: SavedSearch) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.filter(person=who.person)
