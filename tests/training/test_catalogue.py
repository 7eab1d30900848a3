"""Courses are found by their names, by whoever may see them, as long as they are published."""

from typing import Any

from intranet.access.services import lay_down, release
from intranet.access.tokens import tokens_of
from intranet.files.models import StoredFile
from intranet.files.pages import BEING_READ, finish
from intranet.files.services import accept_bytes
from intranet.training.catalogue import source
from intranet.training.models import Course
from intranet.training.services import CourseFields, PublishOrder, publish, update_course, withdraw
from intranet.training.services.files import add_file
from intranet.training.services.writing import seen_of
from intranet.worker.running import work_one
from intranet.worker.stopping import Stop
from search import feed
from search.catalogue import query
from tests.factories.province import Province
from tests.factories.training import published, questions, written


def found(words: str, *tokens: str) -> list[str]:
    feed.drain()
    hits = query(words, tokens=list(tokens), sources=["training"]).hits
    return ["".join(part.text for part in hit.title) for hit in hits]


def work_off() -> None:
    """Everything that waits for the worker."""
    while work_one(Stop()):
        pass


def test_course_is_found_by_what_it_and_its_lessons_are_called(province: Province) -> None:
    reader = f"under:{province.root.pk}"
    published(province, summary="Ghi sổ đúng ngày")

    asked = ("Sổ văn bản đến", "ghi sổ đúng ngày", "Mở sổ", "từng bước", "Kế toán")

    assert [found(words, reader) for words in asked] == [
        ["Sổ văn bản đến"],
        ["Sổ văn bản đến"],
        ["Sổ văn bản đến"],
        [],  # the text of a lesson, which may be locked
        [],  # an answer of its test
    ]


def test_course_is_not_found_by_others_nor_before_it_is_published(province: Province) -> None:
    reader, other = f"under:{province.department.pk}", f"under:{province.office.pk}"
    draft = written(province, title="Bản thảo sổ")
    published(province, readers=[reader])

    assert (found("sổ", reader), found("sổ", other)) == (["Sổ văn bản đến"], [])
    assert [entry.key for entry in source().entries()] == [str(Course.objects.exclude(pk=draft.pk).get().pk)]


def test_readers_that_change_change_who_finds_it(province: Province) -> None:
    reader, other = f"under:{province.department.pk}", f"under:{province.office.pk}"
    course = published(province, readers=[reader])
    before = found("sổ", reader), found("sổ", other)

    fields: Any = CourseFields(title=course.title, readers=[other])
    update_course(course.pk, province.trainer, fields, seen=seen_of(course))

    assert (before, found("sổ", reader), found("sổ", other)) == (
        (["Sổ văn bản đến"], []),
        [],
        ["Sổ văn bản đến"],
    )


def test_withdrawn_course_is_found_no_more(province: Province) -> None:
    reader = f"under:{province.root.pk}"
    course = published(province)
    before = found("sổ", reader)

    withdraw(course.pk, province.trainer)

    assert (before, found("sổ", reader)) == (["Sổ văn bản đến"], [])


def test_course_behind_a_guard_is_found_by_its_title_only(province: Province) -> None:
    reader = f"under:{province.root.pk}"
    published(province)
    before = found("Mở sổ", reader)

    lay_down("otp-courses", action="read", subject="intranet_training.course", guard="otp", by=None)
    work_off()
    while_guarded = found("Mở", reader), found("Sổ văn bản đến", reader)
    release("otp-courses", "không cần nữa")
    work_off()

    assert (before, while_guarded, found("Mở sổ", reader)) == (
        ["Sổ văn bản đến"],
        ([], ["Sổ văn bản đến"]),
        ["Sổ văn bản đến"],
    )


def test_file_of_a_course_is_found_by_who_writes_it_and_not_by_its_readers(province: Province) -> None:
    questions(province)
    course = written(province)
    _hang(province, course, "bieu.txt", "Cây bằng lăng")
    publish(course.pk, province.trainer, PublishOrder())
    _hang(province, course, "nhap.txt", "Hoa hồng")

    assert found("sổ", f"under:{province.root.pk}") == ["Sổ văn bản đến"]
    assert found("bằng lăng", *tokens_of(province.trainer)) == ["Sổ văn bản đến"]
    assert found("bằng lăng", f"under:{province.root.pk}") == []
    assert found("hoa hồng", *tokens_of(province.trainer)) == []


def test_pages_that_are_read_after_publication_are_found_then(province: Province) -> None:
    questions(province)
    course = written(province)
    _hang(province, course, "bieu.txt", "Trang một")
    StoredFile.objects.update(text_note=BEING_READ)
    publish(course.pk, province.trainer, PublishOrder())
    before = found("bằng lăng", *tokens_of(province.trainer))

    StoredFile.objects.update(text="Trang một\fCây bằng lăng")
    finish(StoredFile.objects.get())

    assert (before, found("bằng lăng", *tokens_of(province.trainer))) == ([], ["Sổ văn bản đến"])


def _hang(province: Province, course: Course, name: str, text: str) -> None:
    add_file(course.pk, province.trainer, accept_bytes(name, text.encode(), by=province.trainer), name=name)
