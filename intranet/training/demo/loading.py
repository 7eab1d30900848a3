"""Writing and publishing the course as its trainer, and taking it as some of those who are asked."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from intranet.acknowledgement.services import Term
from intranet.files.errors import FileRefused
from intranet.files.services import accept_bytes
from intranet.people.models import Person, Unit
from intranet.people.rules import today
from intranet.topics.demo import RECORDS, named
from intranet.training.demo.bank import DEADLINES, DRAWN, IN_LESSONS, NAMED
from intranet.training.demo.files import paper, picture
from intranet.training.demo.lessons import LESSONS, PAPER, PICTURE, SUMMARY, TITLE
from intranet.training.models import Attempt, Course, Enrolment, Module
from intranet.training.rules.completion import Completion
from intranet.training.services import (
    CourseFields,
    LessonFields,
    PublishOrder,
    add_file,
    add_lesson,
    add_module,
    add_question,
    begin,
    create_course,
    enrol,
    hand_in,
    open_item,
    publish,
    rename_module,
    save_answer,
    seen_to_its_end,
)
from intranet.training.text import FILED

FILES = {PICTURE: picture, PAPER: paper}
DAYS = 21
"""Until it is due: not soon, so that nobody is reminded at once."""

DONE, FAILED, UNDER_WAY = (
    ("bui.duc.thang", "pham.thi.hong"),
    ("dinh.cong.son",),
    (("tran.quang.huy", 3), ("cao.thi.bich.ngoc", 1)),
)
"""Who has a certificate, who did not pass yet, and who has done how many lessons."""


def load(trainer: Person) -> None:
    """The course, asked of the committee and all below it, and where people are in it."""
    course = _written(trainer)
    committee = Unit.objects.get(code="UBND")
    audience = [Term("under", unit=committee)]
    publish(course.pk, trainer, PublishOrder(audience=audience, due=today() + timedelta(days=DAYS)))
    course = Course.objects.get(pk=course.pk)
    for login in DONE:
        _test(_run(course, login, len(LESSONS) - 1), right=True)
    for login in FAILED:
        _test(_run(course, login, len(LESSONS) - 1), right=False)
    for login, lessons in UNDER_WAY:
        _run(course, login, lessons)


def _written(trainer: Person) -> Course:
    unit = trainer.posts.get(is_main=True).unit
    top = Unit.objects.get(code="AB")
    fields = CourseFields(
        TITLE, SUMMARY, minutes=45, valid_months=24, topic=named(RECORDS), readers=[f"under:{top.pk}"]
    )
    course = create_course(unit, trainer, fields)
    missing = {name for name, make in FILES.items() if not _added(course, trainer, name, make())}
    asked = [add_question(unit, trainer, each) for each in (*IN_LESSONS, *NAMED, *DRAWN)]
    draws = [{"question": each.pk} for each in asked if each.code in {one.code for one in NAMED}]
    _lessons(course, trainer, [*draws, {"tag": DEADLINES, "count": 1}], missing)
    return course


def _added(course: Course, trainer: Person, name: str, content: bytes) -> bool:
    """False where no program reads what stands on a picture: such a house takes in none."""
    try:
        stored = accept_bytes(name, content, by=trainer)
    except FileRefused:
        return False
    add_file(course.pk, trainer, stored, name=name)
    return True


def _lessons(course: Course, trainer: Person, draws: list[dict[str, Any]], missing: set[str]) -> None:
    """Each of the last two opens after the one before it; what shows a file that is missing is left out."""
    first = Module.objects.child_of(course).get()
    rename_module(first.pk, trainer, LESSONS[0][0], seen=first.title)
    modules, before = {LESSONS[0][0]: first.pk}, None
    for place, (module, title, written) in enumerate(LESSONS, start=1):
        body = [(kind, value) for kind, value in written if kind not in FILED or value["file"] not in missing]
        if module not in modules:
            modules[module] = add_module(course.pk, trainer, module).pk
        after = before if place >= len(LESSONS) - 1 else None
        fields = (
            _test_of(title, body, after, draws) if place == len(LESSONS) else LessonFields(title, body, after=after)
        )
        before = add_lesson(modules[module], trainer, fields).public_id


def _test_of(title: str, body: Any, after: UUID | None, draws: list[dict[str, Any]]) -> LessonFields:
    passed = Completion.PASSED
    return LessonFields(title, body, passed, after=after, draws=draws, pass_mark=80, attempts=3, limit=15)


def _run(course: Course, login: str, lessons: int) -> Enrolment:
    """A run of the person with that login, with so many lessons done."""
    person = Person.objects.get(username=login)
    run = enrol(course.pk, person)
    for item in run.version.items.all()[:lessons]:
        open_item(run.pk, person, str(item.key))
        seen_to_its_end(run.pk, person, str(item.key))
    return run


def _test(run: Enrolment, *, right: bool) -> None:
    """Two answers are wrong, or all are right."""
    item = run.version.items.last()
    attempt = begin(run.pk, run.person, str(item.key)) if item else None
    if attempt is None:
        return
    for place, answer in enumerate(_right(attempt)):
        save_answer(attempt.pk, run.person, place, answer if right or place > 1 else None, seen=0)
    hand_in(attempt.pk, run.person)


def _right(attempt: Attempt) -> list[Any]:
    """What is right, as a browser would send it: by places of what was shown."""
    return [_right_of(attempt.item.question(one["question"]), one) for one in attempt.drawn]


def _right_of(question: dict[str, Any], drawn: dict[str, Any]) -> Any:
    kind, key, shown = question["kind"], question["key"], drawn["shown"]
    if kind == "single":
        return str(shown.index(key))
    if kind == "match":
        return [str(drawn["right"].index(place)) for place in shown]
    if kind in {"multiple", "order"}:
        places = [str(shown.index(place)) for place in (key if kind == "multiple" else range(len(shown)))]
        return sorted(places) if kind == "multiple" else places
    return key[0]
