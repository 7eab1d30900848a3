"""Writing a course: every save is a revision of a Wagtail page, and no learner sees it before it is published."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from wagtail.models import Page

from intranet.access.decisions import decide
from intranet.access.tokens import tokens_of, units_with_role
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person, Unit
from intranet.topics.models import Topic
from intranet.training import catalogue
from intranet.training.errors import Incomplete, NotTheTrainer, WrittenMeanwhile
from intranet.training.models import Course, CourseReader, CourseShelf, Lesson, Module
from intranet.training.policy import OFFICE_ROLES
from intranet.training.rules.completion import Completion
from intranet.training.services.asking import beyond_readers, live_audience, terms_of

FIRST_MODULE = "Học phần 1"
"""What a course begins with; its trainers rename it."""

RULES = ("completion", "time", "after", "draws", "pass_mark", "attempts", "limit", "shuffled")
"""What a lesson has besides its title and its text."""


@dataclass(frozen=True, slots=True)
class CourseFields:
    """What is typed of a course; ``readers`` are tokens."""

    title: str
    summary: str = ""
    minutes: int | None = None
    is_open: bool = True
    gives_certificate: bool = True
    valid_months: int | None = None
    topic: Topic | None = None
    responsible: Person | None = None
    readers: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class LessonFields:
    """What is typed of a lesson; ``body`` are blocks as a StreamField takes them, ``draws`` as ``Lesson`` says."""

    title: str
    body: Any = ()
    completion: str = Completion.SEEN
    time: int | None = None
    after: UUID | None = None
    draws: list[dict[str, Any]] = field(default_factory=list)
    pass_mark: int = 80
    attempts: int | None = None
    limit: int | None = None
    shuffled: bool = True


def create_course(unit: Unit, by: Person, entered: CourseFields) -> Course:
    """A new course with one module, not published.

    Raises:
        NotTheTrainer: ``by`` writes no courses for ``unit``.
    """
    if unit.pk not in units_with_role(tokens_of(by), OFFICE_ROLES):
        raise NotTheTrainer
    with write_transaction():
        course = Course(owner_unit=unit, owner=by, live=False, has_unpublished_changes=True, title=entered.title)
        course.responsible = entered.responsible or by
        _fill_course(course, entered)
        course = _shelf().add_child(instance=course)
        _set_readers(course, entered.readers)
        course.save_revision(user=by, log_action=True)
        course.add_child(instance=Module(title=FIRST_MODULE, live=False, owner=by))
        record("training.drafted", actor=by, subject=course, label=course.title)
    return course


def update_course(course_id: int, by: Person, entered: CourseFields, *, seen: str) -> Course:
    """Save what was typed; readers, topic, who answers for it and whether one may enrol change at once.

    Raises:
        NotTheTrainer, WrittenMeanwhile.
        Incomplete: somebody is asked to take it who could not read it any more.
    """
    with write_transaction():
        course = locked_course(course_id, by)
        _check_seen(course, seen)
        audience = live_audience(course)
        if audience and (problems := list(beyond_readers(entered.readers, terms_of(audience)))):
            raise Incomplete(problems)
        _fill_course(course, entered)
        course.responsible = entered.responsible
        _set_readers(course, entered.readers)
        course.save(update_fields=["is_open", "topic", "responsible"])
        written = course.get_latest_revision_as_object()
        _fill_course(written, entered)
        written.save_revision(user=by, log_action=True)
        record("training.edited", actor=by, subject=course, label=course.title)
        catalogue.put(course.pk)
    return written


def add_module(course_id: int, by: Person, title: str) -> Module:
    """A module at the end of the course.

    Raises:
        NotTheTrainer.
    """
    with write_transaction():
        course = locked_course(course_id, by)
        module = course.add_child(instance=Module(title=title.strip()[:255], live=False, owner=by))
        changed(course)
        record("training.module-added", actor=by, subject=course, label=course.title)
    return module


def add_lesson(module_id: int, by: Person, entered: LessonFields) -> Lesson:
    """A lesson at the end of a module.

    Raises:
        NotTheTrainer.
    """
    with write_transaction():
        module = Module.objects.get(pk=module_id)
        course = locked_course(course_of(module).pk, by)
        lesson = Lesson(title=entered.title.strip()[:255], live=False, owner=by)
        _fill_lesson(lesson, entered)
        lesson = Module.objects.get(pk=module_id).add_child(instance=lesson)
        lesson.save_revision(user=by, log_action=True)
        changed(course)
        record("training.lesson-added", actor=by, subject=course, label=course.title)
    return lesson


def update_lesson(lesson_id: int, by: Person, entered: LessonFields, *, seen: str) -> Lesson:
    """Save what was typed.

    Raises:
        NotTheTrainer, WrittenMeanwhile.
    """
    with write_transaction():
        lesson = Lesson.objects.get(pk=lesson_id)
        course = locked_course(course_of(lesson).pk, by)
        lesson.refresh_from_db()
        _check_seen(lesson, seen)
        written = lesson.get_latest_revision_as_object()
        _fill_lesson(written, entered)
        written.save_revision(user=by, log_action=True)
        changed(course)
        record("training.lesson-edited", actor=by, subject=course, label=course.title)
    return written


def move(page_id: int, by: Person, *, up: bool) -> None:
    """Put a module or lesson before the one above it, or after the one below; at the end nothing changes.

    Raises:
        NotTheTrainer.
    """
    with write_transaction():
        page = Page.objects.get(pk=page_id).specific
        course = locked_course(course_of(page).pk, by)
        beside = page.get_prev_sibling() if up else page.get_next_sibling()
        if beside is not None:
            page.move(beside, pos="left" if up else "right")
            changed(course)
            record("training.moved", actor=by, subject=course, label=course.title)


def changed(course: Course) -> None:
    """Something of the course waits to be published. Call inside the write transaction that changes it."""
    Course.objects.filter(pk=course.pk).update(has_unpublished_changes=True)


def seen_of(page: Page) -> str:
    """What a form says it has seen of a page: its newest revision."""
    return str(page.latest_revision_id or "")


def as_written(lesson: Lesson) -> Lesson:
    """``lesson`` with its newest text in it, not to be saved. No query where its revision was fetched with it."""
    if lesson.latest_revision is not None:
        content = lesson.latest_revision.content
        for name in (*RULES, "title", "body"):
            setattr(lesson, name, Lesson._meta.get_field(name).to_python(content[name]))
    return lesson


def course_of(page: Page) -> Course:
    """The course that a module or lesson is part of. One query."""
    found: Course = Course.objects.ancestor_of(page).get()
    return found


def locked_course(course_id: int, by: Person, action: str = "edit") -> Course:
    """The course under its lock, which is that of all its parts. Call inside a write transaction.

    Raises:
        NotTheTrainer: ``by`` may not.
    """
    rows = Course.objects.select_for_update(of=("self",)).select_related("owner_unit", "version__frozen")
    course: Course = rows.get(pk=course_id)
    if not decide(by, action, course):
        raise NotTheTrainer
    return course


def _check_seen(page: Page, seen: str) -> None:
    if seen != seen_of(page):
        raise WrittenMeanwhile


def _fill_course(course: Course, entered: CourseFields) -> None:
    course.title = course.draft_title = entered.title.strip()[:255]
    for name in ("summary", "minutes", "is_open", "gives_certificate", "valid_months", "topic"):
        setattr(course, name, getattr(entered, name))


def _fill_lesson(lesson: Lesson, entered: LessonFields) -> None:
    lesson.title = lesson.draft_title = entered.title.strip()[:255]
    lesson.body = list(entered.body)
    for name in RULES:
        setattr(lesson, name, getattr(entered, name))


def _set_readers(course: Course, tokens: list[str]) -> None:
    CourseReader.objects.filter(page=course).exclude(token__in=tokens).delete()
    there = set(CourseReader.objects.filter(page=course).values_list("token", flat=True))
    new = [token for token in dict.fromkeys(tokens) if token not in there]
    CourseReader.objects.bulk_create(CourseReader(page=course, token=token) for token in new)


def _shelf() -> CourseShelf:
    """The one parent of all courses, made when it is first needed."""
    found: CourseShelf | None = CourseShelf.objects.first()
    if found is None:
        found = Page.get_first_root_node().add_child(instance=CourseShelf(title="Khóa học", slug="khoa-hoc"))
    return found
