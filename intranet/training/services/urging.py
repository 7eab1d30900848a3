"""“Nhắc học”: somebody reminds people of a course that they have still to finish, once a day each.

``send`` writes down who was told and calls ``notify_many``; the audit log says it in words of courses.
"""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from intranet.acknowledgement.models import Assignment
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Absence, Person
from intranet.people.rules import local_date
from intranet.reminders.models import Reminder, Step
from intranet.reminders.services.sending import Sending, locked, send
from intranet.training.models import Course
from intranet.training.policy import LABEL

CHUNK = 500


def urgeable(course: Course, waiting: QuerySet[Assignment], at: datetime) -> QuerySet[Assignment]:
    """Those of ``waiting``, open assignments of ``course``, who would be reminded: not away, and not reminded of it by
    hand today, of whatever version.
    """
    day = local_date(at)
    of_course = {"assignment__version__subject_model": LABEL, "assignment__version__subject_id": course.pk}
    today = Reminder.objects.filter(assignment__person=OuterRef("person"), step=Step.BY_HAND, day=day, **of_course)
    away = Absence.objects.filter(starts__lte=day, ends__gte=day).values("person")
    return waiting.filter(~Exists(today), receipt__isnull=True, person__is_active=True).exclude(person__in=away)


def urge(course: Course, waiting: QuerySet[Assignment], by: Person, *, at: datetime | None = None) -> int:
    """Remind everybody ``urgeable``; returns how many. Whether ``by`` may follow them is the caller's question. A
    second time on the same day does nothing.
    """
    if course.version is None:
        return 0
    at, sent = at or timezone.now(), 0
    frozen = course.version.frozen
    sending = Sending(frozen, course, Step.BY_HAND, at, course.get_absolute_url(), by, kind="course-urged")
    while True:
        with write_transaction():
            some = locked(urgeable(course, waiting, at), CHUNK)
            if some:
                sent += send(sending, {each: [each.person_id] for each in some})
                people = sorted(each.person_id for each in some)
                record("training.urged", actor=by, subject=course, label=course.title, details={"told": people})
        if not some:
            return sent
