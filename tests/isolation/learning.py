"""Courses, a run and its certificate, each with words of its own, and who may know which."""

from dataclasses import dataclass, field

from intranet.files.queries import attachments_of
from intranet.files.services import accept_bytes
from intranet.people.models import Person, Unit
from intranet.training.models import (
    Attempt,
    Certificate,
    Course,
    Enrolment,
    Lesson,
    Module,
    PublishedItem,
    Question,
    TrainingClass,
)
from intranet.training.queries.used_up import used_up
from intranet.training.services import PublishOrder, add_file, begin, hand_in, publish, save_answer
from tests.factories import training
from tests.factories.province import Province
from tests.isolation.classes import plant_classes

TRAINER = frozenset({"trainer"})


@dataclass
class Learning:
    """``words`` maps each secret word to the personas who may know it."""

    words: dict[str, frozenset[str]] = field(default_factory=dict)
    courses: list[Course] = field(default_factory=list)

    def values(self) -> dict[str, list[object]]:
        """What the arguments of the addresses of training may be."""
        return {
            "training:public_id": [course.public_id for course in self.courses],
            "training:item": [
                *PublishedItem.objects.values_list("key", flat=True).distinct(),
                *Module.objects.values_list("public_id", flat=True),
            ],
            "training:unit_id": list(Question.objects.values_list("owner_unit", flat=True).distinct()),
            "lop-tap-huan/public_id": list(TrainingClass.objects.values_list("public_id", flat=True)),
            "khoa-hoc/tong-quan/<uuid:public_id>/don-vi/unit_id": list(Unit.objects.values_list("pk", flat=True)),
            "khoa-hoc/tong-quan/con-phai-hoc/don-vi/unit_id": list(Unit.objects.values_list("pk", flat=True)),
            "khoa-hoc/tong-quan/nguoi/person_id": list(Person.objects.values_list("pk", flat=True)),
            "khoa-hoc/ket-qua/person_id": list(Person.objects.values_list("pk", flat=True)),
            "khoa-hoc/ket-qua/<int:person_id>.kind": ["xlsx"],
            "khoa-hoc/ket-qua/toi.kind": ["xlsx"],
            "training:number": list(Question.objects.values_list("pk", flat=True)),
            "training:kind": ["single"],
            "kind": [],
            "training:annex": [file.public_id for course in self.courses for file in attachments_of(course)],
            "training:attempt": list(Attempt.objects.values_list("pk", flat=True)),
            "training:run": list(used_up().values_list("enrolment", flat=True)),
            "training:place": [0, 1],
            "training:code": list(Certificate.objects.values_list("code", flat=True)),
            "item": [],
            "attempt": [],
        }


def plant_courses(province: Province) -> Learning:
    """A draft, a course for the committee's tree, and one for the commune, which the outsider has completed; the cadre
    is in the middle of the test of the second, of which the deputy has used up the attempts.
    """
    learning = Learning()
    committee = frozenset({"cadre", "deputy", "clerk", "leader", "editor", "head", "security", "administrator"})
    inside = committee | TRAINER | {"inspector"}
    training.questions(province)
    Question.objects.filter(kind="short").update(text="qacoquestionzq", key=["qacokeyzq"], feedback="qacowhyzq")
    draft = training.written(province, title="qacodrafttitlezq")
    stored = accept_bytes("qacofilezq.txt", b"qacofilebodyzq", by=province.trainer)
    add_file(draft.pk, province.trainer, stored, name="qacofilezq.txt")
    learning.courses.append(draft)
    open_one = _published(province, "qacoopen", [f"under:{province.committee.pk}"])
    learning.courses.append(open_one)
    closed = _published(province, "qacocommune", [f"under:{province.commune.pk}"])
    learning.courses.append(closed)
    run = training.run_to_the_test(open_one, province.cadre)
    _half_way(run, province.cadre)
    _used_up(open_one, province.deputy)
    training.completed(closed, province.outsider)
    Certificate.objects.update(holder="qacoholderzq")
    learning.words |= plant_classes(province)
    # Titles stand in the audit log.
    learning.words |= {
        "qacodrafttitlezq": TRAINER | {"security"},
        "qacofilezq": TRAINER,
        "qacofilebodyzq": TRAINER,
        "qacoopentitlezq": inside,
        "qacocommunetitlezq": TRAINER | {"outsider", "security"},
        "qacoopenlessonzq": inside,
        "qacocommunelessonzq": TRAINER | {"outsider"},
        "qacoanswerzq": frozenset({"cadre"}),
        "qacoquestionzq": TRAINER | {"cadre", "deputy", "outsider"},
        "qacokeyzq": TRAINER | {"deputy", "outsider"},
        "qacowhyzq": TRAINER | {"deputy", "outsider"},
        "qacoholderzq": TRAINER | {"outsider"},
    }
    return learning


def _published(province: Province, stem: str, readers: list[str]) -> Course:
    course = training.written(province, title=f"{stem}titlezq", readers=readers)
    module = Module.objects.child_of(course).get()
    lesson = Lesson.objects.child_of(module).first()
    assert lesson is not None
    lesson.title = f"{stem}lessonzq"
    lesson.save_revision()
    lesson.save(update_fields=["title"])
    publish(course.pk, province.trainer, PublishOrder())
    return Course.objects.get(pk=course.pk)


def _used_up(course: Course, person: Person) -> None:
    PublishedItem.objects.filter(version=course.version_id, completion="passed").update(attempts=1)
    run = training.run_to_the_test(course, person)
    hand_in(begin(run.pk, person, training.keys(course)[1]).pk, person)


def _half_way(run: Enrolment, person: Person) -> None:
    attempt = begin(run.pk, person, training.keys(run.course)[1])
    place = [attempt.item.question(one["question"])["kind"] for one in attempt.drawn].index("short")
    save_answer(attempt.pk, person, place, "qacoanswerzq", seen=0)
