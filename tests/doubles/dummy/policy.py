"""Who may read a greeting."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from intranet.contracts import Who
from tests.doubles.dummy.models import Greeting


class GreetingPolicy:
    """Friends read every greeting; the others those to a unit they belong to."""

    def allows(self, who: Who, action: str, subject: Greeting) -> bool:
        return action == "read"

    def tokens(self, action: str, subject: Greeting) -> Iterable[str]:
        return readers(subject)

    def keeps(self, who: Who, action: str, subject: Greeting) -> bool:
        return False

    def visible(self, who: Who, queryset: QuerySet[Greeting]) -> QuerySet[Greeting]:
        if "dummy:friend" in who.tokens:
            return queryset
        units = [int(token[6:]) for token in who.tokens if token.startswith("under:")]
        return queryset.filter(Q(to__in=units))

    def within(self, subject: Greeting) -> Iterable[str]:
        return [f"intranet_people.unit:{subject.to_id}"] if subject.to_id else []


def readers(greeting: Greeting) -> list[str]:
    """Tokens any one of which opens a greeting; the catalogue's entry carries the same."""
    return ["dummy:friend", *([f"under:{greeting.to_id}"] if greeting.to_id else [])]


def row_of(greeting: Any) -> dict[str, Any]:
    """A greeting as export writes it."""
    return {"title": greeting.title, "text": greeting.text, "by": greeting.by and greeting.by.username}
