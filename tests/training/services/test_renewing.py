"""What a new version and a withdrawal do to runs, and the worker that hands in what is over."""

from datetime import timedelta

import pytest
from django.utils import timezone

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Assignment
from intranet.acknowledgement.services import Term
from intranet.people.rules import today
from intranet.training.errors import NotEnrolled, NotTheTrainer
from intranet.training.models import Attempt, Certificate, Course, Enrolment, EnrolmentState, Lesson, Progress
from intranet.training.queries.transcripts import transcript
from intranet.training.services import (
    PublishOrder,
    begin,
    begin_newer,
    end_complete,
    enrol,
    leave_out,
    publish,
    withdraw,
)
from intranet.worker.models import Job, JobState
from intranet.worker.running import work_one
from intranet.worker.schedule import CORE_TASKS, start_due
from intranet.worker.stopping import Stop
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded

OPEN, CLOSED, COMPLETED = EnrolmentState.OPEN, EnrolmentState.CLOSED, EnrolmentState.COMPLETED


@grounded
def course(province: Province) -> Course:
    return training.published(province)


@grounded
def run(province: Province, course: Course) -> Enrolment:
    """The cadre's, with all done but the test."""
    return training.run_to_the_test(course, province.cadre)


def with_test(course: Course) -> Lesson:
    return Lesson.objects.descendant_of(course).order_by("path")[1]


def published(province: Province, course: Course, change: str) -> list[str]:
    version = publish(course.pk, province.trainer, PublishOrder(change, "Quy định mới"))
    return [item.title for item in version.items.all()]


def states(course: Course) -> list[tuple[str, int, str]]:
    rows = Enrolment.objects.filter(course=course).order_by("person__username", "run")
    return list(rows.values_list("person__username", "version__frozen__major", "state"))


def test_lesson_left_out_is_no_part_of_the_next_version(province: Province, course: Course, run: Enrolment) -> None:
    lesson = with_test(course)
    leave_out(lesson.pk, province.trainer, left_out=True)
    before = [item.title for item in run.version.items.all()]
    after = published(province, course, "significant")
    leave_out(lesson.pk, province.trainer, left_out=False)

    assert (before, after) == (["Mở sổ", "Ghi số"], ["Mở sổ"])
    assert published(province, course, "minor") == ["Mở sổ", "Ghi số"]
    assert Progress.objects.filter(enrolment=run, done_at__isnull=False).count() == 1


def test_run_that_only_the_lesson_left_out_held_up_ends(province: Province, course: Course, run: Enrolment) -> None:
    other = enrol(course.pk, province.deputy)
    leave_out(with_test(course).pk, province.trainer, left_out=True)
    published(province, course, "minor")
    job = Job.objects.get(key__startswith="training-ends:")

    ended = [end_complete(**job.arguments), end_complete(**job.arguments)]

    assert (job.run, ended) == ("intranet.training.services.end_complete", [1, 0])
    assert Enrolment.objects.get(pk=run.pk).state == COMPLETED
    assert Certificate.objects.get().enrolment_id == run.pk
    assert Enrolment.objects.get(pk=other.pk).state == OPEN


def test_nobody_but_trainers_leaves_out_and_withdraws(province: Province, course: Course) -> None:
    for person in (province.cadre, province.editor, province.administrator, province.head):
        for forged in (
            lambda who=person: leave_out(with_test(course).pk, who, left_out=True),
            lambda who=person: withdraw(course.pk, who),
        ):
            with pytest.raises(NotTheTrainer):
                forged()
    assert Course.objects.get(pk=course.pk).live is True
    assert Lesson.objects.filter(left_out=True).count() == 0


def test_withdrawn_course_is_begun_by_nobody_and_what_was_reached_stays(
    province: Province, course: Course, run: Enrolment
) -> None:
    done = training.completed(course, province.head)
    order = PublishOrder("significant", "Hỏi", [Term("unit", unit=province.office)], today() + timedelta(days=10))
    publish(course.pk, province.trainer, order)
    again = enrol(course.pk, province.deputy)

    withdrawn = withdraw(course.pk, province.trainer)

    assert (withdrawn.live, decide(province.cadre, "enrol", withdrawn).allowed) == (False, False)
    with pytest.raises(NotEnrolled):
        enrol(course.pk, province.leader)
    kept = {"head": COMPLETED, "cadre": CLOSED, "deputy": CLOSED}
    assert dict(Enrolment.objects.values_list("person__username", "state")) == kept
    assert [again.state, Enrolment.objects.get(pk=again.pk).state] == [OPEN, CLOSED]
    assert set(Assignment.objects.values_list("receipt__kind", flat=True)) == {"withdrawn"}
    assert [line.certificate for line in transcript(province.head)] == [Certificate.objects.get(enrolment=done)]
    assert [line.run.state for line in transcript(province.cadre)] == [CLOSED]
    assert decide(province.cadre, "read", withdrawn).allowed is True
    assert decide(province.leader, "read", withdrawn).allowed is False


def test_withdrawn_course_is_published_again(province: Province, course: Course) -> None:
    withdraw(course.pk, province.trainer)
    with pytest.raises(NotTheTrainer):
        withdraw(course.pk, province.trainer)

    published(province, course, "significant")

    assert enrol(course.pk, province.cadre).version.frozen.major == 2


def test_who_enrolled_alone_chooses_the_new_version(province: Province, course: Course, run: Enrolment) -> None:
    kept = training.run_to_the_test(course, province.deputy)
    published(province, course, "significant")

    new = [begin_newer(course.pk, province.cadre), begin_newer(course.pk, province.cadre)]

    assert new[0] == new[1]
    assert states(course) == [("cadre", 1, CLOSED), ("cadre", 2, OPEN), ("deputy", 1, OPEN)]
    assert Progress.objects.filter(enrolment=run, done_at__isnull=False).count() == 1
    assert begin(kept.pk, province.deputy, training.keys(course)[1]).enrolment_id == kept.pk


def test_who_is_asked_takes_it_anew_though_they_enrolled_alone(
    province: Province, course: Course, run: Enrolment
) -> None:
    alone = training.run_to_the_test(course, province.leader)
    order = PublishOrder("significant", "Hỏi", [Term("unit", unit=province.office)], today() + timedelta(days=10))

    publish(course.pk, province.trainer, order)

    assert states(course) == [("cadre", 1, CLOSED), ("leader", 1, OPEN)]
    assert enrol(course.pk, province.cadre).assignment == Assignment.objects.get(person=province.cadre)
    assert Enrolment.objects.get(pk=alone.pk).version.frozen.major == 1


def test_correction_leaves_nothing_to_choose(province: Province, course: Course, run: Enrolment) -> None:
    published(province, course, "minor")

    assert begin_newer(course.pk, province.cadre).pk == run.pk
    assert states(course) == [("cadre", 1, OPEN)]


def test_worker_hands_in_tests_whose_time_is_over(province: Province, course: Course, run: Enrolment) -> None:
    late = begin(run.pk, province.cadre, training.keys(course)[1])
    Attempt.objects.update(ends_at=timezone.now() - timedelta(minutes=1))
    other = training.run_to_the_test(course, province.deputy)
    open_one = begin(other.pk, province.deputy, training.keys(course)[1])

    start_due()
    Job.objects.exclude(run="intranet.training.services.hand_in_what_is_over").delete()
    work_one(Stop())

    assert [task.every for task in CORE_TASKS if task.name == "training.overtime"] == [5]
    assert Job.objects.get().state == JobState.DONE
    assert Attempt.objects.get(pk=late.pk).passed is False
    assert Attempt.objects.get(pk=open_one.pk).handed_in_at is None
