"""Whom a step of a duty is told to: in words without content, with the document's number."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from intranet.duties.models import Duty, UnitRole
from intranet.duties.policy import OFFICE_ROLES, UNIT_ROLES
from intranet.notifications.services import notify_many
from intranet.people.models import Deputy, Person, Post
from intranet.people.queries.posts import held_on
from intranet.people.rules import today


def holders(units: Iterable[int], roles: Iterable[str]) -> QuerySet[Person]:
    """Who holds, or stands in for, a post of ``roles`` in ``units`` today."""
    day = today()
    posts = Post.objects.filter(held_on(day), unit__in=list(units), role__in=list(roles))
    deputies = Deputy.objects.filter(post__in=posts, starts__lte=day, ends__gte=day)
    held = Q(pk__in=posts.values("person")) | Q(pk__in=deputies.values("person"))
    return Person.objects.filter(held, is_active=True)


def tell_units(duty: Duty, *, kind: str, key: object, by: Person) -> None:
    """Heads, leaders and clerks of every unit that takes part."""
    parts = [part.unit_id for part in duty.units.all()]
    _tell(duty, holders([duty.lead_id, *parts], UNIT_ROLES), kind, key, by)


def tell_doers(duty: Duty, *, kind: str, key: object, by: Person) -> None:
    """The lead unit, the co-operating ones, and the people assigned."""
    parts = [part.unit_id for part in duty.units.all() if part.role == UnitRole.CO_OPERATES]
    people = holders([duty.lead_id, *parts], UNIT_ROLES) | Person.objects.filter(
        pk__in=duty.people.values("person"), is_active=True
    )
    _tell(duty, people, kind, key, by)


def tell_office(duty: Duty, *, kind: str, key: object, by: Person) -> None:
    """Those who follow the duty up."""
    _tell(duty, holders([duty.office_id], OFFICE_ROLES), kind, key, by)


def tell_person(duty: Duty, person: Person, *, kind: str, key: object, by: Person) -> None:
    """One person."""
    _tell(duty, Person.objects.filter(pk=person.pk), kind, key, by)


def _tell(duty: Duty, people: QuerySet[Person], kind: str, key: object, by: Person) -> None:
    """Whoever acted needs no notice of it."""
    notify_many(
        people.exclude(pk=by.pk).distinct(),
        kind=kind,
        key=f"duty:{duty.pk}:{key}",
        subject=duty,
        number=duty.directive.symbol,
        url=duty.get_absolute_url(),
    )
