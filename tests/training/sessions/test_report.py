"""Số lớp · lượt · số người: every figure is one that counting the lists gives."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from intranet.attendance.models import Attendance, Headcount
from intranet.attendance.services import call_off
from intranet.people.rules import today
from intranet.training.models import TrainingClass
from intranet.training.sessions.report import Figures, Reach, names, reach_of, report
from tests.factories.classes import announced, closed, written
from tests.factories.province import Province
from tests.grounds import grounded

DAY = timedelta(days=1)


@grounded
def two_classes(province: Province) -> list[TrainingClass]:
    """The cadre came to both, the deputy to the second, the outsider to the first; 12 and 5 were only counted."""
    p = province
    first = announced(p, p.office, p.commune, days=-20)
    second = announced(p, p.office, p.commune, days=-2)
    first = closed(p, written(p, first, {p.cadre: "present", p.outsider: "late"}, cell=12))
    second = closed(p, written(p, second, {p.cadre: "present", p.deputy: "present"}, commune=5))
    return [first, second]


def lines(reach: Reach, first: int, last: int) -> tuple[dict[str, Figures], Figures]:
    found = report(reach, today() + first * DAY, today() + last * DAY)
    return {each.unit.code: each.figures for each in found.lines}, found.total


def test_persons_are_counted_once_however_many_classes(province: Province, two_classes: list[TrainingClass]) -> None:
    units, total = lines(reach_of(province.trainer), -30, 0)

    assert total == Figures(classes=2, attendances=4 + 17, counted=17, persons=3)
    assert units == {
        "VP": Figures(classes=2, attendances=3, counted=0, persons=2),
        "UBNDHL": Figures(classes=2, attendances=6, counted=5, persons=1),
        "CBVP": Figures(classes=1, attendances=12, counted=12, persons=0),
    }


def test_figures_are_those_of_the_lists(province: Province, two_classes: list[TrainingClass]) -> None:
    _units, total = lines(reach_of(province.trainer), -30, 0)
    there = [each for each in Attendance.objects.all() if each.status in Attendance.THERE]
    counted = sum(each.count for each in Headcount.objects.all())

    assert total.attendances == len(there) + counted
    assert total.persons == len({each.person_id for each in there})
    assert total.classes == len({each.session_id for each in there})


def test_a_period_leaves_out_what_began_outside_it(province: Province, two_classes: list[TrainingClass]) -> None:
    _units, total = lines(reach_of(province.trainer), -3, 0)

    assert total == Figures(classes=1, attendances=7, counted=5, persons=2)


def test_a_class_called_off_or_empty_counts_for_nothing(province: Province, two_classes: list[TrainingClass]) -> None:
    gone = announced(province, province.office, days=5)
    call_off(gone.held.pk, province.trainer)
    written(province, announced(province, province.office, days=-1), {}, cell=0)

    assert lines(reach_of(province.trainer), -30, 30)[1].classes == 2


def test_an_open_list_is_named_apart_and_counts_for_nothing(
    province: Province, two_classes: list[TrainingClass]
) -> None:
    still_open = written(province, announced(province, province.office, days=-1), {province.cadre: "present"}, cell=7)
    written(province, announced(province, province.commune, days=-1), {province.outsider: "present"})
    span = (today() - 30 * DAY, today())

    whole, headed = (report(reach_of(who), *span) for who in (province.trainer, province.head))

    assert whole.total == Figures(classes=2, attendances=4 + 17, counted=17, persons=3)
    assert (len(whole.open), headed.open) == (2, [still_open])
    assert report(reach_of(province.trainer), *span, province.commune).open == whole.open[1:]


def test_a_head_counts_people_of_their_own_units_alone(province: Province, two_classes: list[TrainingClass]) -> None:
    units, total = lines(reach_of(province.head), -30, 0)

    assert (list(units), total) == (["VP"], Figures(classes=2, attendances=3, counted=0, persons=2))


def test_who_keeps_and_heads_nothing_counts_nothing(province: Province, two_classes: list[TrainingClass]) -> None:
    assert lines(reach_of(province.cadre), -30, 0) == ({}, Figures())


def test_names_are_as_many_as_the_figure_says(province: Province, two_classes: list[TrainingClass]) -> None:
    reach = reach_of(province.trainer)
    span = (today() - 30 * DAY, today())

    page = names(reach, *span, province.root, 1)

    assert sorted((each.name, each.attendances) for each in page.object_list) == [
        ("Phạm Quốc Bảo", 1),
        ("Trần Thu Hà", 2),
        ("Đặng Thu Trang", 1),
    ]
    assert page.paginator.count == report(reach, *span, province.root).total.persons == 3
    assert names(reach_of(province.head), *span, province.root, 1).paginator.count == 2


@pytest.mark.parametrize("number", [1, 3])
def test_it_costs_the_same_for_one_class_and_for_three(
    province: Province, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(number):
        found = written(province, announced(province, province.office, days=-1), {province.cadre: "present"}, cell=3)
        closed(province, found)
        written(province, announced(province, province.office, days=-1), {province.cadre: "present"})
    reach = reach_of(province.trainer)

    with django_assert_num_queries(7):
        found = report(reach, today() - DAY, today())

    assert (found.total, len(found.open)) == (Figures(number, number * 4, number * 3, 1), number)
