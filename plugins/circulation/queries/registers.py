"""The registers, made of what was done: nothing is typed into them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from plugins.circulation.models import Copy, CopyState, Item

HELD = Q(state__in=[CopyState.HANDED_OVER, CopyState.HELD])


@dataclass(frozen=True, slots=True)
class Sums:
    """Copies of a document or a space. ``issued`` = ``held`` + ``returned`` + ``destroyed``, always."""

    issued: int
    held: int
    returned: int
    destroyed: int

    @property
    def balances(self) -> bool:
        return self.issued == self.held + self.returned + self.destroyed


_COUNTED = {
    "issued": Count("pk"),
    "held": Count("pk", HELD),
    "returned": Count("pk", Q(state=CopyState.RETURNED)),
    "destroyed": Count("pk", Q(state=CopyState.DESTROYED)),
}


def sums_of(item: Item) -> Sums:
    """Where the copies of ``item`` are. One query."""
    return Sums(**Copy.objects.filter(item=item).aggregate(**_COUNTED))


def sums_of_each(items: QuerySet[Item]) -> defaultdict[int, Sums]:
    """The same for every document of ``items``, by its key; nothing but zeros where there is no copy. One query."""
    rows: Any = Copy.objects.filter(item__in=items).order_by().values("item").annotate(**_COUNTED)
    return defaultdict(lambda: Sums(0, 0, 0, 0), {row.pop("item"): Sums(**row) for row in rows})


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the trail of a copy; ``is_done`` is False for what lies ahead."""

    day: date
    words: str
    is_done: bool = True


def trail_of(copy: Copy) -> list[Step]:
    """Hand-over, receipt, first opening, return or the day it is due. One query."""
    number = {"copy": f"{copy.number:02}"}
    steps = [Step(localdate(copy.handed_over_at), _("Copy %(copy)s handed over") % number)]
    if copy.received_at:
        steps.append(Step(localdate(copy.received_at), _("Received")))
    if first := copy.openings.order_by("pk").first():
        steps.append(Step(localdate(first.at), _("First opened")))
    if copy.ended_at:
        steps.append(Step(localdate(copy.ended_at), str(CopyState(copy.state).label).capitalize()))
    elif copy.due:
        steps.append(Step(copy.due, _("To be given back"), is_done=False))
    return steps
