"""What a trainer's address names, or the one 404: what is not theirs is not there."""

import uuid

from django.http import Http404, HttpRequest

from intranet.access.decisions import visible_or_404
from intranet.directives.rules import is_number
from intranet.people.models import Unit
from intranet.training.models import Course, Lesson, Module, Question
from intranet.training.office.queries import offices_of


def course_or_404(request: HttpRequest, public_id: uuid.UUID, action: str = "edit") -> Course:
    """A course that the requester writes."""
    return visible_or_404(request, Course, action=action, public_id=public_id)


def lesson_or_404(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> tuple[Course, Lesson]:
    """A lesson of a course that the requester writes."""
    course = course_or_404(request, public_id)
    lesson = Lesson.objects.descendant_of(course).select_related("latest_revision").filter(public_id=item).first()
    if lesson is None:
        raise Http404
    return course, lesson


def part_or_404(request: HttpRequest, public_id: uuid.UUID, item: uuid.UUID) -> tuple[Course, Lesson | Module]:
    """A module or lesson of a course that the requester writes."""
    course = course_or_404(request, public_id)
    for model in (Module, Lesson):
        if part := model.objects.descendant_of(course).filter(public_id=item).first():
            return course, part
    raise Http404


def office_or_404(request: HttpRequest, unit_id: int) -> Unit:
    """A unit whose courses the requester writes."""
    unit = offices_of(request.user).filter(pk=unit_id).first()  # type: ignore[arg-type]
    if unit is None:
        raise Http404
    return unit


def question_or_404(request: HttpRequest, unit_id: int, number: int) -> Question:
    """A question in the bank of such a unit."""
    found = Question.objects.filter(owner_unit=office_or_404(request, unit_id), pk=number).first()
    if found is None:
        raise Http404
    return found


def page_number(request: HttpRequest) -> int:
    """The page of a list that is asked for."""
    asked = request.GET.get("page", "1")
    return int(asked) if is_number(asked) and len(asked) < 7 else 1
