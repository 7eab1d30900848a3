"""What a learner finds on the home page and is told of: asked, begun, done, certificate, its end."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intranet.acknowledgement.subjects import notice_kind
from intranet.notifications.models import Notice
from intranet.notifications.words import KINDS
from intranet.people.rules import today
from intranet.portal.queries import waiting
from intranet.reminders.services.sending import KINDS as SENT
from intranet.training.models import Attempt, Certificate, Course
from intranet.training.policy import LABEL
from intranet.training.services import begin, enrol, hand_in, tell_of_expiry
from intranet.training.work import work
from tests.factories import training
from tests.factories.province import Province

LINE_QUERIES = 7
"""Rights of the person among them."""


def told(person: Any) -> list[tuple[str, bool]]:
    """Kinds of notices in their order, and whether each is unread."""
    return [(each.kind, each.read_at is None) for each in Notice.objects.filter(person=person).order_by("pk")]


def test_course_waits_in_a_line_of_its_own_with_its_due_date(
    province: Province, course: Course, client: Client
) -> None:
    training.asked(course, province.cadre, due=today() + timedelta(days=3))

    (line,) = work(province.cadre)
    client.force_login(province.cadre)
    page = client.get("/").content.decode()

    (item,) = line.items
    assert (line.count, line.late, line.soon, line.url) == (1, 0, 1, "/khoa-hoc/")
    assert (item.title, item.due, item.url) == (course.title, today() + timedelta(days=3), course.get_absolute_url())
    assert (item.note, "Khóa học cần hoàn thành" in page) == ("chưa bắt đầu", True)
    assert waiting(province.cadre, today()) == []


def test_course_that_was_begun_waits_with_how_far_it_is_and_no_more_once_it_is_done(
    province: Province, course: Course
) -> None:
    training.run_to_the_test(course, province.cadre)
    (line,) = work(province.cadre)
    training.completed(course, province.cadre)

    assert [(item.note, item.due) for item in line.items] == [("đã xong 50 %", None)]
    assert list(work(province.cadre)) == []


def test_test_that_runs_comes_first_with_the_time_that_is_left_and_leads_on(
    province: Province, course: Course, client: Client
) -> None:
    training.asked(training.published_again(province, title="Khác"), province.cadre, due=today())
    run = training.run_to_the_test(course, province.cadre)
    attempt = begin(run.pk, province.cadre, training.keys(course)[1])
    client.force_login(province.cadre)
    pages = (course.get_absolute_url(), reverse("training:list"), "/")
    path = reverse("training:test", args=[attempt.pk])

    def seen(ends_at: datetime | None) -> tuple[tuple[str, str, str, str], list[bool]]:
        Attempt.objects.update(ends_at=ends_at)
        (line,) = work(province.cadre)
        first = line.items[0]
        found = [f'href="{path}"' in client.get(page).content.decode() for page in pages]
        return (first.title, first.issuer, first.note, first.url), found

    ends_at = timezone.now() + timedelta(minutes=11, seconds=30)
    title, at = "Tiếp tục làm “Ghi số”", timezone.localtime(ends_at)
    assert seen(None) == ((title, course.title, "không giới hạn thời gian", path), [True] * 3)
    assert seen(ends_at) == ((title, course.title, f"còn 12 phút, đến {at:%H:%M}", path), [True] * 3)
    assert seen(timezone.now() - timedelta(seconds=1))[1] == [False] * 3


def test_test_of_somebody_else_or_that_was_handed_in_is_not_gone_on_with(province: Province, course: Course) -> None:
    attempts = []
    for person in (province.cadre, province.head):
        run = training.run_to_the_test(course, person)
        attempts.append(begin(run.pk, person, training.keys(course)[1]))
    hand_in(attempts[0].pk, province.cadre)

    lines = [[item.url for line in work(person) for item in line.items] for person in (province.cadre, province.head)]

    assert lines == [[course.get_absolute_url()], [reverse("training:test", args=[attempts[1].pk])]]


@pytest.mark.parametrize("number", [1, 3])
def test_line_asks_the_same_for_one_course_and_for_three(
    province: Province, course: Course, number: int, django_assert_num_queries: Any
) -> None:
    for each in [course, *(training.published_again(province, title=f"Khóa {n}") for n in range(number - 1))]:
        training.asked(each, province.cadre)
        enrol(each.pk, province.cadre)
    list(work(province.cadre))

    with django_assert_num_queries(LINE_QUERIES):
        (line,) = work(province.cadre)
    assert line.count == number


def test_nothing_waits_at_the_price_of_one_query(province: Province, django_assert_num_queries: Any) -> None:
    list(work(province.cadre))

    with django_assert_num_queries(1):
        assert list(work(province.cadre)) == []


def test_completing_tells_of_the_certificate_and_what_asked_for_it_is_seen(province: Province, course: Course) -> None:
    training.told_and_asked(course, province.cadre)
    training.completed(course, province.cadre)

    assert told(province.cadre) == [("course-asked", False), ("certificate-given", True)]
    assert {kind for kind, _unread in told(province.cadre)} <= KINDS.keys()
    assert Notice.objects.get(kind="certificate-given").number == str(Certificate.objects.get())


@pytest.mark.parametrize(("days", "expected"), [(-1, 0), (0, 1), (30, 1), (31, 0)])
def test_end_of_a_certificate_is_told_once_within_a_month_of_it(
    province: Province, course: Course, days: int, expected: int
) -> None:
    training.completed(course, province.cadre)
    Certificate.objects.update(valid_until=today() + timedelta(days=days))

    assert (tell_of_expiry(), tell_of_expiry()) == (expected, 0)
    assert Notice.objects.filter(kind="certificate-expires", person=province.cadre).count() == expected


def test_every_reminder_of_a_course_has_words_of_its_own() -> None:
    kinds = ["reading-asked", *SENT.values()]

    of_course = {notice_kind(LABEL, kind) for kind in kinds}

    assert len(of_course) == len(set(kinds))
    assert (of_course - KINDS.keys(), of_course & set(kinds)) == (set(), set())


def test_end_of_a_certificate_that_was_renewed_is_not_told(province: Province, course: Course) -> None:
    training.completed(course, province.cadre)
    Certificate.objects.update(valid_until=today() + timedelta(days=3))
    training.completed(course, province.cadre)

    assert (Certificate.objects.count(), tell_of_expiry()) == (2, 0)
