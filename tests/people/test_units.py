from datetime import timedelta

import pytest
import time_machine
from django.db.models import ProtectedError

from intranet.people.errors import (
    DatesReversed,
    InvisibleCharacter,
    MayNotGrant,
    OwnRights,
    UnitIntoItself,
    UnitInUse,
    UnitIsClosed,
)
from intranet.people.models import FormerUnit, Post, PostRole, Unit
from intranet.people.queries import name_on, open_units, people_in, posts_on
from intranet.people.rules import today
from intranet.people.services.posts import end_post
from intranet.people.services.units import close_unit, create_unit, move_unit, rename_unit
from intranet.state.current import current
from tests.factories.province import LONG_AGO, Province

DAY = timedelta(days=1)


def test_create_unit_stands_under_its_parent(province: Province) -> None:
    unit = create_unit(
        province.office, by=province.administrator, name="Phòng Tổng hợp", kind="division", valid_from=today()
    )

    assert unit.get_parent() == province.office
    assert unit in open_units(today())


def test_create_unit_under_a_closed_one_is_refused(province: Province) -> None:
    end_post(Post.objects.get(person=province.outsider), by=None, on=today() - DAY)
    close_unit(province.commune, by=None, on=today() - DAY)

    with pytest.raises(UnitIsClosed):
        create_unit(province.commune, by=None, name="Phòng", kind="division", valid_from=today())


@pytest.mark.parametrize("field", ["name", "short_name", "code"])
def test_a_unit_whose_name_is_not_what_it_looks_like_is_refused(province: Province, field: str) -> None:
    by, names = province.administrator, {"name": "Phòng A"} | {field: "A\u202eB"}

    with pytest.raises(InvisibleCharacter):
        create_unit(province.office, by=by, kind="division", valid_from=today(), **names)
    with pytest.raises(InvisibleCharacter):
        rename_unit(province.department, by=by, **names)

    assert (Unit.objects.filter(depth__gt=3).count(), Unit.objects.get(pk=province.department.pk).name) == (
        0,
        province.department.name,
    )


def test_units_are_changed_by_administrators_only(province: Province) -> None:
    for by in (province.head, province.security, province.cadre):
        with pytest.raises(MayNotGrant):
            create_unit(province.office, by=by, name="Phòng", kind="division", valid_from=today())
        with pytest.raises(MayNotGrant):
            rename_unit(province.office, by=by, name="Khác")
        with pytest.raises(MayNotGrant):
            move_unit(province.commune, province.office, by=by)
        with pytest.raises(MayNotGrant):
            close_unit(province.cell, by=by, on=today())


def test_rename_unit_is_seen_in_every_frame_at_once(province: Province) -> None:
    before = current().membership_revision

    rename_unit(province.office, by=province.administrator, name="Văn phòng mới")

    assert current().membership_revision != before


def test_rename_unit_keeps_what_it_was_called(province: Province) -> None:
    former = province.department.name
    with time_machine.travel("2026-03-10T03:00:00Z"):
        rename_unit(province.department, by=province.administrator, name="Sở Nội vụ và Lao động", code="SNVLD")
    with time_machine.travel("2026-05-10T03:00:00Z"):
        renamed = rename_unit(province.department, by=province.administrator, name="Sở Nội vụ mới", code="SNV")

    assert name_on(renamed, LONG_AGO) == former
    assert name_on(renamed, LONG_AGO.replace(year=2026, month=3, day=9)) == former
    assert name_on(renamed, LONG_AGO.replace(year=2026, month=3, day=10)) == "Sở Nội vụ và Lao động"
    assert name_on(renamed, LONG_AGO.replace(year=2026, month=5, day=10)) == "Sở Nội vụ mới"


def test_move_unit_takes_everything_below_along(province: Province) -> None:
    inner = create_unit(province.commune, by=None, name="Thôn", kind="service", valid_from=today())
    revision = current().membership_revision

    moved = move_unit(province.commune, province.committee, by=province.administrator)

    inner.refresh_from_db()
    assert moved.get_parent() == province.committee
    assert inner.path.startswith(moved.path)
    assert province.outsider in people_in(Unit.objects.get(pk=province.committee.pk), below=True, on=today())
    assert current().membership_revision != revision
    former = FormerUnit.objects.get(unit=moved)
    assert (former.parent, former.until) == (province.root, today() - DAY)
    assert Unit.find_problems() == ([], [], [], [], [])


def test_move_unit_below_itself_is_refused(province: Province) -> None:
    for target in (
        province.commune,
        create_unit(province.commune, by=None, name="T", kind="service", valid_from=today()),
    ):
        with pytest.raises(UnitIntoItself):
            move_unit(province.commune, target, by=province.administrator)


def test_move_unit_of_ones_own_is_refused(province: Province) -> None:
    with pytest.raises(OwnRights):
        move_unit(province.committee, province.commune, by=province.administrator)


def test_close_unit_ends_nothing_silently(province: Province) -> None:
    with pytest.raises(UnitInUse):
        close_unit(province.commune, by=province.administrator, on=today())
    with pytest.raises(UnitInUse):
        close_unit(province.committee, by=province.administrator, on=today())
    assert [post.unit for post in posts_on(province.outsider, today())] == [province.commune]
    end_post(Post.objects.get(person=province.outsider), by=province.administrator, on=today())

    closed = close_unit(province.commune, by=province.administrator, on=today())

    assert closed.valid_to == today()
    assert [post.unit for post in posts_on(province.outsider, today())] == [province.commune]
    with pytest.raises(UnitIsClosed):
        close_unit(province.commune, by=province.administrator, on=today())


def test_close_unit_before_it_began_is_refused(province: Province) -> None:
    with pytest.raises(DatesReversed):
        close_unit(province.cell, by=None, on=LONG_AGO - DAY)


def test_units_and_people_are_never_deleted(province: Province) -> None:
    for doomed in (province.cell, Unit.objects.all(), province.cadre, type(province.cadre).objects.all()):
        with pytest.raises(ProtectedError):
            doomed.delete()

    assert Unit.objects.count() == 6
    assert Post.objects.filter(role=PostRole.MEMBER).count() == 3
