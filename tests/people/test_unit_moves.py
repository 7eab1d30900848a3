"""What merging or closing a unit means for its work, shown beforehand."""

from datetime import timedelta

import pytest
import time_machine

from intranet.access.decisions import decide
from intranet.acknowledgement.services import Term
from intranet.duties.models import Duty, DutyUnit
from intranet.duties.services import DutyOrder, assign, open_duties
from intranet.people.errors import UnitInUse
from intranet.people.models import Deputy, Post, PostRole, Unit
from intranet.people.rules import today
from intranet.people.services.merging import heads_together, merge_unit, what_merging_moves
from intranet.people.services.units import close_unit
from intranet.people.unit_moves import IN_THE_WAY, Fate
from tests.factories.documents import issued
from tests.factories.duties import opened
from tests.factories.province import LONG_AGO, Province, person
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
    work = {(line.count, line.fate) for line in preview.lines if line.fate in IN_THE_WAY}
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


@pytest.mark.parametrize("door", ["merge", "close"])
def test_the_screens_count_open_and_overdue_readings(province: Province, signed_in: SignIn, door: str) -> None:
    for symbol, days in (("1/UBND", 1), ("2/UBND", 30)):
        office = Term("unit", unit=province.office)
        issued(province, symbol=symbol, audience=[office], due=today() + timedelta(days=days))
    issued(province, symbol="3/UBND", audience=[Term("unit", unit=province.department)], due=today())

    with time_machine.travel(today() + timedelta(days=4), tick=False):
        desk = signed_in(province.administrator)
        page = desk.get(f"/admin/people/units/{province.office.pk}/{door}/").content.decode()

    assert "Lượt đọc mà người của đơn vị còn phải xác nhận: 6" in page
    assert "trong đó quá hạn: 3" in page


def test_readings_do_not_stand_in_the_way_of_closing(province: Province) -> None:
    issued(province, audience=[Term("unit", unit=province.department)], due=today())
    Post.objects.filter(unit=province.department).update(ends=YESTERDAY)

    close_unit(province.department, by=province.administrator, on=YESTERDAY)

    assert Unit.objects.get(pk=province.department.pk).valid_to == YESTERDAY


def test_two_heads_are_told_before_and_asked_about_once(province: Province, signed_in: SignIn) -> None:
    person("chief", "Lý Thị Kim", "Oanh", province.department, PostRole.HEAD)
    desk, address = signed_in(province.administrator), f"/admin/people/units/{province.department.pk}/merge/"
    assert "Trưởng đơn vị chuyển sang: Lý Thị Kim Oanh." in desk.get(address).content.decode()
    typed = {"successor": province.office.pk, "on": f"{YESTERDAY:%d/%m/%Y}"}

    asked = desk.post(address, typed)

    words = asked.context["form"].errors["heads_known"][0]
    assert ("Lê Minh Quân" in words, "Lý Thị Kim Oanh" in words) == (True, True)
    assert Unit.objects.get(pk=province.department.pk).merged_into is None
    assert desk.post(address, typed | {"heads_known": "on"}).status_code == 302
    assert Unit.objects.get(pk=province.department.pk).merged_into == province.office


def test_heads_together_needs_a_head_who_comes(province: Province) -> None:
    assert heads_together(province.department, province.office, YESTERDAY) == []

    person("second", "Lê", "Hai", province.office, PostRole.HEAD)
    assert heads_together(province.department, province.office, YESTERDAY) == []

    Post.objects.create(person=province.head, unit=province.department, role=PostRole.HEAD, starts=LONG_AGO)
    Post.objects.filter(person__username="second").delete()
    assert heads_together(province.department, province.office, YESTERDAY) == []


@pytest.mark.parametrize("count", [1, 3])
def test_what_merging_moves_takes_a_fixed_number_of_queries(
    province: Province, count: int, django_assert_num_queries: object
) -> None:
    for number in range(count):
        opened(province, number=str(number + 1))

    with django_assert_num_queries(10):  # type: ignore[operator]
        what_merging_moves(province.office, YESTERDAY)
