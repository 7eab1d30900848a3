"""Trainers see their own courses, describe them and arrange what they are made of; nobody else does."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from intranet.training.models import Course, Lesson, Module
from intranet.training.services import LessonFields, add_lesson, add_module, seen_of, update_lesson
from tests.factories import training
from tests.factories.province import Province


def address(name: str, course: Course, *args: Any) -> str:
    return reverse(f"training:office:{name}", args=[course.public_id, *args])


def titles(course: Course) -> list[str]:
    return [each.title for each in Lesson.objects.descendant_of(course).order_by("path")]


def described(course: Course, **changes: Any) -> dict[str, Any]:
    readers = [reader.token for reader in course.readers.all()]
    given = {"title": course.title, "summary": "", "readers": readers, "is_open": "on", "seen": seen_of(course)}
    return given | changes


def test_list_says_where_each_course_stands(province: Province, course: Course, client: Client) -> None:
    training.written(province, title="Nháp")
    changed = Lesson.objects.descendant_of(course).order_by("path")[0]
    client.force_login(province.trainer)

    before = [row[1] for row in client.get(reverse("training:office:list")).context["rows"]]
    update_lesson(changed.pk, province.trainer, LessonFields("Mở sổ", [("heading", "x")]), seen=seen_of(changed))

    after = {row[0].title: row[1] for row in client.get(reverse("training:office:list")).context["rows"]}
    assert sorted(before) == ["Bản nháp", "Đã công bố"]
    assert after == {"Nháp": "Bản nháp", "Sổ văn bản đến": "Có sửa đổi chưa công bố"}


@pytest.mark.parametrize("name", ["cadre", "editor", "head", "outsider", "administrator"])
def test_what_is_not_theirs_is_not_there(province: Province, course: Course, client: Client, name: str) -> None:
    module = Module.objects.child_of(course).get()
    lesson = Lesson.objects.descendant_of(course).order_by("path")[0]
    pages = [
        *(address(page, course) for page in ("course", "describe", "files", "publish", "new_module")),
        address("module", course, module.public_id),
        address("new_lesson", course, module.public_id),
        address("lesson", course, lesson.public_id),
        address("preview", course, lesson.public_id),
        reverse("training:office:bank", args=[province.department.pk]),
        reverse("training:office:export", args=[province.department.pk]),
        reverse("training:office:import", args=[province.department.pk]),
        reverse("training:office:new_question", args=[province.department.pk, "single"]),
    ]
    posts = [
        address("delete", course),
        address("move", course, lesson.public_id),
        address("remove", course, lesson.public_id),
        reverse("training:office:confirm", args=[province.department.pk]),
    ]

    client.force_login(province.trainer)
    assert {client.get(page).status_code for page in pages} == {200}
    client.force_login(getattr(province, name))
    assert [client.get(page).status_code for page in pages] == [404] * len(pages)
    assert [client.post(page).status_code for page in posts] == [404] * len(posts)


@pytest.mark.parametrize("name", ["cadre", "head"])
def test_who_writes_no_courses_has_no_list(province: Province, client: Client, name: str) -> None:
    client.force_login(getattr(province, name))

    codes = [client.get(reverse(f"training:office:{page}")).status_code for page in ("list", "start")]

    assert codes == [404, 404]


def test_course_is_begun(province: Province, client: Client) -> None:
    client.force_login(province.trainer)

    answer = client.post(reverse("training:office:start"), {"title": "An toàn", "unit": province.department.pk})

    made = Course.objects.get()
    assert (made.title, made.owner_unit, answer["Location"]) == (
        "An toàn",
        province.department,
        address("course", made),
    )


def test_description_is_saved(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    typed = described(draft, title="Tên mới", minutes="45", valid_months="12", readers=["any"])

    client.post(address("describe", draft), typed)

    saved = Course.objects.get(pk=draft.pk)
    written = saved.get_latest_revision_as_object()
    assert (written.title, written.minutes, written.valid_months) == ("Tên mới", 45, 12)
    assert [reader.token for reader in saved.readers.all()] == ["any"]


def test_description_saved_meanwhile_is_shown_beside_what_was_typed(
    province: Province, draft: Course, client: Client
) -> None:
    client.force_login(province.trainer)
    mine = described(draft, title="Của tôi")
    client.post(address("describe", draft), described(draft, title="Của người khác"))

    answer = client.post(address("describe", draft), mine)

    form, theirs = answer.context["form"], answer.context["theirs"]
    assert form["title"].value() == "Của tôi"
    assert [[(piece.kind, piece.text) for piece in each.pieces] for each in theirs] == [
        [("same", "Tiêu đề: Của"), ("removed", "tôi"), ("added", "người khác")]
    ]
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().title == "Của người khác"
    client.post(address("describe", draft), mine | {"seen": form["seen"].value()})
    draft.refresh_from_db()
    assert draft.get_latest_revision_as_object().title == "Của tôi"


def test_lessons_and_modules_are_moved_by_buttons(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    last = Lesson.objects.descendant_of(draft).order_by("path")[1]
    module = add_module(draft.pk, province.trainer, "Hai")

    client.post(address("move", draft, last.public_id), {"way": "up"})
    client.post(address("move", draft, module.public_id), {"way": "up"})

    assert titles(draft) == ["Ghi số", "Mở sổ"]
    assert [each.title for each in Module.objects.child_of(draft).order_by("path")] == ["Hai", "Học phần 1"]


def test_lesson_is_begun_in_its_module(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    module = Module.objects.child_of(draft).get()

    answer = client.post(address("new_lesson", draft, module.public_id), {"title": "Lưu sổ"})

    made = Lesson.objects.get(title="Lưu sổ")
    assert titles(draft) == ["Mở sổ", "Ghi số", "Lưu sổ"]
    assert answer["Location"] == address("lesson", draft, made.public_id)


def test_module_renamed_meanwhile_is_told(province: Province, draft: Course, client: Client) -> None:
    client.force_login(province.trainer)
    module = Module.objects.child_of(draft).get()
    page = address("module", draft, module.public_id)
    client.post(page, {"title": "Một", "seen": module.title})

    answer = client.post(page, {"title": "Hai", "seen": module.title})

    assert (answer.status_code, answer.context["form"]["seen"].value()) == (200, "Một")
    assert Module.objects.get(pk=module.pk).title == "Một"


def test_what_was_never_published_is_deleted_and_what_was_stays(
    province: Province, course: Course, client: Client
) -> None:
    client.force_login(province.trainer)
    module = Module.objects.child_of(course).get()
    new = add_lesson(module.pk, province.trainer, LessonFields("Thêm"))
    old = Lesson.objects.get(title="Mở sổ")

    for part in (new, old, module):
        client.post(address("remove", course, part.public_id))

    assert titles(course) == ["Mở sổ", "Ghi số"]


def test_draft_is_thrown_away_and_a_published_course_is_not(province: Province, course: Course, client: Client) -> None:
    draft = training.written(province, title="Nháp")
    client.force_login(province.trainer)

    codes = [client.post(address("delete", each)).status_code for each in (draft, course)]

    assert codes == [302, 404]
    assert [each.title for each in Course.objects.all()] == ["Sổ văn bản đến"]


@pytest.mark.parametrize("more", [1, 3])
def test_queries_do_not_grow(
    province: Province, draft: Course, client: Client, django_assert_num_queries: Any, more: int
) -> None:
    module = Module.objects.child_of(draft).get()
    for number in range(more):
        training.written(province, title=f"Khóa {number}")
        training.lesson(province, module, f"Bài {number}")
    client.force_login(province.trainer)
    pages = [reverse("training:office:list"), address("course", draft)]
    for page in pages:
        client.get(page)

    for page, queries in zip(pages, QUERIES, strict=True):
        with django_assert_num_queries(queries):
            client.get(page)


QUERIES = (10, 13)
