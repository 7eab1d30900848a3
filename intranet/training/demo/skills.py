"""A second course, short, of which one lesson is done in a class."""

from intranet.people.models import Person, Unit
from intranet.training.models import Course, Lesson, Module
from intranet.training.rules.completion import Completion
from intranet.training.services import (
    CourseFields,
    LessonFields,
    PublishOrder,
    add_lesson,
    create_course,
    enrol,
    open_item,
    publish,
    seen_to_its_end,
)

TITLE = "Kỹ năng số cho cán bộ, công chức"
SUMMARY = "Ký số đúng quy trình, họp trực tuyến an toàn, giữ kín mật khẩu."
LEARNER = "bui.duc.thang"

READING = [
    ("heading", "Trước khi đến lớp"),
    (
        "paragraph",
        "<p>Mang theo thiết bị ký số được cấp và nhớ mã PIN. Cập nhật trình duyệt. Chuẩn bị một văn bản "
        "đang soạn để thực hành.</p>",
    ),
    ("heading", "Ba điều cần nhớ"),
    (
        "paragraph",
        "<ul><li>Không đưa thiết bị ký số cho người khác.</li><li>Không ghi mật khẩu ra giấy.</li>"
        "<li>Khóa máy khi rời chỗ ngồi.</li></ul>",
    ),
]
PRACTICE = [
    ("paragraph", "<p>Thực hành tại lớp: ký một văn bản, mở một phòng họp trực tuyến, đổi mật khẩu.</p>"),
]


def load(trainer: Person) -> Course:
    """The course, published; one person has done its first lesson."""
    unit = trainer.posts.get(is_main=True).unit
    top = Unit.objects.get(code="AB")
    made = create_course(unit, trainer, CourseFields(TITLE, SUMMARY, minutes=20, readers=[f"under:{top.pk}"]))
    module = Module.objects.child_of(made).get()
    add_lesson(module.pk, trainer, LessonFields("Chuẩn bị trước khi đến lớp", READING))
    add_lesson(module.pk, trainer, LessonFields("Thực hành tại lớp", PRACTICE, Completion.ATTENDED))
    publish(made.pk, trainer, PublishOrder())
    course = Course.objects.get(pk=made.pk)
    _begun(course, Person.objects.get(username=LEARNER))
    return course


def _begun(course: Course, person: Person) -> None:
    run = enrol(course.pk, person)
    first = str(Lesson.objects.descendant_of(course).order_by("path")[0].public_id)
    open_item(run.pk, person, first)
    seen_to_its_end(run.pk, person, first)
