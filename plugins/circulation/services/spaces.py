"""Opening a space, and who belongs to it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import (
    Refused,
    bump_membership,
    notify,
    notify_many,
    own_circles,
    people_in_circles,
    record,
    today,
    who,
    write_transaction,
)
from plugins.circulation.models import Copy, Recall, RosterEntry, Space
from plugins.circulation.policy import OWNERS, permits
from plugins.circulation.queries.readers import in_force, keepers_of, roster_tokens
from plugins.circulation.queries.spaces import OUT

KEEPERS = 2
"""Keepers that a space has, or its head confirms that one is enough."""


@dataclass(frozen=True, slots=True)
class LetIn:
    """Circles that are let in from one day to another, and why."""

    tokens: tuple[str, ...]
    reason: str
    starts: date
    ends: date | None = None


def may_open(person: Any, unit_id: int) -> bool:
    """Whether ``person`` may open a space of this unit: who heads or leads it."""
    asker = who(person)
    return asker is not None and not asker.tokens.isdisjoint({f"post:{role}@{unit_id}" for role in OWNERS})


def open_space(space: Space, keepers: Iterable[Any], by: Any) -> Space:
    """Save a new space with its keepers; with two of them it is open from its day on, with one when the head confirms.

    Raises:
        Refused: ``by`` neither heads nor leads the owner unit, or there is no keeper.
    """
    keepers = list(dict.fromkeys(keepers))
    with write_transaction():
        if not may_open(by, space.owner_id):
            raise Refused(_("Only the head or leader of the owner unit opens a space for it."))
        if not keepers:
            raise Refused(_("Name at least one keeper, better two."))
        space.created_by, space.created_at = by, timezone.now()
        space.save()
        at_once = LetIn((), str(_("keeper from the beginning")), min(today(), space.opens_on))
        for keeper in keepers:  # they prepare the space before it opens
            _enter(space, f"user:{keeper.pk}", at_once, by, True)
        _settle(space)
        bump_membership()
        _record("circulation.space-opened", by, space, {"keepers": len(keepers)})
    _tell_keepers(space, keepers, by)
    return space


def confirm(space: Space, by: Any) -> None:
    """The head of the owner unit confirms that one keeper is enough.

    Raises:
        Refused: somebody else, or there is nothing to confirm.
    """
    with write_transaction():
        locked = Space.objects.select_for_update().get(pk=space.pk)
        if not permits(by, "confirm", locked) or not _owns_post(by, locked) or _is_keeper(locked, by):
            raise Refused(_("The head or leader of the owner unit confirms this, and not the keeper."))
        locked.ready_at, locked.confirmed_by = timezone.now(), by
        locked.save(update_fields=["ready_at", "confirmed_by"])
        bump_membership()
        _record("circulation.space-confirmed", by, locked)


def let_in(space: Space, order: LetIn, by: Any, *, as_keeper: bool = False) -> int:
    """Put circles on the roster; returns how many were not there before.

    Raises:
        Refused: ``by`` is no keeper, no reason is given, or the days are over, the wrong way round, or begin later for
            a keeper.
    """
    with write_transaction():
        locked = Space.objects.select_for_update().get(pk=space.pk)
        if not permits(by, "keep", locked):
            raise Refused(_("Only keepers let people in."))
        if not order.reason.strip():
            raise Refused(_("Say why they are let in."))
        _check_days(order, as_keeper=as_keeper)
        held = set(_open_entries(locked).filter(is_keeper=as_keeper).values_list("token", flat=True))
        fresh = [token for token in order.tokens if token not in held]
        for token in fresh:
            _enter(locked, token, order, by, as_keeper)
        _settle(locked)
        bump_membership()
        _record("circulation.let-in", by, locked, {"circles": list(fresh), "keeper": as_keeper})
    return len(fresh)


def remove(entry: RosterEntry, reason: str, by: Any) -> None:
    """End a roster entry now; effective on the next request.

    Raises:
        Refused: ``by`` is no keeper, no reason, or a keeper would go without whom there are too few.
    """
    with write_transaction():
        space = Space.objects.select_for_update().get(pk=entry.space_id)
        row = RosterEntry.objects.filter(pk=entry.pk, removed_at__isnull=True).first()
        if row is None:
            return
        if not permits(by, "keep", space):
            raise Refused(_("Only keepers let people go."))
        if not reason.strip():
            raise Refused(_("Say why."))
        if row.is_keeper:
            _check_enough_without(row, space)
        row.removed_at, row.removed_by, row.removal_reason = timezone.now(), by, reason.strip()[:200]
        row.save(update_fields=["removed_at", "removed_by", "removal_reason"])
        bump_membership()
        _record("circulation.let-go", by, space, {"circle": row.token, "keeper": row.is_keeper})


def archive(space: Space, by: Any) -> None:
    """Close a space for good: nobody reads in it any more; registers stay for its keepers.

    Raises:
        Refused: ``by`` is no keeper, a copy is out, or a recall is open: nobody could settle them afterwards.
    """
    with write_transaction():
        locked = Space.objects.select_for_update().get(pk=space.pk)
        if not permits(by, "keep", locked):
            raise Refused(_("Only keepers close a space."))
        if Recall.objects.filter(item__space=locked, closed_at__isnull=True).exists():
            raise Refused(_("A recall is open in this space. Close it first."))
        if out := Copy.objects.filter(item__space=locked, state__in=OUT).count():
            raise Refused(_("%(n)d copies are out still. Take them back first.") % {"n": out})
        was_open = locked.ready_at is not None and locked.opens_on <= today()
        locked.closes_on = min(filter(None, (locked.closes_on, today())))
        locked.opens_on = min(locked.opens_on, locked.closes_on)
        locked.archived_at = timezone.now()
        locked.save(update_fields=["opens_on", "closes_on", "archived_at"])
        bump_membership()
        _record("circulation.space-archived", by, locked)
        _tell_of_closing(locked, by, was_open=was_open)


def _tell_of_closing(space: Space, by: Any, *, was_open: bool) -> None:
    """Everybody on the roster; of a space that never opened its keepers alone, for nobody else knew of it. Its name is
    not told: it is for its keepers alone from now on.
    """
    people = (people_in_circles(roster_tokens(space)) if was_open else keepers_of(space)).exclude(pk=by.pk)
    url, key = reverse("circulation:index"), f"space:{space.pk}:closed"
    notify_many(people, kind="circulation-closed", key=key, subject=None, number="", url=url)


def _open_entries(space: Space) -> Any:
    return RosterEntry.objects.filter(space=space, removed_at__isnull=True)


def _enter(space: Space, token: str, order: LetIn, by: Any, is_keeper: bool) -> None:
    RosterEntry.objects.create(
        space=space,
        token=token,
        is_keeper=is_keeper,
        starts=order.starts,
        ends=order.ends,
        let_in_by=by,
        reason=order.reason.strip()[:200],
        created_at=timezone.now(),
    )


def _check_days(order: LetIn, *, as_keeper: bool) -> None:
    if order.ends and order.ends < order.starts:
        raise Refused(_("The last day lies before the first."))
    if order.ends and order.ends < today():
        raise Refused(_("The last day is over already."))
    if as_keeper and order.starts > today():
        raise Refused(_("A keeper begins today. Let them in on their first day."))


def _check_enough_without(row: RosterEntry, space: Space) -> None:
    """As many as made the space ready: two, or the one whom the head has confirmed."""
    left = len(_keeping(space, RosterEntry.objects.exclude(pk=row.pk)))
    if left == 0:
        raise Refused(_("This is the last keeper of the space. Let another one in first."))
    if left < KEEPERS and space.ready_at and space.confirmed_by_id is None:
        raise Refused(_("A space has two keepers. Let another one in first, then this one can go."))


def _keeping(space: Space, entries: Any) -> list[Any]:
    """People who keep the space today and hold a post: who has left the office keeps nothing."""
    named = people_in_circles(in_force(entries.filter(space=space, is_keeper=True)))
    return [person for person in named if any(circle.startswith("unit:") for circle in own_circles(person))]


def _owns_post(person: Any, space: Space) -> bool:
    """A stand-in for the head may be the keeper's own choice."""
    return not own_circles(person).isdisjoint({f"post:{role}@{space.owner_id}" for role in OWNERS})


def _settle(space: Space) -> None:
    """Two keepers make a space ready; that one of them leaves the office does not lock its members out, and is told."""
    if space.ready_at is None and len(_keeping(space, RosterEntry.objects.all())) >= KEEPERS:
        space.ready_at = timezone.now()
        space.save(update_fields=["ready_at"])


def _is_keeper(space: Space, person: Any) -> bool:
    return _open_entries(space).filter(is_keeper=True, token=f"user:{person.pk}").exists()


def _record(action: str, by: Any, space: Space, details: dict[str, Any] | None = None) -> None:
    """The label is the space's number, not its name: who reads the log need not know what it is about."""
    record(action, actor=by, subject=space, plugin="circulation", details=details or {})


def _tell_keepers(space: Space, keepers: Iterable[Any], by: Any) -> None:
    url = reverse("circulation:space", args=[space.public_id])
    for keeper in people_in_circles([f"user:{each.pk}" for each in keepers]):
        if keeper.pk != by.pk:
            notify(keeper, kind="circulation-keeper", key=f"space:{space.pk}", subject=space, number="", url=url)
