"""The tokens of a person: every circle they stand in at this moment."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from django.http import HttpRequest

from intranet.contracts import Who
from intranet.people.models import Person, Post, Unit
from intranet.people.queries import deputised_posts_on, posts_on
from intranet.people.rules import today
from intranet.prepared import prepared
from intranet.registry.loader import registry
from intranet.state.current import State, current

ANYBODY = "any"
SUPERUSER = "superuser"
"""Opens nothing; rules name it, so that a guard stands before those whom every permission lets in, too."""


def who(user: Any) -> Who | None:
    """The asker with their tokens, or None for somebody not signed in or no longer active."""
    if not user.is_authenticated or not user.is_active:
        return None
    return Who(user, tokens_of(user))


def who_at(request: HttpRequest) -> Who | None:
    """The asker with the tokens of ``who`` and those that plugins grant in this request alone, behind a guard perhaps:
    for the catalogue, which asks no guard itself.
    """
    asker = who(request.user)
    if asker is None:
        return None
    moment = (grant(request) for grant in registry().momentary())
    return Who(asker.person, asker.tokens.union(*moment))


def tokens_of(person: Person, on: date | None = None) -> frozenset[str]:
    """Tokens of ``person`` on a day (today unless said): own circles, posts stood in for, and what plugins grant.

    Computed anew after every change of posts or units (the membership revision), and every day.
    """
    state = current()
    day = on or today()
    circles = _own_circles(person.pk, day, state.membership_revision) | _from_plugins(person, day, state)
    return circles | {SUPERUSER} if person.is_superuser else circles


@lru_cache(maxsize=20_000)
def _own_circles(person_id: int, day: date, revision: int) -> frozenset[str]:
    person = Person.objects.get(pk=person_id)
    posts = [*posts_on(person, day), *deputised_posts_on(person, day)]
    return frozenset({ANYBODY, f"user:{person_id}", *_tokens_of_posts(posts), *_memberships(person_id, posts)})


def tokens_of_own_posts(person: Person) -> frozenset[str]:
    """What ``person`` reads by posts of their own today: not what they stand in for, nor what plugins grant. Two
    queries.
    """
    return frozenset({ANYBODY, f"user:{person.pk}", *_tokens_of_posts(posts_on(person, today()))})


def member_token(person_id: int, unit_id: int) -> str:
    """The circle of one person as long as they hold, or stand in for, a post in one unit."""
    return f"member:{person_id}@{unit_id}"


def _memberships(person_id: int, posts: list[Post]) -> Iterable[str]:
    return (member_token(person_id, post.unit_id) for post in posts)


def _tokens_of_posts(posts: list[Post]) -> Iterable[str]:
    paths = {
        post.unit.path[:end] for post in posts for end in range(Unit.steplen, len(post.unit.path) + 1, Unit.steplen)
    }
    for unit_id in _units_on(paths):
        yield f"under:{unit_id}"
    for post in posts:
        yield f"unit:{post.unit_id}"
        yield f"post:{post.role}@{post.unit_id}"


@prepared
def _units_on(paths: Any) -> Any:
    return Unit.objects.filter(path__in=paths).order_by().values_list("pk", flat=True)


def _from_plugins(person: Person, day: date, state: State) -> frozenset[str]:
    """Once per request and person; ``state`` is one object for the length of a request."""
    kept: tuple[State, date, frozenset[str]] | None = getattr(person, "_plugin_tokens", None)
    if kept is not None and kept[0] is state and kept[1] == day:
        return kept[2]
    tokens = frozenset(token for grant in registry().principals() for token in grant(person, day))
    person._plugin_tokens = (state, day, tokens)  # type: ignore[attr-defined]
    return tokens


def units_with_role(tokens: frozenset[str], roles: Iterable[str]) -> list[int]:
    """Ids of the units in which the holder of ``tokens`` has one of ``roles``."""
    wanted = tuple(f"post:{role}@" for role in roles)
    return sorted({int(token.rsplit("@", 1)[1]) for token in tokens if token.startswith(wanted)})
