"""Units: the tree as it is, and names as they were."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from intranet.people.models import FormerUnit, Person, Unit
from intranet.people.queries.posts import deputised_posts_on, posts_on


@dataclass(frozen=True, slots=True)
class TreeLine:
    """One line of the tree: a unit, how deep it stands, how many posts are held in it itself."""

    unit: Unit
    depth: int
    posts: int
    is_open: bool

    @property
    def indent(self) -> str:
        """Dashes that show the depth in a plain list."""
        return "— " * self.depth


def open_units(on: date) -> QuerySet[Unit]:
    """Units that exist on the day, parents before children."""
    return Unit.objects.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=on), valid_from__lte=on)


def unit_tree(on: date) -> list[TreeLine]:
    """The whole tree, closed units too, parents before children. One query."""
    held = Q(posts__starts__lte=on) & (Q(posts__ends__isnull=True) | Q(posts__ends__gte=on))
    units = Unit.objects.select_related("merged_into").annotate(held=Count("posts", filter=held))
    return [TreeLine(unit, unit.depth - 1, unit.held, unit.is_open(on)) for unit in units]


def units_in_care(person: Person, role: str, on: date) -> QuerySet[Unit]:
    """Units in which ``person`` acts as ``role`` on the day, and all units below them. Two queries first."""
    posts = [*posts_on(person, on), *deputised_posts_on(person, on)]
    paths = {post.unit.path for post in posts if post.role == role}
    below = Q(pk__in=[])
    for path in paths:
        below |= Q(path__startswith=path)
    return Unit.objects.filter(below)


def name_on(unit: Unit, on: date) -> str:
    """What ``unit`` was called on the day. One query."""
    former = FormerUnit.objects.filter(unit=unit, until__gte=on).order_by("until", "pk").first()
    return former.name if former else unit.name
