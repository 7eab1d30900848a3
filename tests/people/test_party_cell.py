"""The database itself keeps a Party cell without a list of members, and a closed unit closed."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from intranet.people.models import Post, PostRole, Unit, UnitKind
from intranet.people.rules import today
from tests.factories.province import LONG_AGO, Province

INSERT = (
    "INSERT INTO intranet_people_post (person_id, unit_id, role, title, is_main, starts) "
    "VALUES (%s, %s, %s, '', %s, %s)"
)


def _insert(province: Province, unit: Unit, role: str) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(INSERT, [province.cadre.pk, unit.pk, role, False, LONG_AGO])


@pytest.mark.parametrize("role", sorted(set(PostRole.values) - {"head", "clerk"}))
def test_a_cell_refuses_other_roles_in_raw_sql(province: Province, role: str) -> None:
    _insert(province, province.department, role)

    with pytest.raises(IntegrityError):
        _insert(province, province.cell, role)

    assert Post.objects.filter(unit=province.cell).count() == 0


def test_a_cell_takes_head_and_clerk_in_raw_sql(province: Province) -> None:
    _insert(province, province.cell, "head")
    _insert(province, province.cell, "clerk")

    assert Post.objects.filter(unit=province.cell).count() == 2


def test_a_cell_refuses_members_in_bulk(province: Province) -> None:
    members = [Post(person=one, unit=province.cell, starts=LONG_AGO) for one in province.people.values()]

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.bulk_create(members)

    assert Post.objects.filter(unit=province.cell).count() == 0


def test_a_post_cannot_become_one_in_a_cell(province: Province) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(person=province.cadre).update(unit=province.cell)
    Post.objects.create(person=province.cadre, unit=province.cell, role=PostRole.HEAD, starts=LONG_AGO)

    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(unit=province.cell).update(role=PostRole.MEMBER)


def test_a_unit_with_members_cannot_become_a_cell(province: Province) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Unit.objects.filter(pk=province.office.pk).update(kind=UnitKind.PARTY_CELL)


def test_a_closed_unit_refuses_a_post_that_lasts_longer(province: Province) -> None:
    empty = province.root.add_child(name="Cũ", kind="office", valid_from=LONG_AGO, valid_to=today())
    Post.objects.create(person=province.cadre, unit=empty, starts=LONG_AGO, ends=today())

    for ends in (None, today() + timedelta(days=1)):
        with pytest.raises(IntegrityError), transaction.atomic():
            Post.objects.bulk_create([Post(person=province.head, unit=empty, starts=LONG_AGO, ends=ends)])
    with pytest.raises(IntegrityError), transaction.atomic():
        Post.objects.filter(unit=empty).update(ends=None)
