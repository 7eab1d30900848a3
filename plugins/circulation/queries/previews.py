"""What a change of scope or level would do to people, before it is made."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from plugins.circulation.models import Copy, CopyState, Item


@dataclass(frozen=True, slots=True)
class Preview:
    """Who would gain and who would lose the right to read, by name; who of the losers holds a copy still; and whether a
    second person decides.
    """

    gains: list[Any]
    loses: list[Any]
    holding: list[Any]
    widens: bool


def compare(item: Item, before: Iterable[Any], after: Iterable[Any], *, widens: bool) -> Preview:
    """The difference between who may read now and who may read then."""
    now, then = set(before), set(after)
    out = Copy.objects.filter(item=item, state__in=[CopyState.HANDED_OVER, CopyState.HELD])
    holders = set(out.values_list("holder", flat=True))
    loses = sorted(now - then, key=str)
    return Preview(
        gains=sorted(then - now, key=str),
        loses=loses,
        holding=[person for person in loses if person.pk in holders],
        widens=widens,
    )
