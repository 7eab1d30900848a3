"""What trainers' screens show, in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.access.tokens import tokens_of, units_with_role
from intranet.alphabet import order_key, without_marks
from intranet.people.models import Person, PostRole, Unit
from intranet.people.queries import people_in
from intranet.people.rules import today
from intranet.training.models import Course, Enrolment, EnrolmentState, Lesson, Module, Question
from intranet.training.policy import OFFICE_ROLES
from intranet.training.rules.completion import Completion
from intranet.training.rules.questions import QuestionKind
from intranet.training.services.structure import published_keys
from intranet.training.services.writing import as_written

PAGE_SIZE = 30


def offices_of(person: Person) -> QuerySet[Unit]:
    """Units whose courses ``person`` writes."""
    return Unit.objects.filter(pk__in=units_with_role(tokens_of(person), OFFICE_ROLES)).order_by("path")


def trainers_of(unit: Unit) -> QuerySet[Person]:
    """Who may answer for a course of ``unit``: whoever holds a post in it today."""
    return people_in(unit, below=False, on=today()).filter(is_active=True)


def learners_of(course: Course) -> QuerySet[Person]:
    """Who is on the way through ``course`` now, by id."""
    runs = Enrolment.objects.filter(course=course, state=EnrolmentState.OPEN).values("person")
    return Person.objects.filter(pk__in=runs, is_active=True).order_by("pk")


def own_courses(person: Person, number: int) -> Page[Course]:
    """Courses of ``person``'s units, what was changed last first. Two queries."""
    offices = units_with_role(tokens_of(person), OFFICE_ROLES)
    found = Course.objects.filter(owner_unit__in=offices).select_related("owner_unit", "version__frozen")
    return Paginator(found.order_by("-latest_revision_created_at", "-pk"), PAGE_SIZE).get_page(number)


def state_of(course: Course) -> tuple[str, str]:
    """Where a course stands, in words, and in which tone."""
    if course.version_id is None:
        return pgettext("course", "Draft"), ""
    if not course.live:
        return pgettext("course", "Withdrawn"), ""
    return (
        (_("Changes not published"), "due")
        if course.has_unpublished_changes
        else (pgettext("course", "Published"), "done")
    )


@dataclass(frozen=True, slots=True)
class LessonLine:
    """A lesson in the outline; ``is_published`` once it was: it stays, or is ``left_out`` of what comes."""

    lesson: Lesson
    title: str
    completion: str
    has_test: bool
    is_published: bool
    left_out: bool


@dataclass(frozen=True, slots=True)
class ModuleLine:
    """A module in the outline, with its lessons in their order."""

    module: Module
    lessons: list[LessonLine] = field(default_factory=list)

    @property
    def is_published(self) -> bool:
        return any(each.is_published for each in self.lessons)


def outline(course: Course) -> list[ModuleLine]:
    """Modules and lessons as they are written now, in their order. Four queries."""
    modules = {each.path: ModuleLine(each) for each in Module.objects.child_of(course).order_by("path")}
    published = published_keys(course)
    for lesson in Lesson.objects.descendant_of(course).select_related("latest_revision").order_by("path"):
        modules[lesson.path[: -Lesson.steplen]].lessons.append(_line(lesson, published))
    return list(modules.values())


def _line(lesson: Lesson, published: set[str]) -> LessonLine:
    written = as_written(lesson)
    return LessonLine(
        lesson=lesson,
        title=written.title,
        completion=capfirst(str(Completion(written.completion).label)),
        has_test=bool(written.draws),
        is_published=str(lesson.public_id) in published,
        left_out=lesson.left_out,
    )


def others_of(course: Course, lesson: Lesson | None) -> list[tuple[str, str]]:
    """Lessons after which ``lesson`` may open: key and title, in their order."""
    lines = (line for module in outline(course) for line in module.lessons if not line.left_out)
    return [(str(line.lesson.public_id), line.title) for line in lines if lesson is None or line.lesson.pk != lesson.pk]


def asked_of(unit_id: int) -> list[Question]:
    """Questions of the bank of a unit that are asked still. One query."""
    return list(Question.objects.filter(owner_unit=unit_id, retired=False))


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list of questions is narrowed to."""

    text: str = ""
    tag: str = ""
    kind: str = ""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Bank:
    """A page of questions, and how many there are of each tag."""

    page: Page[Any]
    tags: list[tuple[str, int]]


def bank_of(unit: Unit, wanted: Wanted, number: int) -> Bank:
    """The questions of ``unit``, by code. One query: a bank has some hundreds."""
    rows = list(Question.objects.filter(owner_unit=unit, retired=wanted.retired).order_by("code"))
    found = [each for each in rows if is_wanted(each, wanted)]
    return Bank(Paginator(found, PAGE_SIZE).get_page(number), tags_of(rows))


def tags_of(questions: Iterable[Question]) -> list[tuple[str, int]]:
    """Each tag with the number of its questions, by name."""
    return sorted(Counter(tag for each in questions for tag in each.tags).items(), key=lambda line: order_key(line[0]))


def is_wanted(question: Question, wanted: Wanted) -> bool:
    """Whether the question has the tag and the kind, and all the words; what is typed without marks finds all marks."""
    there = f"{question.code} {question.text}".casefold()
    plain = without_marks(there)
    words = wanted.text.casefold().split()
    is_found = all(word in (plain if word == without_marks(word) else there) for word in words)
    is_found = is_found and (not wanted.tag or wanted.tag in question.tags)
    return is_found and (wanted.kind not in QuestionKind.values or wanted.kind == question.kind)


HEADS_OF_UNITS = (PostRole.HEAD, PostRole.LEADER)
"""Posts that see how far the people of their own unit, and of those below it, are."""
