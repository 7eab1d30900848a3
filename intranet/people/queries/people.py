"""People, by unit and by name."""

from datetime import date

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from intranet.people.models import Person, Post, PostRole, Unit
from intranet.people.queries.posts import held_on
from intranet.people.queries.units import units_in_care
from search.analysis.syllables import forms


def people_in(unit: Unit, *, below: bool, on: date) -> QuerySet[Person]:
    """People who hold a post on the day in ``unit``, with ``below`` also in its sub-units; each person once."""
    place = Q(unit__path__startswith=unit.path) if below else Q(unit=unit)
    posts = Post.objects.filter(held_on(on), place, person=OuterRef("pk"))
    return Person.objects.filter(Exists(posts))


MOST_WORDS = 12
"""No name has more; what follows is not looked at."""


def find_people(words: str, on: date) -> QuerySet[Person]:
    """People whose name or login name holds every word, with their posts of the day in ``current_posts``. Two queries.

    A login name is the name without marks, so "tran thu ha" finds Trần Thu Hà.
    """
    wanted = Q()
    for word in words.split()[:MOST_WORDS]:
        plain = Q(username__icontains=forms(word)[1])
        wanted &= plain | Q(last_name__icontains=word) | Q(first_name__icontains=word) | Q(email__icontains=word)
    people = Person.objects.filter(wanted)
    posts = Post.objects.filter(held_on(on)).select_related("unit").order_by("-is_main", "pk")
    return people.prefetch_related(Prefetch("posts", posts, to_attr="current_posts"))


def with_open_posts_in(people: QuerySet[Person], units: QuerySet[Unit], on: date) -> QuerySet[Person]:
    """Those of ``people`` who have, or will have, a post in one of ``units``; each person once."""
    later = Q(ends__isnull=True) | Q(ends__gte=on)
    return people.filter(Exists(Post.objects.filter(later, person=OuterRef("pk"), unit__in=units)))


def without_password(people: QuerySet[Person]) -> QuerySet[Person]:
    """Those of ``people`` with an open login that no password opens: they wait for a slip or a link."""
    return people.filter(is_active=True, password__startswith=UNUSABLE_PASSWORD_PREFIX)


def units_waiting(clerk: Person, on: date) -> list[Unit]:
    """Units in the care of ``clerk`` with people who wait for a slip or a link, each with their number in ``waiting``.
    Three queries.
    """
    held = Q(posts__starts__lte=on) & (Q(posts__ends__isnull=True) | Q(posts__ends__gte=on))
    waits = Q(posts__person__is_active=True, posts__person__password__startswith=UNUSABLE_PASSWORD_PREFIX)
    others = ~Q(posts__person=clerk)
    units = units_in_care(clerk, PostRole.CLERK, on)
    counted = units.annotate(waiting=Count("posts__person", filter=held & waits & others, distinct=True))
    return list(counted.filter(waiting__gt=0))
