"""Who may read a document now, and why."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from intranet.contracts import circle_words, circles_of, people_in_circles, today
from plugins.circulation.models import Clearance, Item, RosterEntry, Space


@dataclass(frozen=True, slots=True)
class Reader:
    """One person, the circle of the scope they stand in, and the level they are cleared for."""

    person: Any
    circle: str
    level: str

    @property
    def name(self) -> str:
        """As circles of one person are called, so that it is not said twice."""
        return str(self.person)


def may_read(item: Item, wanted: dict[str, Any], *, rank: int | None = None) -> QuerySet[Any]:
    """People who stand in the scope AND on the roster AND are cleared for the level, or for another ``rank``."""
    members = people_in_circles(roster_tokens(item.space)).values("pk")
    cleared = cleared_for(rank or item.level.rank).values("person")
    scope = members if wanted["whole"] else people_in_circles(wanted["tokens"]).values("pk")
    people: QuerySet[Any] = people_in_circles(roster_tokens(item.space))
    return people.filter(pk__in=scope).filter(pk__in=cleared)


def roster_tokens(space: Space) -> list[str]:
    """Circles that belong to the space today."""
    return in_force(RosterEntry.objects.filter(space=space))


def keepers_of(space: Space) -> QuerySet[Any]:
    """Who keeps the space today."""
    keepers: QuerySet[Any] = people_in_circles(in_force(RosterEntry.objects.filter(space=space, is_keeper=True)))
    return keepers


def in_force(entries: QuerySet[RosterEntry]) -> list[str]:
    """Circles of those ``entries`` that hold today."""
    day = today()
    held = entries.filter(removed_at__isnull=True, starts__lte=day).filter(Q(ends__isnull=True) | Q(ends__gte=day))
    return list(held.values_list("token", flat=True))


def cleared_for(rank: int) -> QuerySet[Clearance]:
    """Clearances in force today for a level of at least ``rank``."""
    day = today()
    held = Clearance.objects.filter(withdrawn_at__isnull=True, starts__lte=day, ends__gte=day)
    return held.filter(level__rank__gte=rank)


def readers_with_reasons(item: Item, wanted: dict[str, Any], limit: int = 200) -> list[Reader]:
    """Everybody who may read, by name, with the circle that lets them; the first ``limit``."""
    people = list(may_read(item, wanted).order_by("first_name", "last_name", "pk")[:limit])
    words, circles = circle_words(wanted["tokens"]), circles_of(people)
    cleared = cleared_for(item.level.rank).filter(person__in=people).select_related("level")
    levels = {held.person_id: str(held.level) for held in cleared}
    of_scope = [] if wanted["whole"] else wanted["tokens"]
    return [
        Reader(
            person,
            next((words.get(token, "") for token in of_scope if token in circles[person.pk]), ""),
            levels[person.pk],
        )
        for person in people
    ]
