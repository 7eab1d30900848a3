"""What merging or closing a unit means for its work, shown beforehand."""

from datetime import timedelta

import pytest

from intranet.access.decisions import decide
from intranet.duties.models import Duty, DutyUnit
from intranet.duties.services import DutyOrder, assign, open_duties
from intranet.people.errors import UnitInUse
from intranet.people.models import Deputy, Post, Unit
from intranet.people.rules import today
from intranet.people.services.merging import merge_unit, what_merging_moves
from intranet.people.services.units import close_unit
from intranet.people.unit_moves import Fate
from tests.factories.documents import issued
from tests.factories.duties import opened
from tests.factories.province import Province
from tests.outgoing.conftest import started
from tests.people.conftest import SignIn

YESTERDAY = today() - timedelta(days=1)


def test_what_merging_moves_names_posts_deputies_and_work(province: Province) -> None:
    opened(province)
    started(province)
    post = Post.objects.get(person=province.head)
    deputy = Deputy.objects.create(post=post, person=province.deputy, starts=today(), ends=today())

    preview = what_merging_moves(province.office, YESTERDAY)

    assert {post.person for post in preview.posts} == {province.cadre, province.deputy, province.head}
    assert preview.deputies == [deputy]
    work = {(line.count, line.fate) for line in preview.lines if line.fate != Fate.STAYS}
    assert work == {(1, Fate.MOVES), (1, Fate.WAITS)}


def test_merging_moves_open_tasks_to_the_successor(province: Province) -> None:
    duty = opened(province)
    assert not decide(province.trainer, "read", duty)

    merge_unit(province.office, province.department, by=province.administrator, on=YESTERDAY)

    duty = Duty.objects.get(pk=duty.pk)
    assert duty.lead == province.department
    assert decide(province.trainer, "read", duty)
    assign(duty, province.trainer, province.head)


def test_merging_into_a_unit_that_takes_part_leaves_one_part(province: Province) -> None:
    order = DutyOrder("1", "Rà soát.", province.office, co_operating=[(province.department, None)])
    [led] = open_duties(issued(province), [order], province.editor)
    shared = DutyOrder("2", "Báo cáo.", province.department, informed=[province.office])
    [informed] = open_duties(led.directive, [shared], province.editor)

    merge_unit(province.office, province.department, by=province.administrator, on=YESTERDAY)

    assert Duty.objects.get(pk=led.pk).lead == province.department
    assert list(DutyUnit.objects.filter(duty__in=[led, informed])) == []


def test_closed_tasks_stay_with_the_unit_of_their_day(province: Province) -> None:
    duty = opened(province)
    Duty.objects.filter(pk=duty.pk).update(state="cancelled")

    merge_unit(province.office, province.department, by=province.administrator, on=YESTERDAY)

    assert Duty.objects.get(pk=duty.pk).lead == province.office


def test_a_unit_with_open_tasks_is_not_closed(province: Province) -> None:
    opened(province, lead=province.department)
    Post.objects.filter(unit=province.department).update(ends=YESTERDAY)

    with pytest.raises(UnitInUse):
        close_unit(province.department, by=province.administrator, on=YESTERDAY)

    assert Unit.objects.get(pk=province.department.pk).valid_to is None


@pytest.mark.parametrize("door", ["merge", "close"])
def test_the_screens_show_it_beforehand(province: Province, signed_in: SignIn, door: str) -> None:
    opened(province)
    desk = signed_in(province.administrator)

    answer = desk.get(f"/admin/people/units/{province.office.pk}/{door}/")

    assert (len(answer.context["preview"].posts), answer.context["preview"].stands_in_the_way) == (3, True)
    assert str(province.head) in answer.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_what_merging_moves_takes_a_fixed_number_of_queries(
    province: Province, count: int, django_assert_num_queries: object
) -> None:
    for number in range(count):
        opened(province, number=str(number + 1))

    with django_assert_num_queries(9):  # type: ignore[operator]
        what_merging_moves(province.office, YESTERDAY)
