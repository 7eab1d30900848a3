"""Courses for tests, made through the services by the trainer of the department."""

from datetime import date
from typing import Any

from wagtail.models import Locale, Page

from intranet.acknowledgement.audiences import Asked
from intranet.acknowledgement.models import Assignment
from intranet.acknowledgement.services import open_assignments
from intranet.acknowledgement.telling import tell_asked
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.people.queries import main_unit
from intranet.people.rules import today
from intranet.training.models import Attempt, Course, Enrolment, Lesson, Module, Question
from intranet.training.services import (
    CourseFields,
    LessonFields,
    PublishOrder,
    add_lesson,
    begin,
    create_course,
    enrol,
    hand_in,
    open_item,
    publish,
    save_answer,
    seen_to_its_end,
)
from tests.factories.province import Province


def root_of_pages() -> None:
    """What a migration makes, where a test that commits found the tables empty."""
    locale, _made = Locale.objects.get_or_create(language_code="vi")
    if Page.get_first_root_node() is None:
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale))


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


def keys(course: Course) -> list[str]:
    """Keys of the items of the published version, in order."""
    version = Course.objects.get(pk=course.pk).version
    assert version is not None
    return [str(item.key) for item in version.items.all()]


def right(attempt: Attempt) -> list[Any]:
    """The right answer to each question, as a browser would send it."""
    return [right_of(attempt.item.question(one["question"]), one["shown"], one["right"]) for one in attempt.drawn]


def right_of(question: dict[str, Any], shown: list[int], beside: list[int]) -> Any:
    """The right answer to one question, as it was arranged."""
    kind, key = question["kind"], question["key"]
    if kind == "single":
        return str(shown.index(key))
    if kind in {"number", "short"}:
        return key[0]
    if kind == "match":
        return [str(beside.index(place)) for place in shown]
    places = [str(shown.index(place)) for place in (key if kind == "multiple" else range(len(shown)))]
    return sorted(places) if kind == "multiple" else places


def run_to_the_test(course: Course, person: Person) -> Enrolment:
    """A run with the first lesson done, so that the test is open."""
    run = enrol(course.pk, person)
    first = keys(course)[0]
    open_item(run.pk, person, first)
    seen_to_its_end(run.pk, person, first)
    return Enrolment.objects.select_related("version__frozen", "course").get(pk=run.pk)


def completed(course: Course, person: Person) -> Enrolment:
    """A run that is completed, with its certificate."""
    run = run_to_the_test(course, person)
    attempt = begin(run.pk, person, keys(course)[1])
    for place, answer in enumerate(right(attempt)):
        save_answer(attempt.pk, person, place, answer, seen=0)
    hand_in(attempt.pk, person)
    return Enrolment.objects.select_related("version__frozen", "course").get(pk=run.pk)


def published_again(province: Province, **changes: Any) -> Course:
    """One more published course, out of the questions that are there."""
    course = written(province, **changes)
    publish(course.pk, province.trainer, PublishOrder())
    return Course.objects.get(pk=course.pk)


def asked(course: Course, person: Person, due: date | None = None) -> Assignment:
    """An assignment of the ledger that asks ``person`` to take the course, due today unless said otherwise."""
    version, unit = Course.objects.get(pk=course.pk).version, main_unit(person, today())
    assert version is not None
    assert unit is not None
    with write_transaction():
        open_assignments(version.frozen, [Asked(person.pk, unit.pk, "đích danh")], due=due or today())
    return Assignment.objects.get(version=version.frozen, person=person)


def published_newer(course: Course, province: Province) -> Course:
    """The course with a significant change, which asks nobody."""
    publish(course.pk, province.trainer, PublishOrder("significant", "Quy định mới"))
    return Course.objects.get(pk=course.pk)


def told_and_asked(course: Course, person: Person) -> Assignment:
    """As ``asked``, and the person is told of it, as when the course is published for them."""
    assignment = asked(course, person)
    with write_transaction():
        tell_asked(assignment.version, [person.pk])
    return assignment
