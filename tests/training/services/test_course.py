"""A course from its first lesson to the certificate of who finished it."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Receipt, ReceiptKind
from intranet.people.rules import today
from intranet.training.errors import (
    AnsweredMeanwhile,
    HandedIn,
    Incomplete,
    Locked,
    NoMoreAttempts,
    NotEnrolled,
    NotTheTrainer,
    TimeIsUp,
)
from intranet.training.models import (
    Attempt,
    Certificate,
    Course,
    Enrolment,
    EnrolmentState,
    Lesson,
    Module,
    PublishedItem,
    Question,
)
from intranet.training.services import (
    CourseFields,
    LessonFields,
    PublishOrder,
    add_lesson,
    begin,
    create_course,
    enrol,
    hand_in,
    hand_in_what_is_over,
    move,
    open_item,
    publish,
    save_answer,
    seen_of,
    seen_to_its_end,
    update_lesson,
)
from tests.factories import training
from tests.factories.province import Province
from tests.grounds import grounded


@grounded
def course(province: Province) -> Course:
    return training.published(province)


@grounded
def run(province: Province, course: Course) -> Enrolment:
    """The cadre's, with the first lesson done."""
    run = enrol(course.pk, province.cadre)
    first = keys(course)[0]
    open_item(run.pk, province.cadre, first)
    assert seen_to_its_end(run.pk, province.cadre, first) is True
    return Enrolment.objects.select_related("version", "course").get(pk=run.pk)


def keys(course: Course) -> list[str]:
    version = Course.objects.get(pk=course.pk).version
    assert version is not None
    return [str(item.key) for item in version.items.all()]


def right(attempt: Attempt) -> list[Any]:
    """The right answer to each question, as a browser would send it."""
    return [_right(attempt.item.question(one["question"]), one["shown"], one["right"]) for one in attempt.drawn]


def _right(question: dict[str, Any], shown: list[int], beside: list[int]) -> Any:
    kind, key = question["kind"], question["key"]
    if kind == "single":
        return str(shown.index(key))
    if kind in {"number", "short"}:
        return key[0]
    if kind == "match":
        return [str(beside.index(place)) for place in shown]
    return [str(shown.index(place)) for place in (key if kind == "multiple" else range(len(shown)))]


def answered(attempt: Attempt, person: Any, answers: list[Any]) -> Attempt:
    for place, answer in enumerate(answers):
        save_answer(attempt.pk, person, place, answer, seen=0)
    return hand_in(attempt.pk, person)


def test_course_is_finished_with_its_test_and_gives_a_certificate(province: Province, run: Enrolment) -> None:
    attempt = begin(run.pk, province.cadre, keys(run.course)[1])

    done = answered(attempt, province.cadre, right(attempt))

    assert (done.reached, done.possible, done.passed) == (6, 6, True)
    assert Enrolment.objects.get(pk=run.pk).state == EnrolmentState.COMPLETED
    certificate = Certificate.objects.get()
    assert (certificate.enrolment_id, certificate.holder, certificate.title, certificate.number) == (
        run.pk,
        "Trần Thu Hà",
        "Sổ văn bản đến",
        1,
    )
    assert (certificate.issued_on, certificate.valid_until) == (today(), None)


def test_test_that_is_not_passed_may_be_tried_again(province: Province, run: Enrolment) -> None:
    test = keys(run.course)[1]
    first = answered(begin(run.pk, province.cadre, test), province.cadre, ["x"] * 6)

    again = begin(run.pk, province.cadre, test)

    assert (first.reached, first.passed, again.number) == (0, False, 2)
    assert Enrolment.objects.get(pk=run.pk).state == EnrolmentState.OPEN


def test_locked_lesson_says_what_comes_first(province: Province, course: Course) -> None:
    run = enrol(course.pk, province.deputy)

    for what in (open_item, begin):
        with pytest.raises(Locked) as refused:
            what(run.pk, province.deputy, keys(course)[1])
        assert refused.value.problems == ["Hãy hoàn thành “Mở sổ” trước."]


def test_enrolling_twice_is_enrolling_once(province: Province, course: Course) -> None:
    assert enrol(course.pk, province.cadre) == enrol(course.pk, province.cadre)
    assert Enrolment.objects.count() == 1


def test_run_is_the_learners_own(province: Province, run: Enrolment) -> None:
    attempt = begin(run.pk, province.cadre, keys(run.course)[1])

    for forged in (
        lambda: open_item(run.pk, province.deputy, keys(run.course)[0]),
        lambda: begin(run.pk, province.deputy, keys(run.course)[1]),
        lambda: save_answer(attempt.pk, province.deputy, 0, "0", seen=0),
        lambda: hand_in(attempt.pk, province.deputy),
    ):
        with pytest.raises(NotEnrolled):
            forged()
    assert Attempt.objects.get().saves == 0


def test_same_attempt_goes_on_wherever_it_is_opened(province: Province, run: Enrolment) -> None:
    test = keys(run.course)[1]
    attempt = begin(run.pk, province.cadre, test)
    save_answer(attempt.pk, province.cadre, 2, ["0", "1", "2"], seen=0)

    again = begin(run.pk, province.cadre, test)

    assert (again.pk, again.drawn, again.answers[2]) == (
        attempt.pk,
        attempt.drawn,
        {"value": ["0", "1", "2"], "saves": 1},
    )


def test_answer_changed_on_another_screen_is_told_with_what_stands(province: Province, run: Enrolment) -> None:
    attempt = begin(run.pk, province.cadre, keys(run.course)[1])
    save_answer(attempt.pk, province.cadre, 0, "1", seen=0)

    with pytest.raises(AnsweredMeanwhile) as refused:
        save_answer(attempt.pk, province.cadre, 0, "2", seen=0)

    assert (refused.value.stored, refused.value.saves) == ("1", 1)
    assert save_answer(attempt.pk, province.cadre, 0, "1", seen=0) == 1
    assert save_answer(attempt.pk, province.cadre, 1, ["0"], seen=0) == 1


def test_attempt_that_is_handed_in_takes_no_answer(province: Province, run: Enrolment) -> None:
    attempt = begin(run.pk, province.cadre, keys(run.course)[1])
    first = hand_in(attempt.pk, province.cadre)

    with pytest.raises(HandedIn):
        save_answer(attempt.pk, province.cadre, 0, "0", seen=0)

    again = hand_in(attempt.pk, province.cadre)
    assert (again.handed_in_at, again.reached) == (first.handed_in_at, 0)


def test_after_the_time_what_was_saved_counts(province: Province, run: Enrolment) -> None:
    attempt = begin(run.pk, province.cadre, keys(run.course)[1])
    save_answer(attempt.pk, province.cadre, 0, right(attempt)[0], seen=0)
    Attempt.objects.update(ends_at=timezone.now() - timedelta(minutes=1))

    with pytest.raises(TimeIsUp):
        save_answer(attempt.pk, province.cadre, 1, right(attempt)[1], seen=0)

    assert (hand_in_what_is_over(), hand_in_what_is_over()) == (1, 0)
    assert Attempt.objects.values_list("reached", "possible", "passed").get() == (1, 6, False)


def test_attempts_end_with_their_number(province: Province, course: Course) -> None:
    PublishedItem.objects.filter(after__isnull=False).update(attempts=1, after=None)
    run = enrol(course.pk, province.cadre)
    hand_in(begin(run.pk, province.cadre, keys(course)[1]).pk, province.cadre)

    with pytest.raises(NoMoreAttempts):
        begin(run.pk, province.cadre, keys(course)[1])


def test_time_counts_from_the_first_opening_by_the_server(province: Province, course: Course) -> None:
    first = keys(course)[0]
    PublishedItem.objects.filter(key=first).update(completion="time", time=5)
    run = enrol(course.pk, province.cadre)
    opened = open_item(run.pk, province.cadre, first)

    assert seen_to_its_end(run.pk, province.cadre, first) is False

    type(opened).objects.update(opened_at=timezone.now() - timedelta(minutes=5))
    open_item(run.pk, province.cadre, first)
    assert seen_to_its_end(run.pk, province.cadre, first) is True


def test_correction_goes_into_open_runs_and_a_significant_change_does_not(province: Province, run: Enrolment) -> None:
    lesson = Lesson.objects.order_by("path").first()
    assert lesson is not None
    attempt = begin(run.pk, province.cadre, keys(run.course)[1])
    update_lesson(lesson.pk, province.trainer, LessonFields("Mở sổ mới"), seen=seen_of(lesson))
    with pytest.raises(Incomplete) as problems:
        publish(run.course_id, province.trainer, PublishOrder("minor", "sửa lỗi"))
    lesson.refresh_from_db()
    body = [("heading", "Mở sổ")]
    update_lesson(lesson.pk, province.trainer, LessonFields("Mở sổ mới", body), seen=seen_of(lesson))

    minor = publish(run.course_id, province.trainer, PublishOrder("minor", "sửa lỗi"))
    major = publish(run.course_id, province.trainer, PublishOrder("significant", "quy định mới"))

    assert problems.value.problems == ["Mở sổ mới: Hãy viết nội dung hoặc chọn câu hỏi cho bài kiểm tra."]
    assert [(v.frozen.major, v.frozen.minor) for v in (run.version, minor, major)] == [(1, 0), (1, 1), (2, 0)]
    assert Enrolment.objects.get(pk=run.pk).version == minor
    assert answered(attempt, province.cadre, right(attempt)).passed is True
    assert Enrolment.objects.get(pk=run.pk).state == EnrolmentState.COMPLETED
    assert enrol(run.course_id, province.cadre).version == major


def test_lesson_that_asks_for_answers_is_done_by_answers_and_not_by_what_is_none(
    province: Province, run: Enrolment
) -> None:
    PublishedItem.objects.filter(after__isnull=False).update(completion="answered", pass_mark=100)
    done = []

    for number, order in (("3 bản", ["0", "1", "2"]), ("3", ["0", "", ""]), ("7", ["0", "1", "2"])):
        attempt = begin(run.pk, province.cadre, keys(run.course)[1])
        given = {"number": number, "order": order}
        shown = [attempt.item.question(one["question"])["kind"] for one in attempt.drawn]
        answers = [given.get(kind, value) for kind, value in zip(shown, right(attempt), strict=True)]
        answered(attempt, province.cadre, answers)
        done.append(Enrolment.objects.get(pk=run.pk).state == EnrolmentState.COMPLETED)

    assert done == [False, False, True]


def test_question_changed_later_changes_no_attempt(province: Province, run: Enrolment) -> None:
    Question.objects.filter(kind="single").update(key=2, text="Khác?")
    attempt = begin(run.pk, province.cadre, keys(run.course)[1])

    assert answered(attempt, province.cadre, right(attempt)).reached == 6


def test_course_is_written_by_trainers_of_its_unit_only(province: Province, course: Course) -> None:
    module = Module.objects.child_of(course).get()

    for person in (province.cadre, province.editor, province.administrator, province.head):
        for forged in (
            lambda who=person: create_course(province.department, who, CourseFields("x")),
            lambda who=person: add_lesson(module.pk, who, LessonFields("x")),
            lambda who=person: publish(course.pk, who, PublishOrder("minor", "x")),
            lambda who=person: move(module.pk, who, up=True),
        ):
            with pytest.raises(NotTheTrainer):
                forged()
    assert (Course.objects.count(), Lesson.objects.count()) == (1, 2)


def test_draft_is_for_its_trainers_and_a_published_course_for_its_readers(province: Province, course: Course) -> None:
    draft = training.written(province)

    assert {name for name, who in province.people.items() if decide(who, "read", draft)} == {"trainer"}
    assert {name for name, who in province.people.items() if decide(who, "read", course)} == set(province.people)
    assert {name for name, who in province.people.items() if decide(who, "edit", course)} == {"trainer"}


def test_lessons_move_within_their_module(province: Province, course: Course) -> None:
    second = Lesson.objects.order_by("path").last()
    assert second is not None

    move(second.pk, province.trainer, up=True)
    move(second.pk, province.trainer, up=True)

    assert [each.title for each in Lesson.objects.order_by("path")] == ["Ghi số", "Mở sổ"]


def test_what_is_missing_is_named_with_its_lesson(province: Province) -> None:
    course = training.written(province, readers=[])
    Lesson.objects.filter(title="Mở sổ").update(after=Lesson.objects.get(title="Ghi số").public_id)
    for lesson in Lesson.objects.all():
        lesson.save_revision()

    with pytest.raises(Incomplete) as refused:
        publish(course.pk, province.trainer, PublishOrder())

    assert refused.value.problems == [
        "Hãy chọn ai được xem khóa học.",
        "Các bài học này chờ nhau thành vòng: Mở sổ → Ghi số.",
        "Ghi số: Cần rút 6 câu hỏi từ nhãn “sổ” nhưng chỉ có 0.",
    ]
    assert Course.objects.get(pk=course.pk).version is None


def test_assignment_that_came_after_the_run_had_begun_is_answered_by_it(province: Province, run: Enrolment) -> None:
    asked = training.asked(run.course, province.cadre)
    attempt = begin(run.pk, province.cadre, keys(run.course)[1])

    answered(attempt, province.cadre, right(attempt))
    again = training.completed(run.course, province.cadre)

    receipt = Receipt.objects.get()
    assert (receipt.assignment, receipt.kind) == (asked, ReceiptKind.COMPLETED)
    assert (Enrolment.objects.get(pk=run.pk).assignment, again.assignment) == (asked, None)
