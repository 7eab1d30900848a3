"""Publishing a course: what its trainers wrote becomes what learners see, frozen item by item."""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import models
from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from intranet.acknowledgement.models import Version
from intranet.acknowledgement.services import Term, freeze
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files.queries import attachments_of
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.training import catalogue
from intranet.training.errors import Incomplete, WrittenMeanwhile
from intranet.training.models import (
    Course,
    CourseVersion,
    Enrolment,
    EnrolmentState,
    Lesson,
    Module,
    PublishedItem,
    Question,
)
from intranet.training.rules.completion import Completion, loops
from intranet.training.rules.drawing import short_of
from intranet.training.rules.questions import problems_of
from intranet.training.services.asking import ask_anew, beyond_readers
from intranet.training.services.reach import let_see
from intranet.training.services.writing import as_written, locked_course
from intranet.training.text import missing_files, questions_in, render, words_of
from intranet.worker.services import enqueue


class Change(models.TextChoices):
    """What a publication is to those who take the course, or have taken it."""

    MINOR = "minor", gettext_lazy("A correction: open runs go on with the new text, nobody is asked anew")
    SIGNIFICANT = (
        "significant",
        gettext_lazy("A significant change: whoever is asked takes the course anew, others on the way may choose to"),
    )


@dataclass(frozen=True, slots=True)
class PublishOrder:
    """What a trainer decides: what the change is, one sentence about it, and, unless it is a correction, who is asked
    to take the course and by when; nobody where ``audience`` is empty. With ``let_see`` they become readers of it.
    """

    change: str = Change.SIGNIFICANT
    note: str = ""
    audience: list[Term] = field(default_factory=list)
    due: date | None = None
    let_see: bool = False


AFTER_PUBLISH: list[Callable[[Course, bool], None]] = []
"""What is done in the transaction that publishes; told whether people are asked anew."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The newest text of a course: its lessons in their order, each with its module and the questions it asks."""

    course: Course
    lessons: list[Lesson]
    modules: dict[int, str]
    questions: dict[int, list[Question]] = field(default_factory=dict)


def publish(course_id: int, by: Person, order: PublishOrder, *, seen: str | None = None) -> CourseVersion:
    """Freeze the newest text as a version; with ``seen``, only if it is that draft. The first one, and one after a
    significant change, is taken anew by whoever is asked; results of earlier ones stay as they are. After a correction
    open runs go on with the new text, and what was done in them stays done.

    Raises:
        NotTheTrainer: ``by`` may not.
        WrittenMeanwhile: the draft is not the one that was ``seen``.
        Incomplete: what is missing, each problem with the lesson it is in.
    """
    with write_transaction():
        course = locked_course(course_id, by, "publish")
        draft = newest(course)
        if seen is not None and seen != mark_of(draft):
            raise WrittenMeanwhile
        new_readers = let_see(course, order.audience) if order.let_see else []
        problems = list(problems_in(draft, order))
        if problems:
            raise Incomplete(problems)
        before = course.version
        is_anew = before is None or order.change == Change.SIGNIFICANT
        course.latest_revision.publish(user=by, skip_permission_checks=True)
        course = locked_course(course_id, by, "publish")
        version = _freeze(draft, by, order, None if is_anew or before is None else before.frozen)
        course.version = version
        course.save(update_fields=["version"])
        if is_anew or before is None:
            ask_anew(course, version.frozen, order.audience, order.due)
        else:
            _carry_on_with(version, before)
        details: dict[str, Any] = {"change": str(order.change), "version": version.frozen_id}
        details |= {"readers": new_readers} if new_readers else {}
        record("training.published", actor=by, subject=course, label=course.title, details=details)
        catalogue.put(course.pk)
        for follow in AFTER_PUBLISH:
            follow(course, is_anew)
    return version


def mark_of(draft: Draft) -> str:
    """One word that changes with anything of the draft: its texts, their order, its modules, its questions."""
    lessons = [[each.pk, each.latest_revision_id, draft.modules[each.pk]] for each in draft.lessons]
    asked = [each.as_data() for questions in draft.questions.values() for each in questions]
    seen = json.dumps([draft.course.latest_revision_id, lessons, asked], sort_keys=True)
    return hashlib.sha256(seen.encode()).hexdigest()[:32]


def newest(course: Course) -> Draft:
    """What would be published now. A fixed number of queries, whatever the course holds."""
    titles = dict(Module.objects.child_of(course).values_list("path", "title"))
    rows = Lesson.objects.descendant_of(course).filter(left_out=False).select_related("latest_revision")
    rows = rows.order_by("path")
    lessons = [as_written(each) for each in rows]
    modules = {each.pk: titles[each.path[: -Lesson.steplen]] for each in lessons}
    return Draft(course.get_latest_revision_as_object(), lessons, modules, _questions_of(course, lessons))


def as_item(course: Course, lesson: Lesson) -> PublishedItem:
    """The newest text of ``lesson`` as it would be frozen, not saved. Two queries."""
    written = as_written(lesson)
    return _item(1, written, Draft(course, [written], {lesson.pk: ""}, _questions_of(course, [written])))


def _questions_of(course: Course, lessons: list[Lesson]) -> dict[int, list[Question]]:
    bank = list(Question.objects.filter(owner_unit=course.owner_unit_id, retired=False))
    by_id, by_code = {each.pk: each for each in bank}, {each.code: each for each in bank}
    found: dict[int, list[Question]] = {}
    for lesson in lessons:
        tags = {draw["tag"] for draw in lesson.draws if "tag" in draw}
        named = [by_id[draw["question"]] for draw in lesson.draws if draw.get("question") in by_id]
        asked = [by_code[code] for code in questions_in(lesson.body) if code in by_code]
        tagged = [each for each in bank if tags.intersection(each.tags)]
        found[lesson.pk] = list(dict.fromkeys([*named, *asked, *tagged]))
    return found


def problems_in(draft: Draft, order: PublishOrder) -> Iterator[str]:
    """What keeps the draft from being published, in words for its trainer."""
    if not draft.lessons:
        yield _("Write at least one lesson.")
    if not draft.course.readers.exists():
        yield _("Choose who may see the course.")
    if draft.course.version_id is not None and not order.note.strip():
        yield _("Say in one sentence what changed since the course was last published.")
    titles = {str(each.public_id): each.title for each in draft.lessons}
    if circle := loops({str(each.public_id): str(each.after or "") for each in draft.lessons}):
        yield _("These lessons wait for one another: %(titles)s.") % {
            "titles": " → ".join(titles[key] for key in circle)
        }
    there = {each.name: each for each in attachments_of(draft.course)}
    for lesson in draft.lessons:
        for problem in _of_lesson(lesson, draft, there, titles):
            yield f"{lesson.title}: {problem}"
    yield from _of_asking(draft.course, order)


def optional_tests(draft: Draft) -> list[Lesson]:
    """Lessons with a test that nobody has to pass: they are done without it, or with any answers."""
    return [each for each in draft.lessons if each.draws and each.completion != Completion.PASSED]


def _of_asking(course: Course, order: PublishOrder) -> Iterator[str]:
    if order.due is not None and order.due < today():
        yield pgettext("course", "The due date has passed. Choose today or a later day.")
    readers = [reader.token for reader in course.readers.all()]
    if readers:
        yield from map(str, beyond_readers(readers, order.audience))


def _of_lesson(lesson: Lesson, draft: Draft, there: dict[str, Any], titles: dict[str, str]) -> Iterator[str]:
    if not lesson.body and not lesson.draws and lesson.completion != Completion.ATTENDED:
        yield _("Write the text, or choose the questions of a test.")
    if missing := missing_files(lesson.body, there):
        yield _("These files are not among those of the course: %(names)s.") % {"names": ", ".join(missing)}
    if lesson.after is not None and str(lesson.after) not in titles:
        yield _("The lesson that opens it is gone. Choose another one.")
    if lesson.completion == Completion.TIME and not lesson.time:
        yield _("Say for how many minutes it is to be open.")
    if lesson.completion in {Completion.PASSED, Completion.ANSWERED} and not lesson.draws:
        yield _("It counts as done with its test, and has none.")
    yield from _of_questions(lesson, draft.questions[lesson.pk])


def _of_questions(lesson: Lesson, questions: list[Question]) -> Iterator[str]:
    codes, ids = {each.code for each in questions}, {each.pk for each in questions}
    if missing := [draw for draw in lesson.draws if "question" in draw and draw["question"] not in ids]:
        words = ngettext(
            "%(n)s question of its test is asked no more. Take it out, or ask it again.",
            "%(n)s questions of its test are asked no more. Take them out, or ask them again.",
            len(missing),
        )
        yield words % {"n": len(missing)}
    if gone := [code for code in questions_in(lesson.body) if code not in codes]:
        yield _("The bank has no question with the code %(codes)s.") % {"codes": ", ".join(gone)}
    data = [each.as_data() | {"tags": each.tags} for each in questions]
    for tag, asked, found in short_of(data, lesson.draws):
        given = {"asked": asked, "tag": tag, "found": found}
        yield _("%(asked)s questions are to be drawn from “%(tag)s”; there are %(found)s.") % given
    for question in questions:
        for problem in problems_of(question.as_data()):
            yield f"{question.code}: {problem}"


def _freeze(draft: Draft, by: Person, order: PublishOrder, betters: Version | None) -> CourseVersion:
    course = draft.course
    items = [_item(place, lesson, draft) for place, lesson in enumerate(draft.lessons, start=1)]
    hashes = [{"name": each.name, "role": each.role, "sha256": each.file.sha256} for each in attachments_of(course)]
    frozen = freeze(
        course,
        title=course.title,
        html=render_to_string("intranet/training/course_text.html", {"items": items}),
        text="\n".join([course.summary, *(f"{each.title}\n{each.text}" for each in items)]),
        attachments=hashes + [{"name": str(each.key), "role": "item", "sha256": each.content_hash} for each in items],
        by=by,
        change_note=order.note.strip(),
        betters=betters,
    )
    version = CourseVersion.objects.create(
        course_id=course.pk,
        frozen=frozen,
        valid_months=course.valid_months,
        gives_certificate=course.gives_certificate,
    )
    for each in items:
        each.version = version
    PublishedItem.objects.bulk_create(items)
    return version


def _item(place: int, lesson: Lesson, draft: Draft) -> PublishedItem:
    kept = ("title", "completion", "time", "after", "draws", "pass_mark", "attempts", "limit", "shuffled")
    item = PublishedItem(
        key=lesson.public_id,
        position=place,
        module=draft.modules[lesson.pk],
        html=render(lesson.body),
        text=words_of(lesson.body),
        questions=[each.as_data() | {"code": each.code, "tags": each.tags} for each in draft.questions[lesson.pk]],
        **{name: getattr(lesson, name) for name in kept},
    )
    rules = {name: str(getattr(item, name)) for name in (*kept, "html")} | {"questions": item.questions}
    item.content_hash = hashlib.sha256(json.dumps(rules, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    return item


def _carry_on_with(version: CourseVersion, before: CourseVersion) -> None:
    """Open runs of the same major version go on with this one. An open attempt keeps the questions it began with; runs
    that only a lesson which is left out held up end in the background.
    """
    same = {"version__frozen__major": version.frozen.major, "state": EnrolmentState.OPEN}
    Enrolment.objects.filter(course=version.course_id, **same).update(version=version)
    gone = before.items.exclude(key__in=version.items.values("key"))
    if gone.exists():
        enqueue("intranet.training.services.end_complete", key=f"training-ends:{version.pk}", version_id=version.pk)
