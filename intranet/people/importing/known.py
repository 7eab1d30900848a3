"""What the house knows of the units and people that a list names. A fixed number of queries, however long it is."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from intranet.people.models import Person, Post, PostRole, Unit
from intranet.people.queries import roles_on
from intranet.people.rules import today
from intranet.people.services.granting import Actor, paths_of


@dataclass(slots=True)
class Known:
    """``units`` by id, ``by_key`` by import key, ``by_code`` those of today that alone bear a code."""

    units: dict[int, Unit]
    by_key: dict[str, Unit]
    by_code: dict[str, Unit]
    people: dict[str, Person]
    posts: dict[int, list[Post]]
    by: Actor
    roles: set[str]
    own_paths: set[str]
    by_path: dict[str, Unit] = field(default_factory=dict)
    children: dict[str, list[Unit]] = field(default_factory=dict)

    def unit(self, key: str) -> Unit | None:
        """The unit that a list calls ``key``."""
        return self.by_key.get(key) or self.by_code.get(key)

    def parent(self, unit: Unit) -> Unit | None:
        """The unit above."""
        return self.by_path.get(unit.path[: -Unit.steplen])

    def below(self, unit: Unit | None) -> list[Unit]:
        """The units directly below; without one the roots."""
        return self.children.get(unit.path if unit else "", [])

    def learn(self, unit: Unit) -> None:
        """``unit`` was made, moved or given its key meanwhile."""
        self.units[unit.pk] = unit
        if unit.import_key:
            self.by_key[unit.import_key] = unit


def known(usernames: Iterable[str], by: Actor) -> Known:
    """What is known to ``by`` (None: the operator). Five queries."""
    units = {unit.pk: unit for unit in Unit.objects.all()}
    codes: dict[str, list[Unit]] = defaultdict(list)
    for unit in units.values():
        if unit.code and unit.is_open(today()):
            codes[unit.code].append(unit)
    children: dict[str, list[Unit]] = defaultdict(list)
    for unit in units.values():
        children[unit.path[: -Unit.steplen]].append(unit)
    people = {person.username: person for person in Person.objects.filter(username__in=set(usernames))}
    posts: dict[int, list[Post]] = defaultdict(list)
    for post in Post.objects.filter(person__username__in=list(people)).select_related("unit", "person").order_by("pk"):
        posts[post.person_id].append(post)
    return Known(
        units=units,
        by_key={unit.import_key: unit for unit in units.values() if unit.import_key},
        by_code={code: alone[0] for code, alone in codes.items() if len(alone) == 1},
        people=people,
        posts=posts,
        by=by,
        roles=set(PostRole.values) if by is None else roles_on(by, today()),
        own_paths=paths_of(by),
        by_path={unit.path: unit for unit in units.values()},
        children=children,
    )
