"""Who may do what to a course: readers see what is published, trainers of its unit write and publish it."""

from collections.abc import Collection, Iterable

from django.db.models import Exists, OuterRef, Q, QuerySet

from intranet.access.tokens import units_with_role
from intranet.acknowledgement.models import Assignment
from intranet.contracts import Who
from intranet.people.models import PostRole
from intranet.training.models import Course, CourseReader, Enrolment

LABEL = "intranet_training.course"
OFFICE_ROLES = (PostRole.TRAINER, PostRole.EDITOR)
"""Posts of the unit that looks after a course: they write it, publish it, and see how far people are."""

OF_THE_OFFICE = frozenset({"edit", "publish", "follow"})


def is_asked(person: int, course: int) -> bool:
    """Whether an assignment of the ledger waits for the person to take the course. One query."""
    of_course = {"version__subject_model": LABEL, "version__subject_id": course}
    return Assignment.objects.filter(person=person, receipt__isnull=True, **of_course).exists()


class CoursePolicy:
    """What is not published is for its unit alone. Who took a course keeps it, withdrawn or not: their results do not
    vanish.
    """

    def allows(self, who: Who, action: str, subject: Course) -> bool:
        if action == "withdraw":
            return bool(subject.live)
        if action == "delete":
            return subject.version_id is None
        if action == "enrol":
            return bool(subject.live) and subject.version_id is not None
        return action in {"read", *OF_THE_OFFICE}

    def tokens(self, action: str, subject: Course) -> Iterable[str]:
        office = {f"post:{role}@{subject.owner_unit_id}" for role in OFFICE_ROLES}
        readers = {reader.token for reader in subject.readers.all()} if subject.live else set()
        if action == "read":
            return office | readers
        return readers if action == "enrol" and subject.is_open else set() if action == "enrol" else office

    def keeps(self, who: Who, action: str, subject: Course) -> bool:
        """Who took a course reads it, and who is asked to take one enrols, open to everybody or not."""
        if action == "enrol":
            return is_asked(who.person.pk, subject.pk)
        return action == "read" and Enrolment.objects.filter(course=subject, person=who.person.pk).exists()

    def visible(self, who: Who, queryset: QuerySet[Course]) -> QuerySet[Course]:
        reader = CourseReader.objects.filter(page=OuterRef("pk"), token__in=who.tokens)
        taken = Enrolment.objects.filter(course=OuterRef("pk"), person=who.person.pk)
        office = Q(owner_unit__in=units_with_role(who.tokens, OFFICE_ROLES))
        return queryset.filter(office | Q(Exists(taken)) | (Q(live=True) & Q(Exists(reader))))

    def among(self, who: Who, keys: Collection[int]) -> list[Course]:
        """The rows with these keys that ``who`` may read."""
        return list(self.visible(who, Course.objects.filter(pk__in=keys).select_related("owner_unit")))
