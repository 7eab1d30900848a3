"""Merging a unit into another: the old one ends, its people carry on in the new one, nothing past is rewritten."""

from dataclasses import dataclass
from datetime import date

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people import unit_moves
from intranet.people.errors import DatesReversed, NotYet, UnitIntoItself, UnitIsClosed
from intranet.people.models import Deputy, Person, Post, PostRole, Unit
from intranet.people.rules import today
from intranet.people.services.granting import Actor, check_may_administer, check_not_own_unit
from intranet.people.services.posts import ONE_DAY, check_place
from intranet.people.services.told import end_sessions, tell, tell_moved
from intranet.people.services.units import keep_as_it_was, lasting_children, lasting_posts, lock_tree
from intranet.people.unit_moves import IN_THE_WAY, Fate, UnitLine


@dataclass(frozen=True, slots=True)
class Merger:
    """What a merger has moved."""

    posts: int
    units: int


@dataclass(frozen=True, slots=True)
class Preview:
    """What merging would move and what closing would leave behind, shown before it is done."""

    posts: list[Post]
    units: list[Unit]
    deputies: list[Deputy]
    lines: list[UnitLine]

    @property
    def heads(self) -> list[Post]:
        """Heads that would go over."""
        return [post for post in self.posts if post.role == PostRole.HEAD]

    @property
    def head_names(self) -> str:
        return ", ".join(str(post.person) for post in self.heads)

    @property
    def waits(self) -> list[UnitLine]:
        """What must be finished before, because it goes nowhere."""
        return [line for line in self.lines if line.fate == Fate.WAITS]

    @property
    def stands_in_the_way(self) -> bool:
        """Whether the unit can not be closed without a successor."""
        return bool(self.posts or self.units or any(line.fate in IN_THE_WAY for line in self.lines))


def what_merging_moves(unit: Unit, on: date) -> Preview:
    """What ``merge_unit`` would move, by name, and what higher layers keep of the unit. A fixed number of queries."""
    posts = list(lasting_posts(unit, on).select_related("person", "unit").order_by("-is_main", "pk"))
    deputies = Deputy.objects.filter(post__in=[post.pk for post in posts], ends__gt=on)
    return Preview(
        posts=posts,
        units=list(lasting_children(unit, on)),
        deputies=list(deputies.select_related("person", "post__person").order_by("pk")),
        lines=unit_moves.lines_of(unit),
    )


def heads_together(unit: Unit, successor: Unit, on: date) -> list[Post]:
    """Heads of both units that would stand side by side after a merger: one of each person, or nobody where ``unit``
    brings no head or there would be only one. One query.
    """
    both = lasting_posts(unit, on) | lasting_posts(successor, on)
    found = both.filter(role=PostRole.HEAD).select_related("person", "unit").order_by("pk")
    heads = {post.person_id: post for post in found}
    brings = any(post.unit_id == unit.pk for post in found)
    return list(heads.values()) if brings and len(heads) > 1 else []


def merge_unit(unit: Unit, successor: Unit, *, by: Actor, on: date) -> Merger:
    """Close ``unit`` with the last day ``on``; its posts and sub-units go over to ``successor`` from the day after.

    A post is ended and a new one opened: receipts and registers keep the unit of their day. Deputies go with the post.

    Raises:
        MayNotGrant: ``by`` is not an administrator.
        OwnRights: ``by`` works in the unit, or in the successor, which gains what the unit may read.
        NotYet: ``on`` lies in the future.
        UnitIntoItself, UnitIsClosed, DatesReversed: the units and the day do not fit.
        CellTakesHeadAndClerkOnly: the successor is a Party cell and takes fewer roles.
    """
    with write_transaction():
        check_may_administer(by)
        check_not_own_unit(by, unit)
        check_not_own_unit(by, successor)
        unit, successor = lock_tree(unit, successor)
        _check(unit, successor, on)
        posts = list(lasting_posts(unit, on).select_for_update().order_by("pk"))
        carried = [_carry_over(post, successor, on) for post in posts]
        children = list(lasting_children(unit, on))
        for child in children:
            keep_as_it_was(child)
            child.move(successor, "last-child")
            successor.refresh_from_db()
        unit_moves.move(unit, successor, by)
        unit.refresh_from_db()
        unit.valid_to, unit.merged_into = on, successor
        unit.save(update_fields=["valid_to", "merged_into"])
        end_sessions(*Person.objects.filter(pk__in=carried))
        tell(*carried)
        if children:
            tell_moved()
        merger = Merger(len(posts), len(children))
        record(
            "unit.merged",
            actor=by,
            subject=unit,
            details={"into": successor.pk, "on": on.isoformat(), "posts": len(posts)},
        )
    return merger


def _check(unit: Unit, successor: Unit, on: date) -> None:
    if successor.path.startswith(unit.path):
        raise UnitIntoItself
    if unit.valid_to is not None or not successor.is_open(on + ONE_DAY):
        raise UnitIsClosed
    if on > today():
        raise NotYet
    if on < unit.valid_from:
        raise DatesReversed


def _carry_over(post: Post, successor: Unit, on: date) -> int:
    """End one post and open it anew in the successor, unless the same one is held there; returns the person's id."""
    starts, ends, is_main = max(post.starts, on + ONE_DAY), post.ends, post.is_main
    check_place(successor, post.role, starts, ends)
    post.ends = min(on, starts - ONE_DAY)
    post.save(update_fields=["ends"])
    there = Post.objects.filter(person=post.person_id, unit=successor, role=post.role, ends__isnull=True).first()
    if there is None:
        there = Post.objects.create(
            person_id=post.person_id,
            unit=successor,
            role=post.role,
            title=post.title,
            is_main=is_main,
            starts=starts,
            ends=ends,
        )
    elif is_main:
        there.is_main = True
        there.save(update_fields=["is_main"])
    _carry_deputies_over(post, there, starts)
    return post.person_id


def _carry_deputies_over(post: Post, there: Post, starts: date) -> None:
    for deputy in Deputy.objects.filter(post=post, ends__gte=starts):
        begins, ends = max(deputy.starts, starts), deputy.ends
        deputy.ends = min(ends, max(starts, deputy.starts) - ONE_DAY)
        deputy.save(update_fields=["ends"])
        Deputy.objects.create(post=there, person_id=deputy.person_id, starts=begins, ends=ends, basis=deputy.basis)
