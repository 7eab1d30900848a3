"""Many units and many people, written in bulk: how they came is not what is measured."""

from datetime import date
from typing import Any

OFFICES, DIVISIONS = 100, 9
LONG_AGO = date(2020, 1, 1)


def thousand_units(province: Any) -> list[Any]:
    """A hundred departments of the committee with nine divisions each, beside the other units."""
    from intranet.people.models import Unit, UnitKind

    def unit(parent: str, number: int, below: int, kind: str, name: str) -> Any:
        path = Unit._get_path(parent, len(parent) // Unit.steplen + 1, number)
        given = {"kind": kind, "name": name, "valid_from": LONG_AGO, "numchild": below}
        return Unit(path=path, depth=len(path) // Unit.steplen, **given)

    top = province.committee.path
    offices = [unit(top, 100 + n, DIVISIONS, UnitKind.DEPARTMENT, f"Sở {n}") for n in range(OFFICES)]
    divisions = [
        unit(office.path, n, 0, UnitKind.DIVISION, f"Phòng {n} {office.name}")
        for office in offices
        for n in range(1, DIVISIONS + 1)
    ]
    Unit.objects.bulk_create([*offices, *divisions], batch_size=100)
    return list(Unit.objects.filter(path__in=[each.path for each in [*offices, *divisions]]).order_by("pk"))


def crowd(units: list[Any], number: int) -> list[Any]:
    """So many people with a post in one of ``units`` each, one unit after the other, as a list of people comes."""
    from django.db import transaction
    from django.utils import timezone

    from intranet.people.models import Person, Post
    from intranet.state.services import bump_membership

    now = timezone.now()
    made = [Person(username=f"reader{n}", password="!", first_name=f"{n}", date_joined=now) for n in range(number)]
    with transaction.atomic():
        people = Person.objects.bulk_create(made, batch_size=1_000)
        posts = (
            Post(person=person, unit=units[n * len(units) // number], is_main=True, starts=LONG_AGO)
            for n, person in enumerate(people)
        )
        Post.objects.bulk_create(posts, batch_size=1_000)
        bump_membership()
    return people
