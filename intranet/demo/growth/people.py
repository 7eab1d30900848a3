"""The people of the units that were added, written in bulk: three hundred of them one by one would take too long."""

from datetime import timedelta

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.utils import timezone
from django.utils.crypto import get_random_string

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.demo.growth.names import Name, names
from intranet.demo.growth.places import make_units
from intranet.demo.growth.staffing import CELL_SEATS, Seat, seats
from intranet.people.demo import FOUNDED
from intranet.people.models import Absence, Deputy, Person, Post, PostRole, Unit
from intranet.people.rules import today
from intranet.people.services.roles import sync_groups
from intranet.people.services.told import tell

AWAY_EVERY = 23
"""One member of staff in so many is away just now, for one to three weeks."""

DEPUTISED = ("STC", "SYT-NV", "UBNDPL", "VPTU")
"""Units whose head is away and has a deputy."""


def load_people() -> dict[str, Unit]:
    """Units, people, posts, absences and deputies. Returns units by code."""
    with write_transaction():
        units = make_units()
        taken = Person.objects.values_list("username", flat=True)
        filled = list(zip(seats(), names(taken), strict=False))
        people = _people([name for _seat, name in filled])
        posts = [_post(seat, people[name.login], units) for seat, name in filled]
        Post.objects.bulk_create([*posts, *_cell_posts(posts, units)])
        for post in posts:
            if post.role != PostRole.MEMBER:
                sync_groups(post.person)
        _deputies(units)
        _absences(units)
        tell()
        record("demo.people_loaded", actor=None, subject="demo", details={"units": len(units), "people": len(people)})
    return units


def _people(wanted: list[Name]) -> dict[str, Person]:
    Person.objects.bulk_create(
        Person(
            username=login,
            last_name=last,
            first_name=first,
            email=f"{login}@anbinh.example",
            password=UNUSABLE_PASSWORD_PREFIX + get_random_string(40),
        )
        for login, last, first in wanted
    )
    return Person.objects.in_bulk([name.login for name in wanted], field_name="username")


def _post(seat: Seat, person: Person, units: dict[str, Unit]) -> Post:
    unit, role, title = seat
    return Post(person=person, unit=units[unit], role=role, title=title, is_main=True, starts=FOUNDED)


def _cell_posts(posts: list[Post], units: dict[str, Unit]) -> list[Post]:
    holders = {(post.unit.code, post.role): post.person for post in posts}
    return [
        Post(person=holders[home, role], unit=units[cell], role=role, title=title, starts=FOUNDED)
        for cell, role, title, home in CELL_SEATS
    ]


def _deputies(units: dict[str, Unit]) -> None:
    for code in DEPUTISED:
        post = Post.objects.get(unit=units[code], role=PostRole.HEAD)
        deputy = Post.objects.filter(unit=units[code], role=PostRole.MEMBER).order_by("pk")[0].person
        ends = today() + timedelta(days=14)
        Deputy.objects.create(post=post, person=deputy, starts=today(), ends=ends, basis=f"Quyết định số 31/QĐ-{code}")
        _away(post.person, 14)


def _absences(units: dict[str, Unit]) -> None:
    staff = Post.objects.filter(unit__in=units.values(), role=PostRole.MEMBER, deputies=None)
    staff = staff.exclude(person__email="").exclude(unit__path__startswith=units["UBND"].path)
    for n, post in enumerate(staff.exclude(unit=units["UBNDHL"]).select_related("person").order_by("pk")):
        if n % AWAY_EVERY == 5 and not post.person.deputies.exists():
            _away(post.person, 7 * (1 + n % 3))


def _away(person: Person, days: int) -> None:
    Absence.objects.create(
        person=person,
        starts=today() - timedelta(days=2),
        ends=today() + timedelta(days=days),
        at=timezone.now(),
        by=person,
    )
