"""Posts held and stood in for on a day."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from intranet.people.models import Deputy, Person, Post, Unit
from intranet.people.rules import today
from intranet.prepared import prepared


def held_on(on: date) -> Q:
    """The posts that are held on a day, as a condition on ``Post``."""
    return Q(starts__lte=on) & (Q(ends__isnull=True) | Q(ends__gte=on))


def _stood_in_for(person: Person, on: date) -> Q:
    return Q(deputies__person=person, deputies__starts__lte=on, deputies__ends__gte=on)


def _in_order(posts: QuerySet[Post]) -> QuerySet[Post]:
    return posts.select_related("unit", "person").order_by("-is_main", "starts", "pk")


def posts_on(person: Person, on: date) -> list[Post]:
    """Posts that ``person`` holds on the day, the main one first, each with its unit. One query."""
    return _held(person.pk, on)


@prepared
def _held(person: Any, on: Any) -> Any:
    return _in_order(Post.objects.filter(held_on(on), person=person))


def deputised_posts_on(person: Person, on: date) -> list[Post]:
    """Posts of others that ``person`` stands in for on the day, each with its unit. One query.

    A post that has ended gives its deputy nothing, whatever the deputy's own dates.
    """
    return _deputised(person.pk, on)


@prepared
def _deputised(person: Any, on: Any) -> Any:
    return _in_order(Post.objects.filter(held_on(on), _stood_in_for(person, on)).distinct())


def holders_of(roles: Iterable[str], unit_id: int) -> list[Person]:
    """People who hold one of ``roles`` in a unit today, and those who fill it as deputies today. One query."""
    day = today()
    held = Q(posts__role__in=list(roles), posts__unit=unit_id, posts__starts__lte=day)
    held &= Q(posts__ends__isnull=True) | Q(posts__ends__gte=day)
    deputies = Q(deputies__starts__lte=day, deputies__ends__gte=day)
    deputies &= Q(deputies__post__role__in=list(roles), deputies__post__unit=unit_id, deputies__post__starts__lte=day)
    deputies &= Q(deputies__post__ends__isnull=True) | Q(deputies__post__ends__gte=day)
    return list(Person.objects.filter(held | deputies, is_active=True).distinct())


def holders_in(roles: Iterable[str], units: Iterable[int]) -> list[tuple[int, str, Person]]:
    """Unit, role and person: who holds one of ``roles`` in one of ``units`` today, or fills it as a deputy. Two
    queries, whatever the number of units.
    """
    day, of_posts = today(), {"role__in": list(roles), "unit__in": list(units)}
    held = Post.objects.filter(held_on(day), **of_posts).select_related("person").order_by("pk")
    acting = Deputy.objects.filter(post__in=held.values("pk"), starts__lte=day, ends__gte=day)
    found = [(post.unit_id, post.role, post.person) for post in held]
    found += [(each.post.unit_id, each.post.role, each.person) for each in acting.select_related("post", "person")]
    return [each for each in found if each[2].is_active]


def stands_in_for(person: Person, roles: Iterable[str], unit_id: int, on: date) -> Person | None:
    """Whose post of one of ``roles`` in a unit ``person`` fills as a deputy; None where they hold such a post
    themselves, or have nothing to do with it.
    """
    posts = [*posts_on(person, on), *deputised_posts_on(person, on)]
    fitting = [post for post in posts if post.unit_id == unit_id and post.role in set(roles)]
    own = any(post.person_id == person.pk for post in fitting)
    return None if own or not fitting else fitting[0].person


def other_posts(posts: Sequence[Post]) -> dict[int, list[Post]]:
    """By the id of each of ``posts``: what else its holder holds today, each with its unit. One query."""
    held = Post.objects.filter(held_on(today()), person__in={post.person_id for post in posts}).select_related("unit")
    by_person: dict[int, list[Post]] = {}
    for post in held:
        by_person.setdefault(post.person_id, []).append(post)
    return {post.pk: [each for each in by_person.get(post.person_id, []) if each != post] for post in posts}


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
