"""What a new version and a withdrawal do to runs: ended, left for the newer text, closed. Results stay as they are."""

from django.db.models import Count, Q, QuerySet
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.training import catalogue
from intranet.training.errors import NotEnrolled
from intranet.training.models import Course, CourseVersion, Enrolment, EnrolmentState
from intranet.training.services.asking import ask_no_more
from intranet.training.services.learning import complete_if_done, enrol, locked
from intranet.training.services.writing import locked_course
from intranet.worker.pacing import paced


def withdraw(course_id: int, by: Person) -> Course:
    """Nobody begins the course any more, and who is on the way stops; results, certificates and transcripts stay. It
    can be published again.

    Raises:
        NotTheTrainer: ``by`` may not, or it is not published.
    """
    with write_transaction():
        course = locked_course(course_id, by, "withdraw")
        UnpublishPageAction(course, user=by).execute(skip_permission_checks=True)
        course = Course.objects.get(pk=course_id)
        closed = _close(Enrolment.objects.filter(course=course_id))
        record("training.withdrawn", actor=by, subject=course, label=course.title, details={"closed": closed})
        ask_no_more(course)
        catalogue.put(course.pk)
    return course


def begin_newer(course_id: int, person: Person) -> Enrolment:
    """Leave the open run of a version that was learnt otherwise, and begin the one that stands now. A second time goes
    on with the new run.

    Raises:
        NotEnrolled: as ``enrol``.
    """
    with write_transaction():
        course = Course.objects.select_for_update(of=("self",)).select_related("version__frozen").get(pk=course_id)
        if course.version is None:
            raise NotEnrolled
        older = {"course": course, "person": person, "version__frozen__major__lt": course.version.frozen.major}
        if _close(Enrolment.objects.filter(**older)):
            record("training.left-for-newer", actor=person, subject=course, label=course.title)
        return enrol(course_id, person)


def end_complete(version_id: int) -> int:
    """End open runs of a version in which nothing is left to do; returns how many. Running it again ends none twice."""
    version = CourseVersion.objects.get(pk=version_id)
    keys = list(version.items.values_list("key", flat=True))
    done = Count("progress", filter=Q(progress__done_at__isnull=False, progress__item__in=keys))
    runs = Enrolment.objects.filter(version=version, state=EnrolmentState.OPEN).annotate(done=done)
    waiting = list(runs.filter(done=len(keys)).select_related("person").order_by("pk"))
    return sum(_end(run.pk, run.person) for run in paced(waiting))


def _end(enrolment_id: int, person: Person) -> int:
    with write_transaction():
        try:
            return int(complete_if_done(locked(enrolment_id, person)))
        except NotEnrolled:
            return 0


def _close(runs: QuerySet[Enrolment]) -> int:
    return runs.filter(state=EnrolmentState.OPEN).update(state=EnrolmentState.CLOSED, ended_at=timezone.now())
