"""Trainer, head and learner are told the same of one person, by the one table."""

import io
from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.db.models import Q, Value
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from intranet.acknowledgement.models import Assignment
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.training.models import Course
from intranet.training.queries.standing import stand_case
from intranet.training.rules.standing import Fact, stand_of
from intranet.training.services import enrol
from tests.factories import training
from tests.factories.province import Province
from tests.training.office.test_courses import address
from tests.training.overview.test_overview import ALL, of
from tests.training.rules.test_standing import ALL as FACTS
from tests.training.sessions.test_pages import browser

AGAIN = "Đã hoàn thành, đang học lại"


def told(province: Province, course: Course, who: Person) -> list[str]:
    """What each screen says of ``who``: the trainer's list, the head's two lists, the figures, the learner's two."""
    name, trainer, head, own = str(who), browser(province.trainer), browser(province.head), browser(who)
    lines = trainer.get(address("follow", course)).context["page"].object_list
    of_unit = head.get(f"{of(course)}don-vi/{province.office.pk}/").context["page"].object_list
    of_head = head.get(f"{ALL}nguoi/?khoa={course.pk}").context["page"].object_list
    mine, page = own.get(reverse("training:list")).context["own"], own.get(course.get_absolute_url())
    shown = BeautifulSoup(page.content, "html.parser").select_one("main .tag")
    return [
        *(line.words for line in lines if line.person == who),
        *(row.words for row in [*of_unit, *of_head] if row.name == name),
        *(row.words for row in mine if row.course == course),
        shown.get_text(strip=True) if shown else "",
    ]


def test_who_learns_again_is_told_alike_on_every_screen(province: Province, followed: Course) -> None:
    enrol(followed.pk, province.head)

    assert told(province, followed, province.head) == [AGAIN] * 5
    assert browser(province.trainer).get(of(followed)).context["tree"].total.done == 1


@pytest.mark.parametrize(("name", "words"), [("cadre", "Đang học"), ("deputy", "Quá hạn"), ("head", "Đã hoàn thành")])
def test_every_screen_says_the_same(province: Province, followed: Course, name: str, words: str) -> None:
    assert told(province, followed, getattr(province, name)) == [words] * 5


def test_run_completed_before_one_was_asked_does_not_answer_it(province: Province, followed: Course) -> None:
    training.completed(followed, province.clerk)
    training.asked(followed, province.clerk, today() + timedelta(days=5))

    lines = browser(province.trainer).get(address("follow", followed)).context["page"].object_list
    said = [(line.words, line.share, line.completed_on) for line in lines if line.person == province.clerk]

    assert said == [("Chưa bắt đầu", 0, today())]
    assert browser(province.clerk).get(followed.get_absolute_url()).context["stand_words"][0] == "Chưa bắt đầu"


def test_state_of_an_earlier_day_looks_at_the_runs_of_that_day(province: Province, followed: Course) -> None:
    Assignment.objects.filter(person=province.cadre).update(opened_at=timezone.now() - timedelta(days=9))
    address_then = f"{of(followed)}don-vi/{province.office.pk}/?on={today() - timedelta(days=1):%d/%m/%Y}"

    rows = browser(province.head).get(address_then).context["page"].object_list

    assert [(row.name, row.words) for row in rows] == [(str(province.cadre), "Chưa bắt đầu")]


def test_lesson_and_day_stand_in_columns_of_their_own(province: Province, followed: Course) -> None:
    enrol(followed.pk, province.head)
    content: Any = browser(province.trainer).get(address("follow_export", followed)).content

    sheet = load_workbook(io.BytesIO(content)).active
    rows = [[str(cell.value or "") for cell in row] for row in sheet.iter_rows()]
    heads = next(row for row in rows if "Đang dừng ở" in row)
    places = [heads.index(each) for each in ("Trạng thái", "Đang dừng ở", "Hoàn thành ngày")]
    said = {row[0]: [row[place][:10] for place in places] for row in rows if len(row) > max(places)}

    assert said[str(province.cadre)] == ["Đang học", "Mở sổ", ""]
    assert said[str(province.head)] == [AGAIN[:10], "", f"{today():%Y-%m-%d}"]


@pytest.mark.django_db
def test_database_and_rule_read_the_same_table() -> None:
    person = Person.objects.create(username="x")
    cases = {
        f"s{n}": stand_case({fact: Q(Value(value=fact in facts)) for fact in Fact}) for n, facts in enumerate(FACTS)
    }

    found: dict[str, str] = Person.objects.filter(pk=person.pk).annotate(**cases).values(*cases)[0]

    assert [found[f"s{n}"] for n in range(len(FACTS))] == [stand_of(facts) or "" for facts in FACTS]
