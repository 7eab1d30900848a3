"""A run through a course: begun, its items opened and done, its end. Who may is asked before; rules are kept here."""

from django.utils import timezone

from intranet.acknowledgement.models import Assignment
from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.services import completed
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.notifications.services import mark_read_about
from intranet.people.models import Person
from intranet.people.queries import main_unit
from intranet.people.rules import today
from intranet.training.errors import Locked, NotEnrolled
from intranet.training.models import Course, Enrolment, EnrolmentState, Progress, PublishedItem
from intranet.training.rules.completion import Completion, is_complete, locked_because
from intranet.training.services.attending import mark_attended
from intranet.training.services.certificates import give_certificate


def enrol(course_id: int, person: Person) -> Enrolment:
    """Begin a run, or go on with the open one: enrolling twice is enrolling once. A run that answers an assignment of
    the ledger ends it when it is completed. A class that was attended before counts.

    Raises:
        NotEnrolled: the course is not published, or the person holds no post.
    """
    with write_transaction():
        course = Course.objects.select_for_update(of=("self",)).select_related("version__frozen").get(pk=course_id)
        found = Enrolment.objects.filter(course=course, person=person).order_by("-run").first()
        if found is not None and found.state == EnrolmentState.OPEN:
            return found
        unit = main_unit(person, today())
        if course.version is None or not course.live or unit is None:
            raise NotEnrolled
        enrolment = Enrolment.objects.create(
            course=course,
            version=course.version,
            person=person,
            unit=unit,
            run=found.run + 1 if found else 1,
            assignment=_open_assignment(course, person),
            at=timezone.now(),
        )
        record("training.enrolled", actor=person, subject=course, label=course.title, details={"run": enrolment.run})
        if mark_attended(enrolment):
            complete_if_done(enrolment)
    return enrolment


def _open_assignment(course: Course, person: Person) -> Assignment | None:
    return _open(assignment_of(person, course.version.frozen)) if course.version else None


def _open(asked: Assignment | None) -> Assignment | None:
    return asked if asked is not None and not hasattr(asked, "receipt") else None


def open_item(enrolment_id: int, person: Person, key: str) -> Progress:
    """The item is on the screen: remember since when, and that one goes on here. Opening it again changes only where
    one goes on.

    Raises:
        NotEnrolled: the run is not theirs or is over, or its version has no such item.
        Locked: another item comes first; says which.
    """
    with write_transaction():
        enrolment = locked(enrolment_id, person)
        item = _item(enrolment, key)
        check_unlocked(enrolment, item)
        if item.completion == Completion.ATTENDED and mark_attended(enrolment):
            complete_if_done(enrolment)
        progress, _made = Progress.objects.get_or_create(
            enrolment=enrolment, item=item.key, defaults={"opened_at": timezone.now()}
        )
        Enrolment.objects.filter(pk=enrolment.pk).update(last_item=item.key)
    return progress


def seen_to_its_end(enrolment_id: int, person: Person, key: str) -> bool:
    """The person went through the item; returns whether that makes it done: what asks for time, for answers, a test or
    a session is not done by it alone.

    Raises:
        NotEnrolled: as ``open_item``; or the item was never opened.
    """
    with write_transaction():
        enrolment = locked(enrolment_id, person)
        item = _item(enrolment, key)
        progress = Progress.objects.filter(enrolment=enrolment, item=item.key).first()
        if progress is None:
            raise NotEnrolled
        minutes = (timezone.now() - progress.opened_at).total_seconds() / 60
        is_done = item.completion == Completion.SEEN or (
            item.completion == Completion.TIME and minutes >= (item.time or 0)
        )
        if is_done:
            item_done(enrolment, item)
    return is_done


def count_classes(enrolment_id: int, person: Person) -> bool:
    """Take into the open run what the lists of the course's classes say by now: items are done by them, or not any
    more. Whether anything changed; a run that is over stays as it is.
    """
    with write_transaction():
        try:
            enrolment = locked(enrolment_id, person)
        except NotEnrolled:
            return False
        changed = mark_attended(enrolment)
        if changed:
            complete_if_done(enrolment)
    return changed


def item_done(enrolment: Enrolment, item: PublishedItem) -> None:
    """The item counts as done, and the run ends with its last one. Call under the lock of the run; a second time
    changes nothing.
    """
    now = timezone.now()
    Progress.objects.get_or_create(enrolment=enrolment, item=item.key, defaults={"opened_at": now})
    Progress.objects.filter(enrolment=enrolment, item=item.key, done_at=None).update(done_at=now)
    complete_if_done(enrolment)


def complete_if_done(enrolment: Enrolment) -> bool:
    """End an open run in which nothing is left to do; returns whether it was one. Call under its lock."""
    items = [each.as_item() for each in enrolment.version.items.all()]
    is_done = enrolment.state == EnrolmentState.OPEN and is_complete(items, done_in(enrolment))
    if is_done:
        _complete(enrolment)
    return is_done


def _complete(enrolment: Enrolment) -> None:
    """An assignment that came after the run had begun is answered by it as well."""
    course, person = enrolment.course, enrolment.person
    enrolment.state, enrolment.ended_at = EnrolmentState.COMPLETED, timezone.now()
    enrolment.assignment = enrolment.assignment or _open(assignment_of(person, enrolment.version.frozen))
    enrolment.save(update_fields=["state", "ended_at", "assignment"])
    mark_read_about(person, course)
    if enrolment.assignment is not None:
        completed(enrolment.version.frozen, [person.pk], by=person, proof=f"course:{enrolment.pk}")
    record("training.completed", actor=person, subject=course, label=course.title, details={"run": enrolment.run})
    if enrolment.version.gives_certificate:
        give_certificate(enrolment)


def locked(enrolment_id: int, person: Person) -> Enrolment:
    """The open run under its lock. Call inside a write transaction.

    Raises:
        NotEnrolled: it is somebody else's, or over.
    """
    rows = Enrolment.objects.select_for_update(of=("self",)).select_related(
        "course", "person", "version__frozen", "assignment"
    )
    found = rows.filter(pk=enrolment_id, person=person, state=EnrolmentState.OPEN).first()
    if found is None:
        raise NotEnrolled
    return found


def check_unlocked(enrolment: Enrolment, item: PublishedItem) -> None:
    """Raises:
    Locked: another item comes first.
    """
    items = [each.as_item() for each in enrolment.version.items.all()]
    if why := locked_because(item.as_item(), items, done_in(enrolment)):
        raise Locked([why])


def done_in(enrolment: Enrolment) -> set[str]:
    """Keys of the items that are done in this run. One query."""
    done = Progress.objects.filter(enrolment=enrolment, done_at__isnull=False)
    return {str(key) for key in done.values_list("item", flat=True)}


def _item(enrolment: Enrolment, key: str) -> PublishedItem:
    found = enrolment.version.items.filter(key=key).first()
    if found is None:
        raise NotEnrolled
    return found
