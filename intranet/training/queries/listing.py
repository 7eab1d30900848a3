"""The list of courses: one's own runs with how far they are, then those that are open."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from intranet.access.decisions import visible, visible_among
from intranet.acknowledgement.queries import OpenReading, open_assignments
from intranet.acknowledgement.rules import DueWords
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.topics.models import Topic
from intranet.training.models import Attempt, Course, Enrolment, EnrolmentState, Progress, PublishedItem
from intranet.training.policy import LABEL
from intranet.training.queries.attempts import left_in_words, running

PAGE_SIZE = 20
ASKED = "asked"
"""State of a course that is to be taken and was not begun, or not begun anew."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows the list; empty words narrow nothing. ``topic`` is its slug."""

    text: str = ""
    topic: str = ""

    def of(self, prefix: str = "") -> Q:
        """The condition on courses, which are found under ``prefix``."""
        found = Q()
        if self.text:
            found &= Q(**{f"{prefix}title__icontains": self.text}) | Q(**{f"{prefix}summary__icontains": self.text})
        return found & Q(**{f"{prefix}topic__slug": self.topic}) if self.topic else found


@dataclass(frozen=True, slots=True)
class RunningTest:
    """An attempt that can still be answered; ``left`` says in words for how long."""

    attempt: int
    title: str
    left: str


@dataclass(frozen=True, slots=True)
class OwnCourse:
    """One line of one's own: ``state`` is that of the newest run, or ``ASKED``; ``share`` is per cent of its items.
    ``test`` is the one that ends first of those that run in it.
    """

    course: Course
    title: str
    state: str
    share: int = 0
    due: date | None = None
    due_words: DueWords | None = None
    ended_at: datetime | None = None
    test: RunningTest | None = None


def own_courses(person: Person, filters: Filters) -> list[OwnCourse]:
    """Courses that ``person`` takes, took or is asked to take: what is due first, what is over last. Three queries."""
    asked = {each.subject_id: each for each in open_assignments(person, today()) if each.subject_model == LABEL}
    runs = list(newest_runs(person).filter(filters.of("course__")))
    rows = [_of_run(run, asked.get(run.course_id)) for run in runs]
    new = asked.keys() - {run.course_id for run in runs}
    wanted = set(Course.objects.filter(filters.of(), pk__in=new, version__isnull=False).values_list("pk", flat=True))
    rows += [_of_asked(course, asked[course.pk]) for course in visible_among(person, Course, wanted)]
    return sorted(rows, key=_urgency)


def newest_runs(person: Person) -> QuerySet[Enrolment, Any]:
    """The newest run of each course that ``person`` took and may read, with ``items`` and ``done`` counted on it, and
    the attempt that runs (``test``, ``test_title``, ``test_until``).
    """
    newer = Enrolment.objects.filter(course=OuterRef("course"), person=person, run__gt=OuterRef("run"))
    mine = Enrolment.objects.filter(~Exists(newer), person=person, course__in=visible(person, Course.objects.all()))
    items = PublishedItem.objects.filter(version=OuterRef("version")).order_by().values("version")
    kept = PublishedItem.objects.filter(version=OuterRef("enrolment__version"), key=OuterRef("item"))
    done = Progress.objects.filter(Exists(kept), enrolment=OuterRef("pk"), done_at__isnull=False)
    counted: dict[str, Any] = {
        "items": Coalesce(Subquery(items.annotate(n=Count("pk")).values("n")), 0),
        "done": Coalesce(Subquery(done.order_by().values("enrolment").annotate(n=Count("pk")).values("n")), 0),
    }
    runs = Attempt.objects.filter(running(), enrolment=OuterRef("pk")).order_by(F("ends_at").asc(nulls_last=True), "pk")
    counted |= {
        "test": Subquery(runs.values("pk")[:1]),
        "test_title": Subquery(runs.values("item__title")[:1]),
        "test_until": Subquery(runs.values("ends_at")[:1]),
    }
    related = ("course__owner_unit", "course__topic", "version__frozen")
    return mine.annotate(**counted).select_related(*related).defer("version__frozen__html", "version__frozen__text")


def _of_run(run: Any, asked: OpenReading | None) -> OwnCourse:
    is_asked = asked is not None and run.state != EnrolmentState.OPEN
    share = 100 if run.state == EnrolmentState.COMPLETED else run.done * 100 // (run.items or 1)
    return OwnCourse(
        course=run.course,
        title=run.version.frozen.title,
        state=ASKED if is_asked else run.state,
        share=0 if is_asked else share,
        due=asked.due if asked else None,
        due_words=asked.due_words if asked else None,
        ended_at=run.ended_at,
        test=_test_of(run) if run.state == EnrolmentState.OPEN else None,
    )


def _test_of(run: Any) -> RunningTest | None:
    return RunningTest(run.test, run.test_title, left_in_words(run.test_until)) if run.test else None


def _of_asked(course: Course, asked: OpenReading) -> OwnCourse:
    return OwnCourse(course, asked.title, ASKED, due=asked.due, due_words=asked.due_words)


def _urgency(row: OwnCourse) -> Any:
    is_over = row.state in {EnrolmentState.COMPLETED, EnrolmentState.CLOSED}
    ended = -row.ended_at.timestamp() if is_over and row.ended_at else 0
    return is_over, row.due is None, row.due or today(), ended, row.title


def open_courses(person: Person, filters: Filters, own: list[OwnCourse], number: int) -> Page[Course]:
    """Published courses that ``person`` may see and that are not among their ``own``, by title. Two queries."""
    found = visible(person, Course.objects.filter(filters.of(), live=True, version__isnull=False))
    found = found.exclude(pk__in=[row.course.pk for row in own]).select_related("owner_unit", "topic")
    return Paginator(found.order_by("title", "pk"), PAGE_SIZE).get_page(number)


def topics_of(person: Person) -> QuerySet[Topic]:
    """Topics that the courses which ``person`` may see bear. One query."""
    shown = visible(person, Course.objects.filter(version__isnull=False))
    return Topic.objects.filter(pk__in=shown.values("topic"))
