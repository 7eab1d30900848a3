"""Writing a plan row by row, each in a transaction of its own and through the services that the screens use."""

from collections.abc import Iterator

from intranet.database import write_transaction
from intranet.people.importing.known import Known
from intranet.people.importing.people import PersonRow
from intranet.people.importing.plan import Plan
from intranet.people.importing.units import UnitRow
from intranet.people.models import Person, Post, Unit
from intranet.people.services.persons import correct_contact, create_person
from intranet.people.services.posts import change_title, end_post, take_up
from intranet.people.services.units import create_unit, give_key, move_unit, rename_unit


def write(plan: Plan, there: Known) -> Iterator[None]:
    """Write the rows that change something; a pause after each, where the caller may stop and plan anew later.

    Raises:
        PeopleError: the house has changed since the plan was made; what was written stays.
    """
    for row in plan.changing:
        with write_transaction():
            if isinstance(row, UnitRow):
                _write_unit(row, there)
            elif isinstance(row, PersonRow):
                _write_person(row, there)
        yield


def _write_unit(row: UnitRow, there: Known) -> None:
    by, above = there.by, there.unit(row.above)
    if row.unit is None:
        assert row.valid_from is not None  # noqa: S101  a row without it is wrong, and none is written
        row.unit = create_unit(
            above,
            by=by,
            name=row.name,
            kind=row.kind,
            valid_from=row.valid_from,
            short_name=row.short_name,
            code=row.code,
            import_key=row.key,
        )
    unit = row.unit
    if "key" in row.changes:
        unit = give_key(unit, row.key, by=by)
    if "renamed" in row.changes:
        unit = rename_unit(unit, by=by, name=row.name, short_name=row.short_name, code=row.code)
    if "moved" in row.changes and above is not None:
        unit = move_unit(unit, above, by=by)
    there.learn(unit)


def _write_person(row: PersonRow, there: Known) -> None:
    person = _person(row, there)
    if "contact" in row.changes:
        email, phone = row.email or person.email, row.phone or person.phone
        correct_contact(person, by=there.by, email=email, phone=phone)
    if "title" in row.changes and row.post:
        change_title(row.post, row.title, by=there.by)
    if "post-ended" in row.changes and row.post and row.ends:
        end_post(row.post, by=there.by, on=row.ends)
    if "new-post" in row.changes:
        _give_post(row, person, there)


def _person(row: PersonRow, there: Known) -> Person:
    person = there.people.get(row.username)
    if person is None:
        names = {"family_name": row.family_name, "given_name": row.given_name}
        person = create_person(row.username, by=there.by, email=row.email, phone=row.phone, **names)
        there.people[row.username] = person
    return person


def _give_post(row: PersonRow, person: Person, there: Known) -> Post:
    unit = there.unit(row.unit_key) or Unit()
    assert row.starts is not None  # noqa: S101  as above
    return take_up(person, unit, row.role, by=there.by, starts=row.starts, ends=row.ends, title=row.title)
