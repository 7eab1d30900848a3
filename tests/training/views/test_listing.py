"""The list of courses, and the transcript."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intranet.people.rules import today
from intranet.topics.services import add_topic
from intranet.training.models import Certificate, Course, Enrolment
from intranet.training.queries.listing import Filters, open_courses, own_courses
from intranet.training.queries.transcripts import transcript
from tests.factories import training
from tests.factories.province import Province

LIST_QUERIES = 11
TRANSCRIPT_QUERIES = 2


def titles(answer: Any) -> tuple[list[str], list[str]]:
    return [row.title for row in answer.context["own"]], [each.title for each in answer.context["page"]]


def test_list_shows_own_runs_first_then_what_one_may_see(province: Province, run: Enrolment, client: Client) -> None:
    other = training.published_again(province, title="Lưu trữ hồ sơ", is_open=False)
    training.written(province, title="Bản nháp")
    client.force_login(province.cadre)

    answer = client.get(reverse("training:list"))

    assert titles(answer) == (["Sổ văn bản đến"], [other.title])
    assert [(row.state, row.share, row.due) for row in answer.context["own"]] == [("open", 50, None)]


def test_course_for_others_is_not_listed(province: Province, client: Client) -> None:
    training.questions(province)
    training.published_again(province, title="Của xã", readers=[f"under:{province.commune.pk}"])
    seen = {}

    for name in ("outsider", "cadre"):
        client.force_login(getattr(province, name))
        seen[name] = titles(client.get(reverse("training:list")))

    assert seen == {"outsider": ([], ["Của xã"]), "cadre": ([], [])}


def test_list_is_narrowed_by_words_and_topic(province: Province, run: Enrolment, client: Client) -> None:
    topic = add_topic("Lưu trữ", province.editor)
    training.published_again(province, title="Lưu trữ hồ sơ", topic=topic)
    client.force_login(province.cadre)

    by_words = titles(client.get(reverse("training:list"), {"q": "ghi được"}))
    by_topic = titles(client.get(reverse("training:list"), {"linh-vuc": topic.slug}))
    by_both = titles(client.get(reverse("training:list"), {"q": "không có", "linh-vuc": topic.slug}))

    assert (by_words, by_topic, by_both) == ((["Sổ văn bản đến"], []), ([], ["Lưu trữ hồ sơ"]), ([], []))


def test_what_one_is_asked_to_take_stands_among_ones_own_with_its_day(province: Province, course: Course) -> None:
    asked = training.asked(course, province.cadre)

    [row] = own_courses(province.cadre, Filters())

    assert (row.title, row.state, row.share, row.due) == ("Sổ văn bản đến", "asked", 0, asked.due)
    assert list(open_courses(province.cadre, Filters(), [row], 1)) == []


@pytest.mark.parametrize("count", [1, 3])
def test_list_asks_the_same_for_one_course_and_three(
    province: Province, run: Enrolment, client: Client, django_assert_num_queries: Any, count: int
) -> None:
    for number in range(count):
        training.run_to_the_test(training.published_again(province, title=f"Khóa {number}"), province.cadre)
        training.published_again(province, title=f"Khác {number}")
    client.force_login(province.cadre)
    client.get(reverse("training:list"))

    with django_assert_num_queries(LIST_QUERIES):
        answer = client.get(reverse("training:list"))

    assert [len(each) for each in titles(answer)] == [count + 1, count]


def test_transcript_holds_every_run_with_its_attempts_and_certificate(
    province: Province, course: Course, client: Client
) -> None:
    training.completed(course, province.cadre)
    again = training.run_to_the_test(course, province.cadre)
    client.force_login(province.cadre)

    lines = client.get(reverse("training:transcript")).context["lines"]

    assert [(each.run.run, len(each.attempts), str(each.certificate)) for each in lines] == [
        (again.run, 0, "None"),
        (1, 1, f"1/{today().year}"),
    ]
    client.force_login(province.deputy)
    assert client.get(reverse("training:transcript")).context["lines"] == []


@pytest.mark.parametrize("count", [1, 3])
def test_transcript_asks_the_same_for_one_run_and_three(
    province: Province, course: Course, django_assert_num_queries: Any, count: int
) -> None:
    for _run in range(count):
        training.completed(course, province.cadre)
        Certificate.objects.update(valid_until=today())

    with django_assert_num_queries(TRANSCRIPT_QUERIES):
        lines = transcript(province.cadre)

    assert [line.certificate is not None for line in lines] == [True] * count
