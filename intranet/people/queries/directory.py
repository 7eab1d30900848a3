"""The directory: units and people as everybody signed in may see them. A fixed number of queries each."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.urls import reverse

from intranet.alphabet import by_given_name
from intranet.people.models import CELL_ROLES, FormerUnit, Person, Post, PostRole, Unit, UnitKind
from intranet.people.queries.people import find_people
from intranet.people.queries.posts import held_on, posts_on
from intranet.people.queries.units import TreeLine, open_units, unit_tree
from intranet.people.rules import folded

FOUND = 30
"""People that a search shows at most."""

_ORDER = (PostRole.LEADER, PostRole.HEAD, PostRole.CLERK)


@dataclass(frozen=True, slots=True)
class FoundUnit:
    """A unit to go to."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class UnitPage:
    """A unit in its place. ``former`` are its earlier names, ``merged_from`` the units that went into it."""

    unit: Unit
    above: list[Unit]
    below: list[Unit]
    merged_from: list[Unit]
    former: list[FormerUnit]
    is_open: bool
    is_cell: bool


@dataclass(frozen=True, slots=True)
class PersonPage:
    """Name, posts of the day and work contact; of who holds no post, the name only."""

    person: Person
    posts: list[Post]
    shows_contact: bool


def unit_page(unit: Unit, on: date) -> UnitPage:
    """Four queries."""
    below = Unit.objects.filter(path__startswith=unit.path, depth=unit.depth + 1)
    return UnitPage(
        unit=unit,
        above=list(unit.get_ancestors()),
        below=[each for each in below if each.is_open(on)],
        merged_from=list(Unit.objects.filter(merged_into=unit)),
        former=[each for each in FormerUnit.objects.filter(unit=unit) if each.name != unit.name],
        is_open=unit.is_open(on),
        is_cell=unit.kind == UnitKind.PARTY_CELL,
    )


def posts_in(unit: Unit, on: date) -> QuerySet[Post]:
    """Posts held in exactly this unit on the day, leaders first; of a Party cell secretary and clerk, and no others."""
    posts = Post.objects.filter(held_on(on), unit=unit, person__is_active=True).select_related("person")
    if unit.kind == UnitKind.PARTY_CELL:
        posts = posts.filter(role__in=CELL_ROLES)
    whens = [When(role=role, then=Value(place)) for place, role in enumerate(_ORDER)]
    rank = Case(*whens, default=Value(len(_ORDER)), output_field=IntegerField())
    return posts.annotate(rank=rank).order_by("rank", "person__first_name", "person__last_name", "pk")


def person_page(person: Person, on: date) -> PersonPage:
    """One query."""
    posts = posts_on(person, on)
    return PersonPage(person, posts, person.is_active and bool(posts))


def lines_of_tree(words: str, on: date, *, closed: bool) -> list[TreeLine]:
    """The tree of the day, with ``closed`` those that ended too; with ``words`` only units that bear all of them."""
    lines = [line for line in unit_tree(on) if closed or line.is_open]
    wanted = folded(words).split()
    return [line for line in lines if all(word in _said(line.unit) for word in wanted)]


def units_found(words: str, on: date, *, limit: int) -> list[FoundUnit]:
    """Units of the day in whose name, short name or code every one of ``words`` begins a word, the shortest first; none
    for less than two letters. One query.
    """
    wanted = [f" {word}" for word in folded(words).split()]
    if len("".join(wanted)) < len(wanted) + 2:
        return []
    units = [unit for unit in open_units(on).only("name", "short_name", "code") if _begins(unit, wanted)]
    shortest = sorted(units, key=lambda unit: (len(unit.name), unit.name))
    return [FoundUnit(unit.name, reverse("people:unit", args=[unit.pk])) for unit in shortest[:limit]]


def _begins(unit: Unit, wanted: list[str]) -> bool:
    said = f" {_said(unit)}"
    return all(word in said for word in wanted)


def people_found(words: str, on: date) -> list[Person]:
    """People with a post on the day whose name holds every word; nobody without words. Two queries."""
    if not words.strip():
        return []
    holding = Post.objects.filter(held_on(on)).values("person")
    return sorted(find_people(words, on).filter(Q(pk__in=holding), is_active=True)[:FOUND], key=by_given_name)


def _said(unit: Unit) -> str:
    return folded(f"{unit.name} {unit.short_name} {unit.code}")
