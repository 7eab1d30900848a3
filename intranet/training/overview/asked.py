"""Assignments that ask to take a course, as they stood at the end of a day. Sums are made by the database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Value, When

from intranet.access.decisions import visible
from intranet.access.tokens import tokens_of, units_with_role
from intranet.acknowledgement.models import Assignment, ReceiptKind
from intranet.alphabet import order_key
from intranet.people.models import Person
from intranet.people.rules import OFFICE_ZONE
from intranet.progress.scope import Scope, paths_of
from intranet.training.models import Course, Enrolment
from intranet.training.office.following import own_people
from intranet.training.office.queries import HEADS_OF_UNITS
from intranet.training.policy import LABEL, OFFICE_ROLES
from intranet.training.queries.standing import stand_case
from intranet.training.queries.unclaimed import unclaimed
from intranet.training.rules.standing import Fact


@dataclass(frozen=True, slots=True)
class Reach:
    """``offices`` are the units whose courses one follows whole, ``scope`` the units whose people one heads."""

    offices: tuple[int, ...]
    scope: Scope | None

    @property
    def is_nothing(self) -> bool:
        return not self.offices and self.scope is None


@dataclass(frozen=True, slots=True)
class Coverage:
    """Of how many people it is asked, of whom it is ``done``, and who is late with it."""

    asked: int = 0
    done: int = 0
    overdue: int = 0

    @property
    def share(self) -> int:
        """Per cent, rounded down: 100 is everybody."""
        return self.done * 100 // self.asked if self.asked else 0

    def __add__(self, other: "Coverage") -> "Coverage":
        return Coverage(self.asked + other.asked, self.done + other.done, self.overdue + other.overdue)


def reach_of(person: Person) -> Reach:
    """What ``person`` follows. One query where they head units."""
    tokens = tokens_of(person)
    headed = units_with_role(tokens, HEADS_OF_UNITS)
    paths = paths_of(headed) if headed else ()
    return Reach(tuple(units_with_role(tokens, OFFICE_ROLES)), Scope(paths, paths) if paths else None)


def follows(person: Person) -> bool:
    """Whether ``person`` follows anything. No query."""
    return bool(units_with_role(tokens_of(person), (*OFFICE_ROLES, *HEADS_OF_UNITS)))


def end_of(day: date) -> datetime:
    """The moment at which ``day`` is over here."""
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=OFFICE_ZONE)


def standing(on: date) -> QuerySet[Assignment, Any]:
    """Assignments of the versions of courses that stand now, as they were when ``on`` was over; who was asked no more
    by then is left out. ``is_done`` and ``is_late`` are on each.
    """
    until = end_of(on)
    major = Course.objects.filter(pk=OuterRef("version__subject_id")).values("version__frozen__major")[:1]
    done = Q(receipt__kind=ReceiptKind.COMPLETED, receipt__at__lt=until)
    still = Q(receipt__isnull=True) | Q(receipt__kind=ReceiptKind.COMPLETED) | Q(receipt__at__gte=until)
    rows = Assignment.objects.filter(still, version__subject_model=LABEL, version__minor=0, opened_at__lt=until)
    rows = rows.annotate(major_now=Subquery(major)).filter(version__major=F("major_now"))
    is_done = Case(When(done, then=Value(True)), default=Value(False))
    return rows.annotate(is_done=is_done, is_late=Case(When(~done & Q(due__lt=on), then=Value(True)), default=False))


def within(reach: Reach) -> Q:
    """The assignments that are followed."""
    own = Course.objects.filter(owner_unit__in=reach.offices).values("pk")
    office = Q(version__subject_id__in=own) if reach.offices else Q(pk__in=[])
    return office | reach.scope.within("unit__path") if reach.scope else office


def within_today(reach: Reach) -> Q:
    """The same, of people whom one heads those who are of one's units still: what somebody learns who has moved is none
    of the former head's business.
    """
    return within(Reach(reach.offices, None)) | (within(Reach((), reach.scope)) & own_people(reach.scope or Scope()))


SUMS = {
    "asked": Count("person", distinct=True),
    "done": Count("person", distinct=True, filter=Q(is_done=True)),
    "late": Count("person", distinct=True, filter=Q(is_late=True)),
}


def with_stand(rows: QuerySet[Assignment, Any], on: date) -> Any:
    """Each row of ``standing(on)`` with its ``stand`` when that day was over: a ``Stand``."""
    begun = running_on(on).filter(
        course=OuterRef("version__subject_id"), person=OuterRef("person"), version__frozen__major=OuterRef("major_now")
    )
    facts = {Fact.WAITS: Q(is_done=False), Fact.LATE: Q(is_late=True), Fact.THROUGH: Q(is_done=True)}
    came = unclaimed(OuterRef("person"), course=OuterRef("version__subject_id"), session__closed_at__lt=end_of(on))
    return rows.annotate(stand=stand_case(facts | {Fact.BEGUN: Q(Exists(begun)), Fact.ATTENDED: Q(Exists(came))}))


def running_on(day: date) -> QuerySet[Enrolment]:
    """Runs that were open when ``day`` was over."""
    until = end_of(day)
    return Enrolment.objects.filter(Q(ended_at__isnull=True) | Q(ended_at__gte=until), at__lt=until)


def courses_seen(person: Person) -> QuerySet[Course]:
    """Courses that ``person`` may read and that were published."""
    return visible(person, Course.objects.filter(version__isnull=False))


def courses_with(person: Person, reach: Reach, on: date) -> list[tuple[Course, Coverage]]:
    """Courses of which ``person`` follows somebody, by title, with how far they are. Three queries."""
    seen = courses_seen(person)
    rows = standing(on).filter(within(reach), version__subject_id__in=seen.values("pk")).order_by()
    sums = rows.values("version__subject_id").annotate(**SUMS)
    found = {key: Coverage(*numbers) for key, *numbers in sums.values_list("version__subject_id", *SUMS)}
    own = _keys(seen.filter(owner_unit__in=reach.offices)) if reach.offices else []
    courses = seen.filter(pk__in={*found, *own}).select_related("owner_unit")
    return [(each, found.get(each.pk, Coverage())) for each in sorted(courses, key=by_title)]


def by_title(course: Course) -> Any:
    """The key of a course in a list by its title."""
    return order_key(course.title), course.pk


def _keys(rows: QuerySet[Course]) -> Collection[int]:
    return list(rows.values_list("pk", flat=True))
