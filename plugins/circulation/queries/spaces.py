"""Spaces, and what lies in one, as one person sees them."""

from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from intranet.contracts import Who, today
from plugins.circulation.models import (
    Copy,
    CopyState,
    Extension,
    Item,
    ItemState,
    JoinRequest,
    Known,
    RosterEntry,
    Space,
)
from plugins.circulation.policy import OWNERS, ItemPolicy, kept
from plugins.circulation.rules import split_tokens

OUT = (CopyState.HANDED_OVER, CopyState.HELD)


def spaces_of(asker: Who | None) -> list[Space]:
    """Spaces that ``asker`` belongs to (``is_mine``), keeps (``is_kept``), or may know of; closed ones last and for
    keepers alone. One query.
    """
    if asker is None:
        return []
    _rank, member, keeper = split_tokens(asker.tokens)
    under = [int(token.removeprefix("under:")) for token in asker.tokens if token.startswith("under:")]
    day = today()
    is_open = Q(ready_at__isnull=False, opens_on__lte=day) & (Q(closes_on__isnull=True) | Q(closes_on__gte=day))
    known = is_open & (Q(known=Known.EVERYBODY) | Q(known=Known.UNIT, owner__in=under))
    found = Space.objects.filter(Q(pk__in=keeper) | Q(archived_at__isnull=True) & (Q(pk__in=member) | known))
    spaces = list(found.select_related("owner").order_by(F("archived_at").asc(nulls_first=True), "title", "pk"))
    for space in spaces:
        space.is_mine, space.is_kept = space.pk in member | keeper, space.pk in keeper  # type: ignore[attr-defined]
    return spaces


def spaces_to_confirm(asker: Who | None) -> list[Space]:
    """Spaces with one keeper that wait for ``asker`` as head of the owner unit. One query."""
    posts = tuple(f"post:{role}@" for role in OWNERS)
    units = [int(token.rpartition("@")[2]) for token in (asker.tokens if asker else ()) if token.startswith(posts)]
    waiting = Space.objects.filter(ready_at__isnull=True, archived_at__isnull=True, owner__in=units)
    return list(waiting.select_related("owner").order_by("pk"))


def my_requests(person: Any, spaces: list[Space]) -> dict[int, JoinRequest]:
    """The latest request of ``person`` to join each of ``spaces``. One query."""
    rows = JoinRequest.objects.filter(by=person, space__in=spaces).order_by("pk")
    return {row.space_id: row for row in rows}


def items_of(space: Space, asker: Who | None, *, is_keeper: bool) -> QuerySet[Item]:
    """Documents of ``space`` that ``asker`` may read, and for a keeper those whose records they keep; ``can_read`` says
    which are which, ``out`` counts copies that are out. Conditions on the row itself: for the first fifty, the
    database looks at no others.
    """
    if asker is None:
        return Item.objects.none()
    rows = Item.objects.filter(space=space)
    readable = ItemPolicy().visible(asker, rows)
    shown: QuerySet[Item] = rows & (readable | _records(asker, rows, is_keeper))
    out = Copy.objects.filter(item=OuterRef("pk"), state__in=OUT).order_by().values("item").annotate(n=Count("pk"))
    counted = shown.annotate(
        out=Coalesce(Subquery(out.values("n")), 0),
        can_read=Exists(ItemPolicy().visible(asker, Item.objects.filter(pk=OuterRef("pk")))),
    )
    return counted.select_related("level").prefetch_related("markings").order_by("-issued_at", "-pk")


def _records(asker: Who, rows: QuerySet[Item], is_keeper: bool) -> QuerySet[Item]:
    rank = split_tokens(asker.tokens)[0]
    own = rows.filter(created_by=asker.person, state=ItemState.DRAFT, level__rank__lte=rank)
    return kept(asker, rows) | own if is_keeper else own


def roster_of(space: Space) -> list[RosterEntry]:
    """Everybody who belongs to it now or will, keepers first."""
    return list(RosterEntry.objects.filter(space=space, removed_at__isnull=True).select_related("let_in_by"))


def left_open(space: Space, asker: Who) -> list[Item]:
    """Documents whose copies are out (``out`` of them) or whose recall is open: what keeps a space from being closed,
    as far as ``asker`` keeps their records. One query.
    """
    out = Count("copies", Q(copies__state__in=OUT))
    rows = kept(asker, Item.objects.filter(space=space)).annotate(out=out)
    return list(rows.filter(Q(out__gt=0) | Q(recall__isnull=False, recall__closed_at__isnull=True)).order_by("pk"))


def copies_of(person: Any) -> list[Copy]:
    """Copies that ``person`` holds, the most urgent first. One query."""
    mine = Copy.objects.filter(holder=person, state__in=OUT).select_related("item__space")
    asked = Extension.objects.filter(copy=OuterRef("pk"), decided_at__isnull=True)
    return list(mine.annotate(longer_asked=Exists(asked)).order_by("due", "pk"))
