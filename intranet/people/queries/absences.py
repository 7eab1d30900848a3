"""Who is away."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import F

from intranet.people.models import Absence, Deputy, Person

ONE_DAY = timedelta(days=1)


def returns(people: Iterable[int], on: date, *, until: date | None = None) -> dict[int, date]:
    """The day on which each of ``people`` who is away on a day (or will be by the day ``until``) is back, by the
    person's id. One query; absences that follow upon each other are one.
    """
    back: dict[int, date] = {}
    away = Absence.objects.filter(person__in=list(people), ends__gte=on).order_by("person", "starts")
    for person, starts, ends in away.values_list("person_id", "starts", "ends"):
        if starts <= max(back.get(person, on), until or on) and ends >= starts:
            back[person] = max(back.get(person, on), ends + ONE_DAY)
    return back


def absences_of(person: Person, on: date) -> list[Absence]:
    """What lasts on the day or lies ahead of it, the nearest first; nothing that was withdrawn. One query."""
    lasting = Absence.objects.filter(person=person, ends__gte=on).filter(ends__gte=F("starts"))
    return list(lasting.order_by("starts", "pk"))


def deputies_for(person: Person, on: date) -> list[Deputy]:
    """Who acts in the posts of ``person`` on the day or later, the nearest first. One query."""
    named = Deputy.objects.filter(post__person=person, ends__gte=on).filter(ends__gte=F("starts"))
    return list(named.select_related("person", "post__unit").order_by("starts", "pk"))
