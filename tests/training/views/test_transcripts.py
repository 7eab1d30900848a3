"""A transcript taken along: one's own whole, that of somebody whom one heads without answers; each time is logged."""

from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook
from pypdfium2 import PdfDocument

from intranet.audit.models import Event
from intranet.people.rules import today
from intranet.training.models import Course
from tests.factories import training
from tests.factories.classes import announced, closed, written
from tests.factories.province import Province

TEST = "Ghi số, lượt 1: 6 trong 6 điểm, đạt"


def own(kind: str) -> str:
    return reverse("training:transcript_file", args=[kind])


def of(person: Any, kind: str) -> str:
    return reverse("training:person_file", args=[person.pk, kind])


def cells(answer: Any) -> list[list[Any]]:
    """Rows of the table that say something of a course or a class, below its heads."""
    rows = [list(row) for row in load_workbook(BytesIO(answer.content)).active.iter_rows(values_only=True)]
    heads = next(number for number, row in enumerate(rows) if row[0] == "Khóa học, lớp tập huấn")
    return [[str(cell)[:10] if hasattr(cell, "year") else cell for cell in row] for row in rows[heads + 1 :]]


def test_own_transcript_is_taken_along_whole_and_logged(province: Province, course: Course, client: Client) -> None:
    training.completed(course, province.cadre)
    training.completed(course, province.head)
    closed(province, written(province, announced(province, province.office), {province.cadre: "present"}))
    client.force_login(province.cadre)

    table, paper = client.get(own("xlsx")), client.get(own("pdf"))

    day = str(today())
    assert cells(table) == [
        [course.title, 1, day, "Đã hoàn thành", day, TEST, f"1/{today().year}", "không thời hạn"],
        ["Lớp về sổ văn bản", "", day, "Đã dự", day, "", "", ""],
    ]
    text = " ".join(PdfDocument(BytesIO(paper.content))[0].get_textpage().get_text_bounded().split())
    assert [words in text for words in ("KẾT QUẢ HỌC TẬP", "Trần Thu Hà", f"1/{today().year}")] == [True] * 3
    assert [each["Cache-Control"] for each in (table, paper)] == ["private, no-store"] * 2
    events = Event.objects.filter(action="training.transcript-taken").order_by("pk")
    assert [(each.actor_id, each.subject, each.details) for each in events] == [
        (province.cadre.pk, f"intranet_people.person:{province.cadre.pk}", {"as": kind, "rows": 2})
        for kind in ("xlsx", "pdf")
    ]


def test_head_takes_what_people_of_the_unit_have_learnt_without_their_answers(
    province: Province, course: Course, client: Client
) -> None:
    training.completed(course, province.cadre)
    hidden = training.published_again(province, title="Của xã", readers=[f"under:{province.commune.pk}"])
    training.completed(hidden, province.cadre)
    client.force_login(province.head)

    answer = client.get(of(province.cadre, "xlsx"))

    day = str(today())
    assert cells(answer) == [[course.title, 1, day, "Đã hoàn thành", day, f"1/{today().year}", "không thời hạn"]]
    event = Event.objects.get(action="training.transcript-taken")
    assert (event.actor_id, event.subject) == (province.head.pk, f"intranet_people.person:{province.cadre.pk}")


@pytest.mark.parametrize("name", ["cadre", "deputy", "trainer", "editor", "administrator", "outsider"])
def test_transcript_of_somebody_whom_one_does_not_head_is_a_missing_page_and_not_logged(
    province: Province, course: Course, client: Client, name: str
) -> None:
    training.completed(course, province.head)
    client.force_login(getattr(province, name))

    answers = [client.get(of(province.head, kind)) for kind in ("pdf", "xlsx")]

    assert [each.status_code for each in answers] == [404, 404]
    assert Event.objects.filter(action="training.transcript-taken").count() == 0


def test_file_of_another_kind_is_a_missing_page(province: Province, client: Client) -> None:
    client.force_login(province.head)

    assert [client.get(path).status_code for path in (own("csv"), of(province.cadre, "csv"))] == [404, 404]
