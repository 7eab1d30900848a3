"""Answers are counted as attempts are handed in, per version, and told of nobody alone."""

import pytest
from pytest_django import DjangoAssertNumQueries

from intranet.people.models import Person
from intranet.training.models import AnswerCount, Attempt, Course, PublishedItem
from intranet.training.overview.results import Answered, results_of, versions_of
from intranet.training.services import PublishOrder, begin, hand_in, publish, save_answer
from tests.factories import training
from tests.factories.province import Province, person
from tests.training.overview.test_overview import of
from tests.training.sessions.test_pages import browser


def taken(course: Course, who: Person, wrong: dict[str, str]) -> Attempt:
    """An attempt that is handed in: right but for the kinds in ``wrong``, which are answered so (an option's text)."""
    run = training.run_to_the_test(course, who)
    attempt = begin(run.pk, who, training.keys(course)[1])
    for place, answer in enumerate(training.right(attempt)):
        drawn = attempt.drawn[place]
        question = attempt.item.question(drawn["question"])
        said = wrong.get(question["kind"])
        if said is not None and question["kind"] == "single":
            said = str(drawn["shown"].index(question["options"].index(said)))
        save_answer(attempt.pk, who, place, answer if said is None else said, seen=0)
    return hand_in(attempt.pk, who)


def people(province: Province, many: int) -> list[Person]:
    return [person(f"p{n}", "Lê", f"Tên{n}", province.office) for n in range(many)]


def row(rows: list[Answered], kind: str) -> tuple[int, int, int | None, list[str], int]:
    [found] = [each for each in rows if each.text == f"Câu {kind}?"]
    return found.asked, found.right, found.share, found.wrong, found.by


@pytest.fixture
def course(province: Province) -> Course:
    return training.published(province)


def test_share_and_most_chosen_wrong_answer_are_counted(province: Province, course: Course) -> None:
    five = people(province, 5)
    for who, said in zip(five, ["Lái xe", "Kế toán", "Lái xe", "Văn thư", "Văn thư"], strict=True):
        taken(course, who, {"single": said, "short": f"chữ của {who.username}"})

    rows = results_of(course)

    assert row(rows, "single") == (5, 2, 40, ["Lái xe"], 2)
    assert row(rows, "short") == (5, 0, 0, [], 0)
    assert row(rows, "order") == (5, 5, 100, [], 0)
    assert [each.text for each in rows[:2]] == ["Câu short?", "Câu single?"]


def test_nothing_is_told_below_five_and_figures_move_on_with_every_five(province: Province, course: Course) -> None:
    seen = []
    for place, who in enumerate(people(province, 10), start=1):
        taken(course, who, {"single": "Lái xe"} if place <= 5 else {})
        seen.append(row(results_of(course), "single"))

    five, ten = (5, 0, 0, ["Lái xe"], 5), (10, 5, 50, ["Lái xe"], 5)
    assert seen == [*((n, 0, None, [], 0) for n in range(1, 5)), *[five] * 5, ten]


def test_handing_in_twice_counts_once(province: Province, course: Course) -> None:
    attempt = taken(course, province.cadre, {})
    hand_in(attempt.pk, province.cadre)

    assert list(AnswerCount.objects.values_list("count", flat=True)) == [1] * 6


def test_one_person_who_tries_five_times_is_one(province: Province, course: Course) -> None:
    PublishedItem.objects.update(attempts=None)
    for _again in range(5):
        taken(course, province.cadre, {"short": "lời của riêng Hà"})

    assert row(results_of(course), "short") == (1, 0, None, [], 0)


def test_each_version_counts_its_own_answers(province: Province, course: Course) -> None:
    taken(course, province.cadre, {"single": "Lái xe"})
    publish(course.pk, province.trainer, PublishOrder("minor", "Sửa lỗi"))
    course = Course.objects.get(pk=course.pk)
    taken(course, province.deputy, {})
    versions = versions_of(course)
    newest, first = versions

    told = [row(results_of(course, each.pk), "single")[:2] for each in (first, newest)]
    page = browser(province.trainer).get(f"{of(course)}?ban={first.pk}").context
    counted = [AnswerCount.objects.filter(item__version=each.pk, count=1, is_right=False).count() for each in versions]

    assert ([first.number, newest.number], told, counted) == (["1.0", "1.1"], [(1, 0), (1, 0)], [0, 1])
    assert (page["version"], row(page["results"], "single")[:2]) == (first.pk, (1, 0))
    assert browser(province.trainer).get(f"{of(course)}?ban=0").context["version"] == newest.pk


@pytest.mark.parametrize("many", [1, 3])
def test_queries_do_not_grow_with_attempts(
    province: Province, course: Course, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for who in people(province, many):
        taken(course, who, {"single": "Lái xe"})

    with django_assert_num_queries(3):
        results_of(course)
        versions_of(course)
