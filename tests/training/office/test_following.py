"""Who is where: trainers see everybody, a unit head their own people, nobody else anything."""

import io
from datetime import timedelta
from typing import Any
from zipfile import ZipFile

import pytest
from django.test import Client

from intranet.acknowledgement.models import Assignment
from intranet.acknowledgement.services import Term
from intranet.people.rules import today
from intranet.training.models import Course, Lesson
from intranet.training.services import PublishOrder, enrol, open_item, publish, seen_to_its_end
from tests.factories import training
from tests.factories.province import Province, person
from tests.grounds import grounded
from tests.training.office.test_courses import address


@grounded
def followed(province: Province) -> Course:
    """The office is asked. The cadre is half through, the deputy is late, the head is done; the outsider takes it."""
    training.questions(province)
    course = training.written(province)
    terms = [Term("unit", unit=province.office)]
    publish(course.pk, province.trainer, PublishOrder(audience=terms, due=today() + timedelta(days=9)))
    first = str(Lesson.objects.get(title="Mở sổ").public_id)
    run = enrol(course.pk, province.cadre)
    open_item(run.pk, province.cadre, first)
    seen_to_its_end(run.pk, province.cadre, first)
    Assignment.objects.filter(person=province.deputy).update(due=today() - timedelta(days=1))
    training.completed(course, province.head)
    enrol(course.pk, province.outsider)
    return Course.objects.get(pk=course.pk)


def seen(client: Client, course: Course, asked: str = "") -> list[tuple[str, str, int]]:
    page = client.get(address("follow", course) + asked).context["page"]
    return [(line.person.username, line.stand, line.share) for line in page.object_list]


EVERYBODY = [
    ("deputy", "overdue", 0),
    ("cadre", "under-way", 50),
    ("head", "completed", 100),
    ("outsider", "under-way", 0),
]


def test_trainer_sees_everybody_with_where_they_are(province: Province, followed: Course, client: Client) -> None:
    client.force_login(province.trainer)

    assert seen(client, followed) == EVERYBODY
    parts = client.get(address("follow", followed)).context["parts"]
    assert [(part.stand, part.count) for part in parts] == [
        ("overdue", 1),
        ("not-begun", 0),
        ("attended", 0),
        ("under-way", 2),
        ("again", 0),
        ("completed", 1),
    ]


def test_list_is_narrowed_by_unit_and_state(province: Province, followed: Course, client: Client) -> None:
    client.force_login(province.trainer)

    assert seen(client, followed, f"?don-vi={province.commune.pk}") == [EVERYBODY[3]]
    assert seen(client, followed, "?tinh-trang=overdue") == [EVERYBODY[0]]
    assert seen(client, followed, f"?don-vi={province.commune.pk}&tinh-trang=overdue") == []


def test_head_sees_own_people_only(province: Province, followed: Course, client: Client) -> None:
    client.force_login(province.head)

    assert seen(client, followed) == EVERYBODY[:3]
    assert seen(client, followed, f"?don-vi={province.commune.pk}") == []
    leader = person("chu-tich", "Vi", "Tịch", province.commune, "leader")
    client.force_login(leader)
    assert seen(client, followed) == EVERYBODY[3:]


@pytest.mark.parametrize("name", ["cadre", "outsider", "clerk", "editor", "administrator"])
def test_others_see_nobody(province: Province, followed: Course, client: Client, name: str) -> None:
    client.force_login(getattr(province, name))

    codes = [client.get(address(page, followed)).status_code for page in ("follow", "follow_export")]

    assert codes == [404, 404]


def test_draft_has_nobody_to_follow(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)

    assert client.get(address("follow", draft)).status_code == 404


def test_table_holds_what_the_asker_may_see(province: Province, followed: Course, client: Client) -> None:
    words = {}
    for name in ("trainer", "head"):
        client.force_login(getattr(province, name))
        content = client.get(address("follow_export", followed)).content
        with ZipFile(io.BytesIO(content)) as book:
            text = "".join(book.read(each).decode() for each in book.namelist() if each.endswith(".xml"))
        words[name] = ["Trần Thu Hà" in text, "Đặng Thu Trang" in text]

    assert words == {"trainer": [True, True], "head": [True, False]}


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow(
    province: Province, followed: Course, client: Client, django_assert_num_queries: Any, more: int
) -> None:
    for number in range(more):
        enrol(followed.pk, person(f"them{number}", "Lý", f"Thêm {number}", province.commune))
    client.force_login(province.trainer)
    client.get(address("follow", followed))

    with django_assert_num_queries(QUERIES):
        client.get(address("follow", followed))


QUERIES = 18
