"""The course that a class is held for: which may be chosen, and whose items closing it completes."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.attendance.models import Attendance
from intranet.people.models import Person
from intranet.training.models import Course, Enrolment, EnrolmentState, PublishedItem, TrainingClass
from intranet.training.rules.completion import Completion

Chosen = tuple[Course | None, UUID | None]


class CourseField(forms.ChoiceField):
    """A course, or one of its lessons that ask for a class; gives both."""

    def __init__(self) -> None:
        super().__init__(
            label=gettext_lazy("Course that it is held for"),
            help_text=gettext_lazy(
                "Who comes by name completes the lesson of the course that asks for a class; a count completes nothing."
            ),
            required=False,
        )
        self.held: dict[str, Chosen] = {}

    def __deepcopy__(self, memo: Any) -> Any:
        copied = super().__deepcopy__(memo)
        copied.held = {}
        return copied

    def offer(self, courses: QuerySet[Course]) -> None:
        """Offer these courses, and of each the lessons that ask for a class. Two queries."""
        found = list(courses)
        items = items_asking_for_a_class(each.version_id for each in found)
        choices: list[Any] = [("", _("none"))]
        for course in found:
            own = [item for item in items if item.version_id == course.version_id]
            lines = [(value_of(course.pk, None), _every(course, own)), *_lessons(course, own)]
            self.held |= {value_of(course.pk, None): (course, None)}
            self.held |= {value_of(course.pk, item.key): (course, item.key) for item in own}
            choices += [(course.title, lines)] if own else lines
        self.choices = choices

    def clean(self, value: Any) -> Chosen:
        """The course and the key of its lesson, each None where none is meant."""
        typed = super().clean(value)
        if typed and typed not in self.held:
            raise ValidationError(_("Choose one of the courses in the list."))
        return self.held.get(typed, (None, None))


def value_of(course: int | None, item: UUID | None) -> str:
    """How a choice is sent."""
    return "" if course is None else f"{course}:{item}" if item else str(course)


def _every(course: Course, own: list[PublishedItem]) -> str:
    if not own:
        return _("%(title)s (no lesson of it asks for a class)") % {"title": course.title}
    return _("%(title)s: every lesson that asks for a class") % {"title": course.title}


def _lessons(course: Course, own: list[PublishedItem]) -> list[tuple[str, str]]:
    if len(own) < 2:
        return []
    words = _("Only the lesson “%(title)s”")
    return [(value_of(course.pk, item.key), words % {"title": item.title}) for item in own]


def items_asking_for_a_class(versions: Iterable[int | None]) -> list[PublishedItem]:
    """Lessons of these versions that are done by attending. One query."""
    rows = PublishedItem.objects.filter(version__in=list(versions), completion=Completion.ATTENDED)
    return list(rows.only("version", "key", "title", "position").order_by("version", "position"))


def items_of(found: TrainingClass) -> list[PublishedItem]:
    """Lessons of the published version of its course that the class completes. One query, none without a course."""
    if found.course is None:
        return []
    items = items_asking_for_a_class([found.course.version_id])
    return [each for each in items if found.item in {None, each.key}]


def there_at(found: TrainingClass) -> QuerySet[Attendance]:
    """Who came by name."""
    return Attendance.objects.filter(session=found.session_id, status__in=Attendance.THERE)


def runs_at(found: TrainingClass) -> QuerySet[Enrolment]:
    """Open runs through its course of those who came by name."""
    runs = Enrolment.objects.filter(course=found.course_id, state=EnrolmentState.OPEN)
    return runs.filter(person__in=there_at(found).values("person")).select_related("person").order_by("pk")


def without_a_run(found: TrainingClass) -> int:
    """How many came by name and have not begun the course. One query."""
    begun = Enrolment.objects.filter(course=found.course_id).values("person")
    return there_at(found).exclude(person__in=begun).count()


def kept_by(found: TrainingClass) -> list[Person]:
    """Who finished the course by this class and is not on its list any more: their result stays. One query."""
    rows = Person.objects.filter(
        Q(pk__in=_finished(found).values("person")) & ~Q(pk__in=there_at(found).values("person"))
    )
    return list(rows.order_by("first_name", "last_name", "pk"))


def _finished(found: TrainingClass) -> QuerySet[Enrolment]:
    by_it = Enrolment.objects.filter(course=found.course_id, progress__attended=found)
    return by_it.exclude(state=EnrolmentState.OPEN)
