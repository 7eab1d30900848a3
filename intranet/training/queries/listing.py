"""The list of courses: one's own runs with how far they are, then those that are open."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.text import capfirst
from django.utils.translation import pgettext

from intranet.access.decisions import visible, visible_among
from intranet.acknowledgement.queries import OpenReading, open_assignments
from intranet.acknowledgement.rules import DueWords
from intranet.alphabet import order_key
from intranet.people.models import Person
from intranet.people.rules import today
from intranet.topics.models import Topic
from intranet.training.models import Attempt, Course, Enrolment, EnrolmentState, Progress, PublishedItem
from intranet.training.policy import LABEL
from intranet.training.queries.attempts import left_in_words, running
from intranet.training.queries.standing import facts_of_run
from intranet.training.queries.unclaimed import unclaimed
from intranet.training.queries.used_up import used_up
from intranet.training.rules.standing import Fact, Stand, stand_of, words_of

PAGE_SIZE = 20
ASKED = "asked"
"""State of a course that is to be taken and was not begun, or not begun anew."""
ATTENDED = "attended"
"""State of a course of which a class was attended, and nothing else."""


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
    """One line of one's own: ``state`` is that of the newest run, ``ASKED`` or ``ATTENDED``; ``share`` is per cent of
    its items. ``test`` is the one that ends first of those that run in it; ``used_up`` names a lesson of whose test no
    attempt is left. ``stand`` is what everybody else is told of it (``rules.standing``), None for a closed run.
    """

    course: Course
    title: str
    state: str
    stand: Stand | None = None
    share: int = 0
    due: date | None = None
    due_words: DueWords | None = None
    ended_at: datetime | None = None
    test: RunningTest | None = None
    used_up: str = ""

    @property
    def words(self) -> str:
        return words_of(self.stand)[0] if self.stand else capfirst(pgettext("course", "closed"))

    @property
    def tone(self) -> str:
        return words_of(self.stand)[1] if self.stand else ""


def own_courses(person: Person, filters: Filters, *, classes: bool = True) -> list[OwnCourse]:
    """Courses that ``person`` takes, took, is asked to take or, with ``classes``, only attended a class of: what is due
    first, what is over last. Three queries.
    """
    asked = {each.subject_id: each for each in open_assignments(person, today()) if each.subject_model == LABEL}
    runs = list(newest_runs(person).filter(filters.of("course__")))
    rows = [_of_run(run, asked.get(run.course_id)) for run in runs]
    came = Exists(unclaimed(person.pk, course=OuterRef("pk")))
    taken = {run.course_id for run in runs}
    is_new = Q(pk__in=asked.keys() - taken)
    if classes:
        is_new |= Q(came, live=True) & ~Q(pk__in=taken)
    new = Course.objects.filter(is_new, filters.of(), version__isnull=False).annotate(came=came)
    wanted = dict(new.values_list("pk", "came"))
    rows += [
        _of_new(each, asked.get(each.pk), came=wanted[each.pk]) for each in visible_among(person, Course, set(wanted))
    ]
    return sorted(rows, key=_urgency)


def newest_runs(person: Person) -> QuerySet[Enrolment, Any]:
    """The newest run of each course that ``person`` took and may read, with ``items`` and ``done`` counted on it,
    whether they ``came`` to a class since and ``has_completed`` what is learnt in it, the attempt that runs (``test``,
    ``test_title``, ``test_until``), and the lesson of whose test none is left (``used_up``).
    """
    newer = Enrolment.objects.filter(course=OuterRef("course"), person=person, run__gt=OuterRef("run"))
    mine = Enrolment.objects.filter(~Exists(newer), person=person, course__in=visible(person, Course.objects.all()))
    items = PublishedItem.objects.filter(version=OuterRef("version")).order_by().values("version")
    kept = PublishedItem.objects.filter(version=OuterRef("enrolment__version"), key=OuterRef("item"))
    done = Progress.objects.filter(Exists(kept), enrolment=OuterRef("pk"), done_at__isnull=False)
    before = Enrolment.objects.filter(
        course=OuterRef("course"), person=person, version__frozen__major=OuterRef("version__frozen__major")
    )
    counted: dict[str, Any] = {
        "came": Exists(unclaimed(person.pk, course=OuterRef("course"))),
        "has_completed": Exists(before.filter(state=EnrolmentState.COMPLETED)),
        "items": Coalesce(Subquery(items.annotate(n=Count("pk")).values("n")), 0),
        "done": Coalesce(Subquery(done.order_by().values("enrolment").annotate(n=Count("pk")).values("n")), 0),
    }
    runs = Attempt.objects.filter(running(), enrolment=OuterRef("pk")).order_by(F("ends_at").asc(nulls_last=True), "pk")
    counted |= {
        "test": Subquery(runs.values("pk")[:1]),
        "test_title": Subquery(runs.values("item__title")[:1]),
        "test_until": Subquery(runs.values("ends_at")[:1]),
        "used_up": Subquery(used_up(enrolment=OuterRef("pk")).order_by("pk").values("title")[:1]),
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
        stand=stand_of(_facts(run, asked)),
        share=0 if is_asked else share,
        due=asked.due if asked else None,
        due_words=asked.due_words if asked else None,
        ended_at=run.ended_at,
        test=_test_of(run) if run.state == EnrolmentState.OPEN else None,
        used_up=run.used_up or "",
    )


def _test_of(run: Any) -> RunningTest | None:
    return RunningTest(run.test, run.test_title, left_in_words(run.test_until)) if run.test else None


def _facts(run: Any, asked: OpenReading | None) -> set[Fact]:
    begun = facts_of_run(run) | ({Fact.THROUGH} if run.has_completed else set())
    return begun | _facts_around(asked, came=run.came)


def _facts_around(asked: OpenReading | None, *, came: bool) -> set[Fact]:
    attended = {Fact.ATTENDED} if came else set()
    if asked is None:
        return attended
    return attended | ({Fact.WAITS, Fact.LATE} if asked.due and asked.due < today() else {Fact.WAITS})


def _of_new(course: Course, asked: OpenReading | None, *, came: bool) -> OwnCourse:
    stand = stand_of(_facts_around(asked, came=came))
    if asked is None:
        return OwnCourse(course, course.title, ATTENDED, stand)
    return OwnCourse(course, asked.title, ASKED, stand, due=asked.due, due_words=asked.due_words)


def _urgency(row: OwnCourse) -> Any:
    is_over = row.state in {EnrolmentState.COMPLETED, EnrolmentState.CLOSED}
    ended = -row.ended_at.timestamp() if is_over and row.ended_at else 0
    return is_over, row.due is None, row.due or today(), ended, row.title


def open_courses(person: Person, filters: Filters, own: list[OwnCourse], number: int) -> Page[Course]:
    """Published courses that ``person`` may see and that are not among their ``own``, by title. Two queries: the titles
    of all, some hundreds, are put into the order of the alphabet, and a page of them is fetched.
    """
    found = visible(person, Course.objects.filter(filters.of(), live=True, version__isnull=False))
    titles = found.exclude(pk__in=[row.course.pk for row in own]).order_by().values_list("pk", "title")
    keys = sorted(titles, key=lambda line: (order_key(line[1]), line[0]))
    page: Any = Paginator([key for key, _title in keys], PAGE_SIZE).get_page(number)
    there = Course.objects.select_related("owner_unit", "topic").in_bulk(page.object_list)
    page.object_list = [there[key] for key in page.object_list]
    return page


def topics_of(person: Person) -> QuerySet[Topic]:
    """Topics that the courses which ``person`` may see bear. One query."""
    shown = visible(person, Course.objects.filter(version__isnull=False))
    return Topic.objects.filter(pk__in=shown.values("topic"))
