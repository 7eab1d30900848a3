"""Courses for tests, made through the services by the trainer of the department."""

from typing import Any

from intranet.training.models import Course, Lesson, Module, Question
from intranet.training.services import (
    CourseFields,
    LessonFields,
    PublishOrder,
    add_lesson,
    create_course,
    publish,
)
from tests.factories.province import Province


def questions(province: Province) -> list[Question]:
    """One of each kind, in the bank of the department, with the tag "sổ"."""
    given: list[tuple[str, list[Any], Any]] = [
        ("single", ["Văn thư", "Kế toán", "Lái xe"], 0),
        ("multiple", ["Số đến", "Ngày đến", "Màu bìa"], [0, 1]),
        ("order", ["Tiếp nhận", "Đăng ký", "Trình"], None),
        ("match", [["CT", "Chỉ thị"], ["QĐ", "Quyết định"]], None),
        ("number", [], ["3", "0"]),
        ("short", [], ["văn thư"]),
    ]
    return [
        Question.objects.create(
            owner_unit=province.department,
            code=f"SO-{place}",
            kind=kind,
            text=f"Câu {kind}?",
            options=options,
            key=key,
            feedback=f"Vì {kind}.",
            tags=["sổ"],
        )
        for place, (kind, options, key) in enumerate(given, start=1)
    ]


def written(province: Province, **changes: Any) -> Course:
    """A course of two lessons and a test of six questions that opens after the first; not published."""
    readers = [f"under:{province.root.pk}"]
    course = create_course(
        province.department,
        province.trainer,
        CourseFields(**({"title": "Sổ văn bản đến", "readers": readers} | changes)),
    )
    module = Module.objects.child_of(course).get()
    first = lesson(province, module, "Mở sổ")
    lesson(province, module, "Ghi số", completion="passed", after=first.public_id, draws=[{"tag": "sổ", "count": 6}])
    return Course.objects.get(pk=course.pk)


def lesson(province: Province, module: Module, title: str, **changes: Any) -> Lesson:
    """A lesson with a heading and a paragraph."""
    body = [("heading", title), ("paragraph", f"<p>Cách <b>{title.lower()}</b> từng bước.</p>")]
    return add_lesson(module.pk, province.trainer, LessonFields(title, body, **changes))


def published(province: Province, **changes: Any) -> Course:
    """The same, published."""
    questions(province)
    course = written(province, **changes)
    publish(course.pk, province.trainer, PublishOrder())
    return Course.objects.get(pk=course.pk)
