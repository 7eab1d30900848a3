"""Who has still to learn and where they stopped, by unit, over all courses that one follows."""

from collections.abc import Iterator
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from intranet.people.models import Person
from intranet.training.models import Course
from intranet.training.services import enrol
from tests.factories import training
from tests.factories.province import Province, person
from tests.training.overview.test_overview import ALL
from tests.training.sessions.test_pages import browser, statuses

HERE = f"{ALL}con-phai-hoc/"


def units(who: Person) -> Iterator[Any]:
    for line in browser(who).get(HERE).context["lines"]:
        yield line.unit.code, line.total, line.overdue, line.not_begun, line.under_way, line.lesson, line.people


@pytest.fixture
def two(province: Province, followed: Course) -> Course:
    """One more course, of which the cadre and the outsider have opened the first lesson."""
    other = training.published_again(province, title="Lưu trữ")
    for who in (province.cadre, province.outsider):
        training.asked(other, who)
        run = enrol(other.pk, who)
        training.open_item(run.pk, who, training.keys(other)[0])
    return other


def test_trainer_sees_all_units_with_the_lesson_most_stopped_at(province: Province, two: Course) -> None:
    assert list(units(province.trainer)) == [
        ("AB", 5, 1, 0, 4, "Mở sổ", 2),
        ("UBND", 3, 1, 0, 2, "Mở sổ", 1),
        ("VP", 3, 1, 0, 2, "Mở sổ", 1),
        ("UBNDHL", 2, 0, 0, 2, "Mở sổ", 1),
    ]
    assert browser(province.trainer).get(HERE).context["lines"][0].course == "Lưu trữ"


def test_head_sees_own_units_alone(province: Province, two: Course) -> None:
    assert [line[:2] for line in units(province.head)] == [("VP", 3)]
    beyond = [f"{HERE}don-vi/{unit.pk}/" for unit in (province.commune, province.root)]
    assert statuses(province.head, *beyond) == [404, 404]


def test_people_behind_a_figure_with_lesson_and_day(province: Province, two: Course) -> None:
    page = browser(province.head).get(f"{HERE}don-vi/{province.office.pk}/").context["page"]
    late = browser(province.head).get(f"{HERE}don-vi/{province.office.pk}/?tinh-trang=overdue").context["page"]

    assert [(row.name, row.course.title, row.words, row.lesson) for row in page.object_list] == [
        (str(province.deputy), "Sổ văn bản đến", "Quá hạn", ""),
        (str(province.cadre), "Lưu trữ", "Đang học", "Mở sổ"),
        (str(province.cadre), "Sổ văn bản đến", "Đang học", "Mở sổ"),
    ]
    assert [row.name for row in late.object_list] == [str(province.deputy)]


@pytest.mark.parametrize("name", ["cadre", "clerk", "outsider", "administrator"])
def test_others_see_nothing(province: Province, two: Course, name: str) -> None:
    pages = [HERE, f"{ALL}con-phai-hoc.xlsx", f"{ALL}con-phai-hoc.pdf", f"{HERE}don-vi/{province.office.pk}/"]

    assert statuses(getattr(province, name), *pages) == [404] * 4


def test_papers_hold_the_same(province: Province, two: Course) -> None:
    answers = [browser(province.head).get(f"{ALL}con-phai-hoc.{kind}") for kind in ("pdf", "xlsx")]

    assert [each["Content-Type"].partition(".")[0] for each in answers] == ["application/pdf", "application/vnd"]


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow(
    province: Province, two: Course, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for n in range(more):
        who = person(f"p{n}", "Lê", f"Tên{n}", province.office)
        training.asked(two, who)
        enrol(two.pk, who)
    client: Any = browser(province.head)
    pages = [HERE, f"{HERE}don-vi/{province.office.pk}/"]
    for page in pages:
        client.get(page)

    for page, queries in zip(pages, QUERIES, strict=True):
        with django_assert_num_queries(queries):
            client.get(page)


QUERIES = (13, 14)
