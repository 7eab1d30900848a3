"""Two tabs, two devices, the clock and the task at once: no answer lost, the loser told, nothing done twice."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from intranet.audit.models import Event
from intranet.notifications.models import Notice
from intranet.training.errors import AnsweredMeanwhile, TrainingRefused
from intranet.training.models import Attempt, Certificate, Course, Enrolment, Progress, PublishedItem
from intranet.training.services import begin, enrol, hand_in, hand_in_what_is_over, save_answer
from tests.factories import training
from tests.factories.province import Province, build_province

AtOnce = Callable[..., list[Any]]
THREADS = 8


@pytest.fixture
def province(transactional_db: None) -> Province:
    return build_province()


@pytest.fixture
def course(province: Province) -> Course:
    training.root_of_pages()
    return training.published(province)


@pytest.fixture
def run(province: Province, course: Course) -> Enrolment:
    return training.run_to_the_test(course, province.cadre)


@pytest.fixture
def attempt(province: Province, run: Enrolment) -> Attempt:
    """Twenty minutes long, and the first of two."""
    PublishedItem.objects.filter(after__isnull=False).update(limit=20, attempts=2)
    return begin(run.pk, province.cadre, training.keys(run.course)[1])


def _told(do: Callable[[], Any]) -> str:
    """What became of it: done, or the name of what it was refused with."""
    try:
        do()
    except TrainingRefused as refused:
        return type(refused).__name__
    return "done"


def _events(action: str) -> int:
    return Event.objects.filter(action=f"training.{action}").count()


def test_tabs_that_answer_one_question_at_once_keep_one_answer_and_show_it_to_the_others(
    province: Province, attempt: Attempt, at_once: AtOnce
) -> None:
    shown: list[tuple[str, int]] = []

    def keep(number: int) -> str:
        try:
            save_answer(attempt.pk, province.cadre, 0, f"thẻ {number}", seen=0)
        except AnsweredMeanwhile as refused:
            shown.append((refused.stored, refused.saves))
            return "told"
        return f"thẻ {number}"

    said = at_once(keep, THREADS)
    (row,) = at_once(lambda _: Attempt.objects.get(pk=attempt.pk))

    (kept,) = [each for each in said if each != "told"]
    assert (row.answers[0], row.saves) == ({"value": kept, "saves": 1}, 1)
    assert shown == [(kept, 1)] * (THREADS - 1)


def test_two_tabs_that_answer_different_questions_at_once_lose_nothing(
    province: Province, attempt: Attempt, at_once: AtOnce
) -> None:
    at_once(lambda place: save_answer(attempt.pk, province.cadre, place, f"câu {place}", seen=0), 6)
    (row,) = at_once(lambda _: Attempt.objects.get(pk=attempt.pk))

    assert (row.answers, row.saves) == ([{"value": f"câu {place}", "saves": 1} for place in range(6)], 6)


def test_answer_on_its_way_while_it_is_handed_in_counts_or_is_refused(
    province: Province, attempt: Attempt, at_once: AtOnce
) -> None:
    (right,) = at_once(lambda _: training.right(Attempt.objects.select_related("item").get(pk=attempt.pk)))

    def do(number: int) -> str:
        if number == 6:
            return _told(lambda: hand_in(attempt.pk, province.cadre))
        return _told(lambda: save_answer(attempt.pk, province.cadre, number, right[number], seen=0))

    said = at_once(do, 7)
    (row,) = at_once(lambda _: Attempt.objects.get(pk=attempt.pk))

    kept = [answer["value"] is not None for answer in row.answers]
    assert said == [*("done" if each else "HandedIn" for each in kept), "done"]
    assert (row.reached, row.passed) == (sum(kept), sum(kept) >= 5)


def test_attempt_begun_on_two_devices_at_once_is_one(province: Province, run: Enrolment, at_once: AtOnce) -> None:
    key = at_once(lambda _: training.keys(run.course)[1])[0]

    said = at_once(lambda _: begin(run.pk, province.cadre, key).pk, THREADS)
    (made,) = at_once(lambda _: list(Attempt.objects.values_list("pk", "number")))

    assert (made, said) == ([(said[0], 1)], [said[0]] * THREADS)


def test_attempts_that_are_left_are_held_however_many_begin_and_hand_in_at_once(
    province: Province, attempt: Attempt, at_once: AtOnce
) -> None:
    key = str(attempt.item.key)

    def try_it(_number: int) -> str:
        return _told(lambda: hand_in(begin(attempt.enrolment_id, province.cadre, key).pk, province.cadre))

    said = at_once(try_it, 3 * THREADS)
    (made,) = at_once(lambda _: list(Attempt.objects.values_list("number", "reached", "passed")))
    (handed,) = at_once(lambda _: _events("handed-in"))

    assert (made, handed) == ([(1, 0, False), (2, 0, False)], 2)
    assert set(said) == {"done", "NoMoreAttempts"}


def test_time_that_is_up_while_it_is_handed_in_marks_it_once_and_takes_no_late_answer(
    province: Province, attempt: Attempt, at_once: AtOnce
) -> None:
    def before(_number: int) -> None:
        save_answer(attempt.pk, province.cadre, 0, training.right(attempt)[0], seen=0)
        Attempt.objects.update(ends_at=timezone.now() - timedelta(minutes=1))

    at_once(before)

    def do(number: int) -> str:
        if number % 4 == 0:
            return f"{hand_in_what_is_over()} marked"
        if number % 4 == 1:
            return _told(lambda: hand_in(attempt.pk, province.cadre))
        return _told(lambda: save_answer(attempt.pk, province.cadre, 1, "muộn", seen=0))

    said = Counter(at_once(do, 2 * THREADS))
    (row,) = at_once(lambda _: Attempt.objects.get(pk=attempt.pk))
    (handed,) = at_once(lambda _: _events("handed-in"))

    assert (row.reached, row.answers[1], handed) == (1, {"value": None, "saves": 0}, 1)
    assert (said["done"], said["TimeIsUp"] + said["HandedIn"]) == (THREADS // 2, THREADS)
    assert said["0 marked"] + said["1 marked"] == THREADS // 2
    assert said["1 marked"] in {0, 1}


def test_course_that_tabs_and_the_clock_end_at_once_is_completed_once_with_one_certificate(
    province: Province, attempt: Attempt, at_once: AtOnce
) -> None:
    def answer_all(_number: int) -> None:
        for place, value in enumerate(training.right(attempt)):
            save_answer(attempt.pk, province.cadre, place, value, seen=0)
        Attempt.objects.update(ends_at=timezone.now() - timedelta(minutes=1))

    def end(number: int) -> str:
        return _told(lambda: hand_in(attempt.pk, province.cadre) if number % 2 else hand_in_what_is_over())

    at_once(answer_all)
    said = at_once(end, 2 * THREADS)
    (given,) = at_once(lambda _: list(Certificate.objects.values_list("enrolment", "number")))
    (told,) = at_once(lambda _: Notice.objects.filter(kind="certificate-given").count())
    (events,) = at_once(lambda _: [_events(each) for each in ("handed-in", "completed", "certificate-given")])
    (done,) = at_once(lambda _: Progress.objects.filter(done_at__isnull=False).count())

    assert said == ["done"] * (2 * THREADS)
    assert (given, told, events, done) == ([(attempt.enrolment_id, 1)], 1, [1, 1, 1], 2)


def test_courses_completed_at_once_by_many_have_certificates_without_a_gap_in_their_numbers(
    province: Province, course: Course, at_once: AtOnce
) -> None:
    people = [province.cadre, province.head, province.editor, province.deputy]

    at_once(lambda number: training.completed(course, people[number]), len(people))
    (numbers,) = at_once(lambda _: sorted(Certificate.objects.values_list("number", flat=True)))

    assert numbers == [1, 2, 3, 4]


def test_enrolling_on_two_devices_at_once_is_enrolling_once(
    province: Province, course: Course, at_once: AtOnce
) -> None:
    said = at_once(lambda _: enrol(course.pk, province.cadre).pk, THREADS)
    (runs,) = at_once(lambda _: [*Enrolment.objects.values_list("pk", "run"), _events("enrolled")])

    assert runs == [(said[0], 1), 1]
