"""Whether the line is shown, and its badge."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest

from intranet.contracts import prepared, who
from plugins.circulation.models import Copy, CopyState
from plugins.circulation.policy import OFFICER, OWNERS
from plugins.circulation.queries import to_decide
from plugins.circulation.rules import split_tokens

_DOORS = (*(f"post:{role}@" for role in OWNERS), OFFICER)


def concerns(request: HttpRequest) -> bool:
    """Members and keepers of spaces, holders of a clearance, who may open a space, and security officers."""
    asker = who(request.user)
    if asker is None:
        return False
    rank, member, keeper = split_tokens(asker.tokens)
    return bool(rank or member or keeper) or any(token.startswith(_DOORS) for token in asker.tokens)


def waiting(request: HttpRequest) -> tuple[int, str] | None:
    """Copies that wait to be received, and what waits for a keeper's decision."""
    count = len(_handed_over(request.user.pk)) + to_decide.number_of(who(request.user))
    return (count, "info") if count else None


@prepared
def _handed_over(person: Any) -> QuerySet[Copy, int]:
    return Copy.objects.filter(holder__pk=person, state=CopyState.HANDED_OVER).values_list("pk", flat=True)
