"""A class of a course: closing its list completes the lesson that asks for it, by name and by the day of the class."""

from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from intranet.attendance.services import SessionFields
from intranet.people.models import Person, Post, PostRole
from intranet.people.rules import OFFICE_ZONE, today
from intranet.state.services import bump_membership
from intranet.training.models import Certificate, Course, Enrolment, Lesson, Module, Progress, TrainingClass
from intranet.training.services import PublishOrder, enrol, open_item, publish, seen_to_its_end
from intranet.training.sessions import counting
from intranet.training.sessions.services import ClassFields, add, correct, plan_anew
from intranet.worker.models import Job
from tests.factories import training
from tests.factories.classes import announced, closed, written
from tests.factories.province import Province
from tests.grounds import grounded

COURSE_QUERIES = 15
LESSONS = ("Đọc trước", "Thực hành một", "Thực hành hai")


@grounded
def practised(province: Province) -> Course:
    """A lesson to read and two that are done in a class; it gives a certificate."""
    course = training.written(province)
    module = Module.objects.child_of(course).get()
    for each in Lesson.objects.child_of(module):
        each.delete()
    training.lesson(province, Module.objects.get(pk=module.pk), LESSONS[0])
    for title in LESSONS[1:]:
        training.lesson(province, Module.objects.get(pk=module.pk), title, completion="attended")
    publish(course.pk, province.trainer, PublishOrder())
    return Course.objects.get(pk=course.pk)


@grounded
def practice(province: Province, practised: Course) -> TrainingClass:
    """Today, for every lesson that asks for a class; the office is invited."""
    return held_for(province, practised)


def held_for(province: Province, course: Course, item: str | None = None) -> TrainingClass:
    made = announced(province, province.office)
    fields = SessionFields(made.held.on, place="Hội trường", wide=True)
    about = ClassFields(made.title, made.until, "", "", course, UUID(item) if item else None)
    return plan_anew(made.pk, about, fields, by=province.trainer)


def done(course: Course, person: Person) -> list[str]:
    """Titles of the lessons that are done in the newest run."""
    run = Enrolment.objects.filter(course=course, person=person).order_by("-run")[0]
    keys = {str(key) for key in run.progress.exclude(done_at=None).values_list("item", flat=True)}
    return [title for key, title in zip(training.keys(course), LESSONS, strict=True) if key in keys]


def put_right(found: TrainingClass, person: Person, status: str, by: Person) -> None:
    found.held.refresh_from_db()
    correct(found.pk, person.pk, status, by, seen=found.held.recordings)


def read_first(course: Course, person: Person) -> Enrolment:
    run = enrol(course.pk, person)
    first = training.keys(course)[0]
    open_item(run.pk, person, first)
    seen_to_its_end(run.pk, person, first)
    return run


def test_closing_completes_it_for_who_came_by_name(
    province: Province, practised: Course, practice: TrainingClass
) -> None:
    p = province
    for person in (p.cadre, p.deputy, p.head):
        enrol(practised.pk, person)
    found = written(p, practice, {p.cadre: "present", p.deputy: "late"}, office=9)
    before = done(practised, p.cadre)

    closed(p, found)

    assert before == []
    came = [done(practised, person) for person in (p.cadre, p.deputy, p.head)]
    assert came == [list(LESSONS[1:]), list(LESSONS[1:]), []]


def test_it_bears_the_day_of_the_class(province: Province, practised: Course, practice: TrainingClass) -> None:
    run = enrol(practised.pk, province.cadre)
    found = written(province, practice, {province.cadre: "present"})
    TrainingClass.objects.filter(pk=found.pk).update(until=today() - timedelta(days=1))
    Enrolment.objects.filter(pk=run.pk).update(at=timezone.now() - timedelta(days=9))
    version = practised.version
    assert version is not None
    type(version.frozen).objects.filter(pk=version.frozen_id).update(created_at=timezone.now() - timedelta(days=9))

    closed(province, found)

    days = {each.done_at for each in Progress.objects.filter(enrolment=run)}
    assert days == {datetime.combine(today() - timedelta(days=1), time(17), OFFICE_ZONE)}


def test_a_class_of_one_lesson_completes_that_one(province: Province, practised: Course) -> None:
    enrol(practised.pk, province.cadre)
    found = held_for(province, practised, training.keys(practised)[2])

    closed(province, written(province, found, {province.cadre: "present"}))

    assert done(practised, province.cadre) == [LESSONS[2]]


def test_the_last_lesson_ends_the_run_with_its_certificate(
    province: Province, practised: Course, practice: TrainingClass
) -> None:
    run = read_first(practised, province.cadre)

    closed(province, written(province, practice, {province.cadre: "present"}))

    run.refresh_from_db()
    assert (run.state, Certificate.objects.get().enrolment_id) == ("completed", run.pk)


def test_a_correction_takes_it_back_and_adds_it(province: Province, practised: Course, practice: TrainingClass) -> None:
    p = province
    for person in (p.cadre, p.deputy, p.outsider):
        enrol(practised.pk, person)
    found = closed(p, written(p, practice, {p.cadre: "present"}))

    put_right(found, p.cadre, "absent", p.trainer)
    put_right(found, p.deputy, "late", p.trainer)
    add(found.pk, p.outsider, p.trainer)

    came = [done(practised, person) for person in (p.cadre, p.deputy, p.outsider)]
    assert came == [[], list(LESSONS[1:]), list(LESSONS[1:])]
    put_right(found, p.cadre, "present", p.trainer)
    assert done(practised, p.cadre) == list(LESSONS[1:])


def test_who_may_not_see_the_course_is_not_told_of_its_lessons(
    province: Province, practised: Course, practice: TrainingClass
) -> None:
    practised.readers.all().delete()
    pages = []
    for person in (province.cadre, province.trainer):
        client = Client()
        client.force_login(person)
        pages.append(client.get(practice.get_absolute_url()).content.decode())

    assert [LESSONS[1] in page for page in pages] == [False, True]


def test_a_class_is_planned_for_a_course_of_its_own_unit(province: Province, practised: Course) -> None:
    Post.objects.create(
        person=province.trainer, unit=province.office, role=PostRole.TRAINER, starts=today() - timedelta(days=9)
    )
    bump_membership()
    client = Client()
    client.force_login(province.trainer)
    sent = {"title": "Thực hành", "on": f"{today():%d/%m/%Y}", "form": "conference", "course": str(practised.pk)}

    refused = client.post("/lop-tap-huan/moi/", sent | {"unit": str(province.office.pk)})
    made = client.post("/lop-tap-huan/moi/", sent | {"unit": str(province.department.pk)})

    assert (list(refused.context["form"].errors), made.status_code) == (["course"], 302)
    assert TrainingClass.objects.get().held.unit_id == province.department.pk


def test_a_second_class_keeps_what_the_first_takes_back(
    province: Province, practised: Course, practice: TrainingClass
) -> None:
    enrol(practised.pk, province.cadre)
    first = closed(province, written(province, practice, {province.cadre: "present"}))
    second = closed(province, written(province, held_for(province, practised), {province.cadre: "present"}))

    put_right(first, province.cadre, "absent", province.trainer)

    assert done(practised, province.cadre) == list(LESSONS[1:])
    assert set(Progress.objects.values_list("attended", flat=True)) == {second.pk}


def test_a_finished_run_stays_and_the_page_says_so(
    province: Province, practised: Course, practice: TrainingClass
) -> None:
    read_first(practised, province.cadre)
    found = closed(province, written(province, practice, {province.cadre: "present"}))
    client = Client()
    client.force_login(province.trainer)
    before = client.get(found.get_absolute_url()).context["kept"]

    put_right(found, province.cadre, "absent", province.trainer)

    assert (before, client.get(found.get_absolute_url()).context["kept"]) == ([], [province.cadre])
    assert (done(practised, province.cadre), Certificate.objects.count()) == (list(LESSONS), 1)


def test_who_enrols_afterwards_has_it_and_a_later_run_does_not(
    province: Province, practised: Course, practice: TrainingClass
) -> None:
    closed(province, written(province, practice, {province.cadre: "present", province.deputy: "absent"}))

    first = read_first(practised, province.cadre)
    enrol(practised.pk, province.deputy)
    first.refresh_from_db()
    second = enrol(practised.pk, province.cadre)

    assert (first.state, second.run, done(practised, province.cadre)) == ("completed", 2, [])
    assert done(practised, province.deputy) == []


def test_a_significant_change_asks_for_a_class_held_since(
    province: Province, practised: Course, practice: TrainingClass
) -> None:
    closed(province, written(province, practice, {province.cadre: "present"}))
    TrainingClass.objects.filter(pk=practice.pk).update(until=today() - timedelta(days=1))
    training.published_newer(practised, province)

    enrol(practised.pk, province.cadre)

    assert done(practised, province.cadre) == []


def test_many_runs_are_left_to_the_worker(
    province: Province, practised: Course, practice: TrainingClass, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "AT_ONCE", 1)
    for person in (province.cadre, province.deputy):
        enrol(practised.pk, person)

    closed(province, written(province, practice, {province.cadre: "present", province.deputy: "present"}))
    waiting = (
        Job.objects.filter(run="intranet.training.sessions.counting.count_for_course").count(),
        done(practised, province.cadre),
    )

    assert (waiting, counting.count_for_course(practice.pk)) == ((1, []), 2)
    assert (done(practised, province.cadre), counting.count_for_course(practice.pk)) == (list(LESSONS[1:]), 0)


def test_seeing_it_to_its_end_is_not_enough(province: Province, practised: Course) -> None:
    run, key = enrol(practised.pk, province.cadre), training.keys(practised)[1]
    open_item(run.pk, province.cadre, key)

    assert seen_to_its_end(run.pk, province.cadre, key) is False


def test_the_plan_offers_the_course_and_its_lessons(province: Province, practised: Course) -> None:
    client = Client()
    client.force_login(province.trainer)

    form = client.get("/lop-tap-huan/moi/").context["form"]

    one, two = training.keys(practised)[1:]
    offered = [value for _group, lines in form.fields["course"].choices[1:] for value, _words in lines]
    assert offered == [str(practised.pk), f"{practised.pk}:{one}", f"{practised.pk}:{two}"]


def lines(page: Any) -> list[Any]:
    """Classes beside the second lesson; beside the first there are none, and beside the third the same."""
    first, second, third = (row.classes for row in page.context["outline"].rows)
    assert (first, third) == ([], second)
    return list(second)


def test_the_learner_sees_which_classes_there_are_and_why_it_is_not_done(
    province: Province, practised: Course, practice: TrainingClass
) -> None:
    for person in (province.cadre, province.outsider):
        enrol(practised.pk, person)

    def words(who: Person) -> list[str]:
        client = Client()
        client.force_login(who)
        return [each.words for each in lines(client.get(practised.get_absolute_url()))]

    invited, stranger = words(province.cadre), words(province.outsider)
    found = written(province, practice, {province.cadre: "present"})
    open_list = words(province.cadre)
    closed(province, found)
    came = words(province.cadre)
    put_right(found, province.cadre, "absent", province.trainer)

    assert (invited, stranger) == (["bạn được mời, hãy trả lời có dự hay không"], [])
    assert open_list == ["bạn đã dự, được tính khi chốt danh sách"]
    assert (came, words(province.cadre)) == (["bạn đã dự"], ["danh sách ghi bạn vắng"])


@pytest.mark.parametrize("number", [1, 3])
def test_the_course_costs_the_same_with_one_class_and_with_three(
    province: Province, practised: Course, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _n in range(number):
        held_for(province, practised)
    enrol(practised.pk, province.cadre)
    client = Client()
    client.force_login(province.cadre)
    client.get(practised.get_absolute_url())

    with django_assert_num_queries(COURSE_QUERIES):
        page = client.get(practised.get_absolute_url())

    assert len(lines(page)) == number
