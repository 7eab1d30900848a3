"""Circles the other way round: who stands in one today, and what it is called."""

from collections.abc import Collection, Iterable

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from intranet.access.tokens import ANYBODY
from intranet.people.models import Person, Post, PostRole, Unit
from intranet.people.rules import today


def people_in_circles(tokens: Iterable[str]) -> QuerySet[Person]:
    """Everybody with an open login who stands in one of the circles by a post of their own; deputies do not count, nor
    circles of plugins. One query, and one for units with those below.
    """
    day = today()
    open_post = Q(posts__starts__lte=day) & (Q(posts__ends__isnull=True) | Q(posts__ends__gte=day))
    found, wanted = Q(pk__in=[]), set(tokens)
    paths = _paths_of(wanted)
    for token in wanted:
        found |= open_post & _those_of(token, paths)
    return Person.objects.filter(found, is_active=True).distinct()


def _paths_of(tokens: set[str]) -> dict[str, str]:
    """Where in the tree the units stand that count with those below, by their token; no query where there is none."""
    keys = [int(token.removeprefix("under:")) for token in tokens if token.startswith("under:")]
    rows = Unit.objects.filter(pk__in=keys).values_list("pk", "path") if keys else ()
    return {f"under:{key}": path for key, path in rows}


def _those_of(token: str, paths: dict[str, str]) -> Q:
    kind, _sep, value = token.partition(":")
    if token == ANYBODY:
        return Q(pk__isnull=False)
    if kind == "user":
        return Q(pk=int(value))
    if kind == "post":
        role, _at, unit = value.rpartition("@")
        return Q(posts__role=role, posts__unit=int(unit))
    if kind == "unit":
        return Q(posts__unit=int(value))
    if kind == "under":
        return Q(posts__unit__path__startswith=paths[token]) if token in paths else Q(pk__in=[])
    return Q(pk__in=[])


def circles_of(people: Collection[Person]) -> dict[int, set[str]]:
    """The circles in which each of ``people`` stands today by posts of their own, by their key. Two queries."""
    day = today()
    found = {person.pk: {ANYBODY, f"user:{person.pk}"} for person in people}
    open_now = Q(ends__isnull=True) | Q(ends__gte=day)
    posts = list(Post.objects.filter(open_now, person__in=found, starts__lte=day).select_related("unit"))
    ends = {post.unit.path: _beginnings(post.unit.path) for post in posts}
    paths = {path for some in ends.values() for path in some}
    above = dict(Unit.objects.filter(path__in=paths).values_list("path", "pk"))
    for post in posts:
        circles = found[post.person_id]
        circles |= {f"unit:{post.unit_id}", f"post:{post.role}@{post.unit_id}"}
        circles |= {f"under:{above[path]}" for path in ends[post.unit.path] if path in above}
    return found


def _beginnings(path: str) -> list[str]:
    return [path[:end] for end in range(Unit.steplen, len(path) + 1, Unit.steplen)]


def circle_words(tokens: Iterable[str]) -> dict[str, str]:
    """What each circle is called: a person's name, a unit, "Văn thư · Sở Nội vụ". Two queries; what nobody knows is
    left out.
    """
    parts = {token: token.partition(":")[::2] for token in tokens}
    units = Unit.objects.in_bulk([int(value.rpartition("@")[2]) for kind, value in parts.values() if kind in _OF_UNIT])
    people = Person.objects.in_bulk([int(value) for kind, value in parts.values() if kind == "user"])
    words = {token: _words(kind, value, people, units) for token, (kind, value) in parts.items()}
    return {token: said for token, said in words.items() if said}


_OF_UNIT = {"unit", "under", "post"}


def _words(kind: str, value: str, people: dict[int, Person], units: dict[int, Unit]) -> str:
    if kind == ANYBODY:
        return _("everybody")
    if kind == "user":
        return str(people.get(int(value), ""))
    unit = units.get(int(value.rpartition("@")[2])) if kind in _OF_UNIT else None
    if unit is None:
        return ""
    if kind == "under":
        return _("%(unit)s with the units below it") % {"unit": unit}
    return f"{PostRole(value.partition('@')[0]).label} · {unit}" if kind == "post" else str(unit)
