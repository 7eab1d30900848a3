"""Posts held and stood in for on a day."""

from datetime import date

from django.db.models import Q, QuerySet

from intranet.people.models import Person, Post, Unit
from intranet.people.rules import today


def held_on(on: date) -> Q:
    """The posts that are held on a day, as a condition on ``Post``."""
    return Q(starts__lte=on) & (Q(ends__isnull=True) | Q(ends__gte=on))


def _stood_in_for(person: Person, on: date) -> Q:
    return Q(deputies__person=person, deputies__starts__lte=on, deputies__ends__gte=on)


def _in_order(posts: QuerySet[Post]) -> QuerySet[Post]:
    return posts.select_related("unit", "person").order_by("-is_main", "starts", "pk")


def posts_on(person: Person, on: date) -> list[Post]:
    """Posts that ``person`` holds on the day, the main one first, each with its unit. One query."""
    return list(_in_order(Post.objects.filter(held_on(on), person=person)))


def deputised_posts_on(person: Person, on: date) -> list[Post]:
    """Posts of others that ``person`` stands in for on the day, each with its unit. One query.

    A post that has ended gives its deputy nothing, whatever the deputy's own dates.
    """
    return list(_in_order(Post.objects.filter(held_on(on), _stood_in_for(person, on)).distinct()))


def main_unit(person: Person, on: date) -> Unit | None:
    """Unit of the main post held on the day, else of the oldest post, else None. One query."""
    first = _in_order(Post.objects.filter(held_on(on), person=person)).first()
    return first.unit if first else None


def roles_on(person: Person, on: date) -> set[str]:
    """Roles of the posts held and stood in for on the day. One query."""
    mine = Q(person=person) | _stood_in_for(person, on)
    return set(Post.objects.filter(held_on(on), mine).values_list("role", flat=True))


def has_role(person: Person, role: str, unit: Unit | None = None, on: date | None = None) -> bool:
    """Whether ``person`` holds, or stands in for, a post of ``role`` on the day (today unless said). One query.

    With ``unit``, in exactly that unit: a clerk of the office is not by that the clerk of its divisions.
    """
    day = on or today()
    mine = Q(person=person) | _stood_in_for(person, day)
    posts = Post.objects.filter(held_on(day), mine, role=role)
    return (posts.filter(unit=unit) if unit else posts).exists()
