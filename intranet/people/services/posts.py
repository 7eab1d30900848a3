"""Taking up a post, ending it, choosing the main one."""

from datetime import date, timedelta
from typing import Any

from django.db import models

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.errors import (
    CellTakesHeadAndClerkOnly,
    DatesReversed,
    PostHeldAlready,
    PostIsOver,
    UnitIsClosed,
)
from intranet.people.models import CELL_ROLES, Deputy, Person, Post, PostRole, Unit, UnitKind
from intranet.people.rules import overlap, today
from intranet.people.services.granting import Actor, check_may_administer, check_may_end, check_may_grant, check_visible
from intranet.people.services.told import end_sessions, posts_changed, promoted

ONE_DAY = timedelta(days=1)


def take_up(
    person: Person,
    unit: Unit,
    role: str,
    *,
    by: Actor,
    starts: date,
    ends: date | None = None,
    title: str = "",
    is_main: bool = False,
) -> Post:
    """Give ``person`` a post. The first one is the main one, whatever ``is_main`` says; see ``promoted`` for what any
    post beyond member does to sessions and password.

    Raises:
        OwnRights, NeedsSecurityOfficer, MayNotGrant: ``by`` may not grant it.
        CellTakesHeadAndClerkOnly, UnitIsClosed: the unit does not take it; the database refuses it too.
        PostHeldAlready: the same post is held in a part of that time.
        DatesReversed: ``ends`` lies before ``starts``.
        InvisibleCharacter: there is one in the title.
    """
    check_visible(title)
    with write_transaction():
        person = Person.objects.select_for_update().get(pk=person.pk)
        unit = Unit.objects.select_for_update().get(pk=unit.pk)
        check_may_grant(by, person, role)
        check_place(unit, role, starts, ends)
        held = list(Post.objects.filter(person=person))
        check_not_held(held, unit, role, starts, ends)
        is_main = is_main or not any(post.is_main and is_open(post) for post in held)
        if is_main:
            _no_main_post(person)
        post = Post.objects.create(
            person=person, unit=unit, role=role, title=title, is_main=is_main, starts=starts, ends=ends
        )
        needs_slip = role != PostRole.MEMBER and promoted(person)
        posts_changed(person)
        record("post.taken_up", actor=by, subject=post, details={**post_details(post), "new_slip_needed": needs_slip})
    return post


def end_post(post: Post, *, by: Actor, on: date, reason: str = "") -> Post:
    """End a post; ``on`` is its last day. The day before it began withdraws it: a mistake of today ends at once.

    Every session of the person ends. Deputies of the post have nothing left to stand in for.

    Raises:
        NeedsSecurityOfficer, MayNotGrant: ``by`` may not end it.
        PostIsOver: it ended before today.
        DatesReversed: ``on`` lies more than a day before the beginning.
    """
    with write_transaction():
        post = Post.objects.select_for_update().select_related("person", "unit").get(pk=post.pk)
        check_may_end(by, post.role)
        if not is_open(post):
            raise PostIsOver
        if on < post.starts - ONE_DAY:
            raise DatesReversed
        post.ends = on
        post.save(update_fields=["ends"])
        deputies = [
            line.person for line in Deputy.objects.filter(post=post, ends__gte=today()).select_related("person")
        ]
        end_sessions(post.person)
        posts_changed(post.person, *deputies)
        record("post.ended", actor=by, subject=post, details={**post_details(post), "reason": reason})
    return post


def set_main_post(post: Post, *, by: Actor) -> Post:
    """Make ``post`` the person's main one.

    Raises:
        MayNotGrant: ``by`` is not an administrator.
        PostIsOver: it has ended.
    """
    with write_transaction():
        post = Post.objects.select_for_update().select_related("person", "unit").get(pk=post.pk)
        check_may_administer(by)
        if not is_open(post):
            raise PostIsOver
        _no_main_post(post.person)
        post.is_main = True
        post.save(update_fields=["is_main"])
        posts_changed(post.person)
        record("post.made_main", actor=by, subject=post, details=post_details(post))
    return post


def change_title(post: Post, title: str, *, by: Actor) -> Post:
    """Put other words on the door; what the post lets its holder do stays.

    Raises:
        MayNotGrant: ``by`` is not an administrator.
        PostIsOver: it has ended.
        InvisibleCharacter: there is one in the title.
    """
    check_visible(title)
    with write_transaction():
        post = Post.objects.select_for_update().get(pk=post.pk)
        check_may_administer(by)
        if not is_open(post):
            raise PostIsOver
        former, post.title = post.title, title
        post.save(update_fields=["title"])
        record("post.titled", actor=by, subject=post, details={"from": former, "to": title})
    return post


def is_open(post: Post) -> bool:
    """Whether the post is held today or will be."""
    return post.ends is None or post.ends >= max(today(), post.starts)


def check_place(unit: Unit, role: str, starts: date, ends: date | None) -> None:
    """Ask whether ``unit`` takes a post of ``role`` between two days.

    Raises:
        DatesReversed, CellTakesHeadAndClerkOnly, UnitIsClosed: see ``take_up``.
    """
    if ends is not None and ends < starts:
        raise DatesReversed
    if unit.kind == UnitKind.PARTY_CELL and role not in CELL_ROLES:
        raise CellTakesHeadAndClerkOnly
    too_long = unit.valid_to is not None and (ends is None or ends > unit.valid_to)
    if starts < unit.valid_from or too_long:
        raise UnitIsClosed


def check_not_held(held: list[Post], unit: Unit, role: str, starts: date, ends: date | None) -> None:
    """Ask whether one of ``held`` is the same post at the same time.

    Raises:
        PostHeldAlready: it is.
    """
    same = (post for post in held if post.unit_id == unit.pk and post.role == role)
    begun = (post for post in same if post.ends is None or post.ends >= post.starts)
    if any(overlap(starts, ends, post.starts, post.ends) for post in begun):
        raise PostHeldAlready


def post_details(post: Post) -> dict[str, Any]:
    """What the audit keeps of a post."""
    return {
        "person": post.person_id,
        "unit": post.unit_id,
        "role": post.role,
        "starts": post.starts.isoformat(),
        "ends": post.ends.isoformat() if post.ends else None,
    }


def _no_main_post(person: Person) -> None:
    """Ended posts keep their mark: which was the main one then is history."""
    still = models.Q(ends__isnull=True) | models.Q(ends__gte=today())
    Post.objects.filter(still, person=person, is_main=True).update(is_main=False)
