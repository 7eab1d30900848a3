"""The tokens that circulation grants: spaces one belongs to or keeps, the level one is cleared for, and, combined, the
scopes one stands in.

Only posts of one's own count: a deputy borrows the work of a post, never its clearance or its place in a space.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.auth import get_user_model
from django.db.models import Max, Q
from django.http import HttpRequest

from intranet.contracts import (
    guarded,
    is_open_below,
    membership_revision,
    own_circles,
    singled_out,
    visible,
    who,
)
from plugins.circulation.models import Clearance, Item, ItemScope, ItemState, Level, RosterEntry, Space
from plugins.circulation.rules import WHOLE, keeper_token, member_token, opened, reader_token, split_tokens, text_token

_READER = "/circulation/tai-lieu/"
"""Where documents are read."""


def tokens(person: Any, on: date) -> Iterable[str]:
    """See above. No query while nothing has changed: every service that changes a roster, a scope or a clearance bumps
    the membership revision.
    """
    return _tokens(person.pk, on, membership_revision())


@lru_cache(maxsize=20_000)
def _tokens(person_id: int, on: date, revision: int) -> frozenset[str]:
    own = own_circles(get_user_model()._default_manager.get(pk=person_id))
    if not any(circle.startswith("unit:") for circle in own):
        return frozenset()  # without a post today one reads nothing, even where one was let in by name
    places = list(_places(own, on))
    ranks = _ranks(person_id, on)
    members = {entry.space_id for entry in places if _is_open(entry.space, on)}  # keepers keep what is closed, too
    keepers = {entry.space_id for entry in places if entry.is_keeper}
    found = {*map(member_token, members), *map(keeper_token, keepers)}
    found |= {"circulation:keeper"} if keepers else set()
    found |= {text_token(entry.space_id) for entry in places if entry.space.text_is_found}
    found |= {f"circulation:cleared:{max(ranks)}"} if ranks else set()
    return frozenset({*found, *_scopes(own, members, ranks, on)})


def _places(own: frozenset[str], on: date) -> Any:
    in_force = Q(removed_at__isnull=True, starts__lte=on) & (Q(ends__isnull=True) | Q(ends__gte=on))
    return RosterEntry.objects.filter(in_force, token__in=own).select_related("space")


def _is_open(space: Space, on: date) -> bool:
    if space.ready_at is None or space.archived_at is not None:
        return False
    return space.opens_on <= on and (space.closes_on is None or on <= space.closes_on)


def _ranks(person_id: int, on: date) -> list[int]:
    """Ranks of the levels up to the highest one is cleared for."""
    held = Clearance.objects.filter(person=person_id, withdrawn_at__isnull=True, starts__lte=on, ends__gte=on)
    highest = held.aggregate(highest=Max("level__rank"))["highest"]
    return list(Level.objects.filter(rank__lte=highest).values_list("rank", flat=True)) if highest else []


def _scopes(own: frozenset[str], spaces: set[int], ranks: list[int], on: date) -> Iterator[str]:
    """One token for each circle that is the scope of anything in one's spaces, however many documents bear it, and for
    each last day of documents that can be read for a time.
    """
    if not spaces or not ranks:
        return
    yield from (reader_token(space, rank, WHOLE) for space in spaces for rank in ranks)
    dated = Item.objects.filter(space__in=spaces, level__rank__in=ranks, whole_space=True, valid_until__gte=on)
    days = dated.order_by().values_list("space", "level__rank", "valid_until").distinct()
    yield from (reader_token(space, rank, WHOLE, until) for space, rank, until in days)
    named = ItemScope.objects.filter(item__space__in=spaces, item__level__rank__in=ranks, token__in=own)
    lasting = named.filter(Q(item__valid_until__isnull=True) | Q(item__valid_until__gte=on)).order_by()
    rows = lasting.values_list("item__space", "item__level__rank", "token", "item__valid_until").distinct()
    yield from (reader_token(space, rank, token, until) for space, rank, token, until in rows)


def momentary(request: HttpRequest) -> Iterable[str]:
    """The texts of a space are found where it says so, and while the guard before its documents is satisfied."""
    asker = who(request.user)
    held: frozenset[str] = asker.tokens if asker else frozenset()
    if not any(text_token(space) in held for space in split_tokens(held)[1]) or not is_open_below(_READER, request):
        return set()
    spaces = [space for space in split_tokens(held)[1] if text_token(space) in held]
    open_now = {space for space in spaces if guarded(request.user, "read", Item(space_id=space), request)}
    beginnings = tuple(f"circulation:{space}:" for space in open_now - _shut_by_one(open_now, request))
    return {opened(token) for token in held if token.startswith(beginnings)}


def _shut_by_one(spaces: set[int], request: HttpRequest) -> set[int]:
    """Spaces with a document that one may read behind a guard of its own which is not satisfied: one token opens the
    texts of them all. No query unless a rule names a document.
    """
    named = [key for key in singled_out(Item) if key.isdecimal()]
    if not named:
        return set()
    alone = visible(request.user, Item.objects.filter(pk__in=named, space__in=spaces, state=ItemState.ISSUED))
    return {item.space_id for item in alone if not guarded(request.user, "read", item, request)}
