"""The overview: who sees whose figures, and that they are those of the assignments."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from intranet.acknowledgement.models import Assignment, Receipt
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.training.models import Course
from intranet.training.overview.asked import Coverage
from intranet.training.overview.results import results_of
from intranet.training.services import enrol
from tests.factories import training
from tests.factories.classes import announced, closed, written
from tests.factories.province import Province, person
from tests.training.sessions.test_pages import browser, day, statuses

ALL = "/khoa-hoc/tong-quan/"


def of(course: Course) -> str:
    return f"{ALL}{course.public_id}/"


def tree(client: Client, address: str) -> dict[str, tuple[int, Coverage]]:
    rows = client.get(address).context["tree"].rows
    return {row.unit.code: (row.depth, row.coverage) for row in rows}


def test_coverage_is_rolled_up_along_the_tree(province: Province, followed: Course) -> None:
    assert tree(browser(province.trainer), of(followed)) == {
        "AB": (0, Coverage(asked=4, done=1, overdue=1)),
        "UBND": (1, Coverage(3, 1, 1)),
        "VP": (2, Coverage(3, 1, 1)),
        "UBNDHL": (1, Coverage(1, 0, 0)),
    }
    assert Coverage(3, 1, 1).share == 33


def test_coverage_at_an_earlier_day_is_what_it_was_then(province: Province, followed: Course) -> None:
    back = timedelta(days=10)
    for assignment in Assignment.objects.all():
        Assignment.objects.filter(pk=assignment.pk).update(opened_at=assignment.opened_at - back)
    client = browser(province.trainer)

    totals = [client.get(f"{of(followed)}?on={day(-n)}").context["tree"].total for n in (11, 1, 0)]

    assert totals == [Coverage(), Coverage(4, 0, 0), Coverage(4, 1, 1)]


def test_who_was_asked_no_more_by_then_is_left_out(province: Province, followed: Course) -> None:
    waiting = Assignment.objects.get(person=province.outsider)
    Receipt.objects.create(assignment=waiting, kind="left", at=waiting.opened_at, content_hash="", reason="đi")

    assert browser(province.trainer).get(of(followed)).context["tree"].total == Coverage(3, 1, 1)


def test_a_head_sees_their_own_people_only(province: Province, followed: Course) -> None:
    client = browser(province.head)

    assert tree(client, of(followed)) == {"VP": (0, Coverage(3, 1, 1))}
    page = client.get(f"{of(followed)}don-vi/{province.office.pk}/").context["page"]
    assert [(row.name, row.words) for row in page.object_list] == [
        (str(province.deputy), "Quá hạn"),
        (str(province.cadre), "Đang học"),
        (str(province.head), "Đã hoàn thành"),
    ]
    beyond = [f"{of(followed)}don-vi/{unit.pk}/" for unit in (province.root, province.commune)]
    assert statuses(province.head, *beyond) == [404, 404]
    assert [figures for _course, figures in client.get(ALL).context["rows"]] == [Coverage(3, 1, 1)]


def test_names_are_narrowed_by_state(province: Province, followed: Course) -> None:
    address = f"{of(followed)}don-vi/{province.root.pk}/?tinh-trang=under-way"

    page = browser(province.trainer).get(address).context["page"]

    assert [row.name for row in page.object_list] == [str(province.cadre), str(province.outsider)]


def test_where_people_stopped_counts_open_runs(province: Province, followed: Course) -> None:
    client = browser(province.trainer)
    stopped = client.get(of(followed)).context["stopped"]

    assert [(each.title, each.people, each.done) for each in stopped] == [("", 1, 0), ("Mở sổ", 1, 0)]
    names = [client.get(f"{of(followed)}dung/{each.key}/").context["page"].object_list for each in stopped]
    assert [[row.name for row in rows] for rows in names] == [[str(province.outsider)], [str(province.cadre)]]
    own = browser(province.head)
    assert [each.title for each in own.get(of(followed)).context["stopped"]] == ["Mở sổ"]
    assert own.get(f"{of(followed)}dung/chua-mo/").context["page"].object_list == []
    assert statuses(province.trainer, f"{of(followed)}dung/khong-co/") == [404]


def test_a_share_is_told_from_five_answers_on(province: Province, followed: Course) -> None:
    first = results_of(followed)
    for n in range(4):
        training.completed(followed, person(f"p{n}", "Lê", f"Tên{n}", province.office))

    assert {(row.asked, row.right, row.share) for row in first} == {(1, 0, None)}
    assert {(row.asked, row.right, row.share) for row in results_of(followed)} == {(5, 5, 100)}
    assert browser(province.head).get(of(followed)).context["results"] == []


def test_own_people_with_state_due_and_certificate(province: Province, followed: Course) -> None:
    client = browser(province.head)

    rows = client.get(f"{ALL}nguoi/").context["page"].object_list
    late = client.get(f"{ALL}nguoi/?tinh-trang=overdue&khoa={followed.pk}").context["page"].object_list

    assert [(row.name, row.words, row.has_certificate) for row in rows] == [
        (str(province.deputy), "Quá hạn", False),
        (str(province.cadre), "Đang học", False),
        (str(province.head), "Đã hoàn thành", True),
    ]
    assert [(row.name, row.due) for row in late] == [(str(province.deputy), today() - timedelta(days=1))]


def test_transcript_of_ones_own_people_bears_no_answers(province: Province, followed: Course) -> None:
    training.completed(followed, province.outsider)
    own, other = (f"{ALL}nguoi/{who.pk}/" for who in (province.cadre, province.outsider))

    assert statuses(province.head, own, other) == [200, 404]
    page = browser(province.head).get(f"{ALL}nguoi/{province.head.pk}/")
    assert [line.run.person_id for line in page.context["lines"]] == [province.head.pk]
    assert "/luot-lam/" not in page.content.decode()


def test_transcripts_name_the_classes_that_were_attended(province: Province, followed: Course) -> None:
    p = province
    for unit, who in ((p.office, p.cadre), (p.commune, p.outsider)):
        closed(p, written(p, announced(p, unit, title=f"Lớp {unit.code}"), {who: "present"}))

    own = browser(p.cadre).get("/khoa-hoc/ket-qua/").context["classes"]
    of_the_head = browser(p.head).get(f"{ALL}nguoi/{p.cadre.pk}/").context["classes"]

    assert [each.title for each in own] == [each.title for each in of_the_head] == ["Lớp VP"]
    assert browser(p.head).get("/khoa-hoc/ket-qua/").context["classes"] == []


@pytest.mark.parametrize("name", ["cadre", "clerk", "outsider", "administrator"])
def test_others_see_nothing(province: Province, followed: Course, name: str) -> None:
    who: Person = getattr(province, name)
    pages = [ALL, of(followed), f"{of(followed)}muc-do.xlsx", f"{ALL}nguoi/", f"{ALL}nguoi.pdf"]

    assert statuses(who, *pages) == [404] * 5


def test_papers_are_made_of_the_same_figures(province: Province, followed: Course) -> None:
    client = browser(province.head)
    named = [f"{of(followed)}muc-do.pdf", f"{of(followed)}muc-do.xlsx", f"{ALL}nguoi.pdf", f"{ALL}nguoi.xlsx"]

    kinds = [client.get(each)["Content-Type"].partition(".")[0] for each in named]

    assert kinds == ["application/pdf", "application/vnd"] * 2


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow(
    province: Province, followed: Course, django_assert_num_queries: DjangoAssertNumQueries, more: int
) -> None:
    for n in range(more):
        who = person(f"p{n}", "Lê", f"Tên{n}", province.office)
        training.asked(followed, who)
        enrol(followed.pk, who)
    client: Any = browser(province.head)
    pages = [ALL, of(followed), f"{of(followed)}don-vi/{province.office.pk}/", f"{ALL}nguoi/"]
    for page in pages:
        client.get(page)

    for page, queries in zip(pages, QUERIES, strict=True):
        with django_assert_num_queries(queries):
            client.get(page)


QUERIES = (10, 19, 18, 13)
