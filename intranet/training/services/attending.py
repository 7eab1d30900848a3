"""What classes of a course do to a run of it: an item may ask that one of them was attended."""

from collections.abc import Iterable
from datetime import date, datetime, time
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from intranet.attendance.models import Attendance, SessionState
from intranet.people.rules import OFFICE_ZONE, local_date
from intranet.training.models import CourseVersion, Enrolment, Progress, PublishedItem, TrainingClass
from intranet.training.rules.completion import Completion


def mark_attended(run: Enrolment) -> bool:
    """Bring the items of ``run`` that ask for a class to what the closed lists say by now; whether any changed. What
    was done otherwise stays. Call under the lock of the run. One query where the course asks for no class.
    """
    items = list(asking_for_a_class(run))
    if not items:
        return False
    classes = attended_in(run)
    held = {each.item: each for each in run.progress.filter(item__in=[item.key for item in items])}
    marked = [_mark(run, item.key, held.get(item.key), _first(classes, item)) for item in items]
    return any(marked)


def asking_for_a_class(run: Enrolment) -> QuerySet[PublishedItem]:
    """Items of its version that are done by attending."""
    return run.version.items.filter(completion=Completion.ATTENDED)


def attended_in(run: Enrolment) -> list[TrainingClass]:
    """Closed classes of the course to which the person came by name and that count for this run, the first of them
    first: held since the version was published, and after an earlier run had ended. Three queries.
    """
    there = Attendance.objects.filter(session=OuterRef("session"), person=run.person_id, status__in=Attendance.THERE)
    found = TrainingClass.objects.filter(Exists(there), course=run.course_id, session__state=SessionState.CLOSED)
    since, behind = _published(run), _earlier_end(run)
    days = [(day_of(each), each) for each in found.select_related("session").order_by("until", "pk")]
    return [each for day, each in days if day >= since and (behind is None or day > behind)]


def day_of(found: TrainingClass) -> date:
    """The day by which a closed class counts: its last one, or the one on which its list was closed before."""
    closed = found.held.closed_at
    return min(found.until, local_date(closed)) if closed else found.until


def _published(run: Enrolment) -> date:
    """When what is learnt was published, whatever was corrected since."""
    same = CourseVersion.objects.filter(course=run.course_id, frozen__major=run.version.frozen.major)
    first = same.order_by("pk").values_list("frozen__created_at", flat=True)[0]
    return local_date(first)


def _earlier_end(run: Enrolment) -> date | None:
    before = Enrolment.objects.filter(course=run.course_id, person=run.person_id, run__lt=run.run)
    ended = before.order_by("-run").values_list("ended_at", flat=True).first()
    return local_date(ended) if ended else None


def _first(classes: Iterable[TrainingClass], item: PublishedItem) -> TrainingClass | None:
    return next((each for each in classes if each.item in {None, item.key}), None)


def _mark(run: Enrolment, key: UUID, progress: Progress | None, by: TrainingClass | None) -> bool:
    if progress is not None and progress.done_at is not None and progress.attended_id is None:
        return False
    if (progress.attended_id if progress else None) == (by.pk if by else None):
        return False
    at = _end_of(by) if by else None
    progress = progress or Progress(enrolment=run, item=key, opened_at=at or timezone.now())
    progress.attended, progress.done_at = by, at
    progress.save()
    return True


def _end_of(found: TrainingClass) -> datetime:
    """When its day was over, as far as it is."""
    return min(datetime.combine(day_of(found), found.held.ends or time(17), OFFICE_ZONE), timezone.now())
