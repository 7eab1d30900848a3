from datetime import timedelta

import pytest

from intranet.people.errors import CellTakesHeadAndClerkOnly, NotYet, OwnRights, UnitIntoItself, UnitIsClosed
from intranet.people.models import Deputy, Person, Post, PostRole, Unit
from intranet.people.queries import deputised_posts_on, posts_on, roles_on
from intranet.people.rules import today
from intranet.people.services.merging import Merger, merge_unit, what_merging_moves
from intranet.people.services.units import create_unit
from tests.factories.province import LONG_AGO, Province

DAY = timedelta(days=1)


def test_merge_unit_carries_people_over_and_keeps_the_past(province: Province) -> None:
    epoch = province.trainer.session_epoch
    yesterday = today() - DAY
    preview = what_merging_moves(province.department, yesterday)
    assert [post.person for post in preview.posts] == [province.trainer, province.inspector]
    assert (preview.units, preview.deputies, preview.lines) == ([], [], [])

    merger = merge_unit(province.department, province.office, by=province.administrator, on=yesterday)

    assert merger == Merger(posts=2, units=0)
    old = Unit.objects.get(pk=province.department.pk)
    assert (old.valid_to, old.merged_into) == (yesterday, province.office)
    assert [(post.unit, post.is_main) for post in posts_on(province.trainer, today())] == [(province.office, True)]
    assert [(post.unit, post.is_main) for post in posts_on(province.trainer, yesterday)] == [
        (province.department, True)
    ]
    assert roles_on(province.trainer, today()) == {PostRole.TRAINER}
    assert Person.objects.get(pk=province.trainer.pk).session_epoch == epoch + 1


def test_merge_unit_takes_sub_units_and_deputies_along(province: Province) -> None:
    inner = create_unit(province.department, by=None, name="Phòng Thi đua", kind="division", valid_from=LONG_AGO)
    post = Post.objects.get(person=province.inspector)
    Deputy.objects.create(post=post, person=province.trainer, starts=today() - 3 * DAY, ends=today() + 3 * DAY)

    merge_unit(province.department, province.office, by=province.administrator, on=today() - DAY)

    assert Unit.objects.get(pk=inner.pk).get_parent() == province.office
    assert [one.unit for one in deputised_posts_on(province.trainer, today())] == [province.office]
    assert [one.unit for one in deputised_posts_on(province.trainer, today() - DAY)] == [province.department]
    assert Unit.find_problems() == ([], [], [], [], [])


def test_merge_unit_does_not_give_a_post_twice(province: Province) -> None:
    Post.objects.create(person=province.trainer, unit=province.office, role=PostRole.TRAINER, starts=LONG_AGO)

    merge_unit(province.department, province.office, by=province.administrator, on=today() - DAY)

    assert [(post.unit, post.is_main) for post in posts_on(province.trainer, today())] == [(province.office, True)]


def test_merge_unit_withdraws_a_post_that_had_not_begun(province: Province) -> None:
    Post.objects.create(person=province.cadre, unit=province.department, starts=today() + 9 * DAY)

    merge_unit(province.department, province.office, by=province.administrator, on=today())

    later = today() + 9 * DAY
    assert Post.objects.filter(person=province.cadre, unit=province.department, ends__gte=later).count() == 0
    assert [post.unit for post in posts_on(province.cadre, later)] == [province.office]


def test_merge_unit_that_does_not_fit_is_refused_whole(province: Province) -> None:
    by = province.administrator
    with pytest.raises(CellTakesHeadAndClerkOnly):
        merge_unit(province.department, province.cell, by=by, on=today())
    with pytest.raises(UnitIntoItself):
        merge_unit(province.department, province.department, by=by, on=today())
    with pytest.raises(NotYet):
        merge_unit(province.department, province.office, by=by, on=today() + DAY)
    with pytest.raises(OwnRights):
        merge_unit(province.committee, province.commune, by=by, on=today())
    merge_unit(province.department, province.office, by=by, on=today() - DAY)

    with pytest.raises(UnitIsClosed):
        merge_unit(province.department, province.office, by=by, on=today())
    assert Post.objects.filter(unit=province.cell).count() == 0


def test_nobody_merges_a_unit_into_their_own(province: Province) -> None:
    with pytest.raises(OwnRights):
        merge_unit(province.department, province.committee, by=province.administrator, on=today() - DAY)

    province.department.refresh_from_db()
    assert province.department.merged_into is None
