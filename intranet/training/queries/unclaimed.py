"""Classes that somebody attended without having enrolled in their course: they count once they enrol."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Least, TruncDate

from intranet.attendance.models import Attendance, SessionState
from intranet.people.rules import OFFICE_ZONE
from intranet.training.models import Course, CourseVersion, Enrolment, TrainingClass


def unclaimed(person: Any, **of_classes: Any) -> QuerySet[TrainingClass, Any]:
    """Closed classes of courses to which ``person``, an id or a reference, came by name, and that a run which they
    would begin now takes along (``services.attending.attended_in``): held since what is learnt now was published, and
    not in an earlier run nor on the day it ended. ``of_classes`` narrows them.
    """
    same = CourseVersion.objects.filter(
        course=OuterRef("course"), frozen__major=OuterRef("course__version__frozen__major")
    )
    published = Subquery(same.order_by("pk").values("frozen__created_at")[:1])
    there = {"session__attendances__person": person, "session__attendances__status__in": Attendance.THERE}
    found = TrainingClass.objects.filter(session__state=SessionState.CLOSED, **there, **of_classes)
    day: Any = Least("until", TruncDate("session__closed_at", tzinfo=OFFICE_ZONE))
    found = found.annotate(who=F("session__attendances__person"), day=day)
    found = found.filter(day__gte=TruncDate(published, tzinfo=OFFICE_ZONE))
    runs = Enrolment.objects.filter(course=OuterRef("course"), person=OuterRef("who"))
    runs = runs.annotate(ended=TruncDate("ended_at", tzinfo=OFFICE_ZONE))
    return found.filter(~Exists(runs.filter(Q(ended_at=None) | Q(ended__gte=OuterRef("day")))))


def attended_alone(course: Course) -> QuerySet[Attendance]:
    """Lines of closed lists by which somebody attended a class of ``course`` that no run of theirs counts."""
    classes = unclaimed(OuterRef("person"), course=course.pk, session=OuterRef("session"))
    return Attendance.objects.filter(Exists(classes))
