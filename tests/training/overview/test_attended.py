"""Who attended a class and has not enrolled is told so on every screen, and is not said to be done."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from intranet.acknowledgement.models import Version
from intranet.attendance.models import Attendance
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.training.models import Course, Enrolment, TrainingClass
from intranet.training.office.following import lines_of, scope_of, sheet_of
from intranet.training.overview.asked import Coverage, reach_of
from intranet.training.overview.people import Wanted, own_sheet
from intranet.training.overview.waiting import units_waiting, waiting_sheet
from intranet.training.queries.listing import Filters, own_courses
from intranet.training.queries.unclaimed import unclaimed
from intranet.training.services import enrol
from intranet.training.work import work
from tests.factories import training
from tests.factories.classes import closed, written
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.training.overview.test_standing import told
from tests.training.sessions.test_courses import LESSONS, done, practice, practised
from tests.training.sessions.test_pages import browser

__all__ = ["practice", "practised"]
WORDS = "Đã dự lớp, chưa ghi danh"


@grounded
def held(province: Province, practised: Course, practice: TrainingClass) -> Course:
    """The cadre came and is asked, the deputy came and is not; the head was absent and is asked; nobody is enrolled."""
    p = province
    for who in (p.cadre, p.head):
        training.asked(practised, who, today() + timedelta(days=5))
    closed(p, written(p, practice, {p.cadre: "present", p.deputy: "late"}))
    return Course.objects.get(pk=practised.pk)


def test_every_screen_says_that_they_came_and_are_not_enrolled(province: Province, held: Course) -> None:
    assert told(province, held, province.cadre) == [WORDS] * 5
    assert told(province, held, province.deputy) == [WORDS] * 3
    assert told(province, held, province.head) == ["Chưa bắt đầu"] * 5
    page = browser(province.trainer).get(reverse("training:overview:course", args=[held.public_id]))
    assert page.context["tree"].total == Coverage(asked=2)


def test_tables_say_the_same(province: Province, held: Course) -> None:
    p = province
    scope, reach = scope_of(p.trainer, held), reach_of(p.head)
    assert scope is not None
    assert reach.scope is not None

    follow = {row[0]: row[2:4] for row in sheet_of(held, lines_of(held, scope)).rows}
    own = {row[0]: row[3] for row in own_sheet(p.head, reach.scope, Wanted()).rows}
    [waiting] = waiting_sheet(units_waiting(p.head, reach)).rows

    assert follow == {str(p.cadre): [WORDS, 0], str(p.deputy): [WORDS, 0], str(p.head): ["Chưa bắt đầu", 0]}
    assert own == {str(p.cadre): WORDS, str(p.head): "Chưa bắt đầu"}
    assert waiting[1:6] == [2, 0, 1, 1, 0]


def test_learner_is_told_that_the_class_counts_once_they_enrol(province: Province, held: Course) -> None:
    page = browser(province.deputy).get(held.get_absolute_url()).content.decode()
    listed = [(row.title, row.state, row.words, row.share) for row in own_courses(province.deputy, Filters())]
    (line,) = work(province.cadre)

    assert "Bạn đã dự lớp của khóa học này nhưng chưa ghi danh. Khi ghi danh, lớp đã dự được tính." in page
    assert listed == [(held.title, "attended", WORDS, 0)]
    assert [item.note for item in line.items] == ["đã dự lớp, chưa ghi danh"]
    assert list(work(province.deputy)) == []

    enrol(held.pk, province.deputy)
    assert (done(held, province.deputy), unclaimed(province.deputy.pk).count()) == (list(LESSONS[1:]), 0)
    assert [row.words for row in own_courses(province.deputy, Filters())] == ["Đang học"]


@pytest.mark.parametrize("state", ["completed", "closed"])
def test_class_of_an_earlier_run_or_of_what_was_taught_before_is_none(
    province: Province, held: Course, state: str
) -> None:
    def came(who: Person) -> int:
        return unclaimed(who.pk, course=held.pk).count()

    run = enrol(held.pk, province.deputy)
    Enrolment.objects.filter(pk=run.pk).update(state=state, ended_at=timezone.now())
    later = [came(who) for who in (province.cadre, province.deputy)]
    Enrolment.objects.filter(pk=run.pk).update(ended_at=timezone.now() - timedelta(days=1))
    before = came(province.deputy)
    Version.objects.filter(subject_id=held.pk).update(created_at=timezone.now() + timedelta(days=1))

    assert (later, before, came(province.cadre)) == ([1, 0], 1, 0)


def test_other_head_sees_nobody_who_came(province: Province, held: Course) -> None:
    leader = person("chu-tich", "Vi", "Tịch", province.commune, "leader")
    scope = scope_of(leader, held)
    assert scope is not None

    assert lines_of(held, scope) == []
    assert [line.person for line in lines_of(held, scope_of(province.head, held)) if line.words == WORDS] == [  # type: ignore[arg-type]
        province.deputy,
        province.cadre,
    ]


@pytest.mark.parametrize("many", [1, 3])
def test_list_asks_the_same_for_one_who_came_and_three(
    province: Province, held: Course, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    scope = scope_of(province.trainer, held)
    assert scope is not None
    for who in (province.clerk, province.outsider)[: many - 1]:
        row = Attendance.objects.get(person=province.deputy)
        row.pk, row.person = None, who
        row.save(force_insert=True)
    held = Course.objects.select_related("version__frozen").get(pk=held.pk)

    with django_assert_num_queries(5):
        lines = lines_of(held, scope)
    assert [line.words for line in lines].count(WORDS) == many + 1
