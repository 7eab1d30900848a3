"""Where people stopped in a course: at which lesson, how many, and since when."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Min, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from intranet.people.rules import local_date
from intranet.progress.scope import Scope
from intranet.training.models import Course, Enrolment, EnrolmentState, Progress, PublishedItem
from intranet.training.office.following import own_people
from intranet.training.queries.used_up import used_up

NAMES = 50
NOTHING = "chua-mo"
"""Stands in addresses for who has opened no lesson yet."""


@dataclass(frozen=True, slots=True)
class StoppedAt:
    """A lesson that ``people`` opened last, ``done`` of whom are through with it and have not opened the next; the one
    who is longest there came on ``since``. ``key`` is ``NOTHING`` for those who have opened none.
    """

    key: str
    title: str
    people: int
    done: int
    since: date


@dataclass(frozen=True, slots=True)
class StoppedRow:
    """One person who stopped there."""

    person_id: int
    name: str
    unit: str
    since: date


def stopped_at(course: Course, scope: Scope) -> list[StoppedAt]:
    """Lessons of the published version in their order, with those of ``scope`` who stopped there; lessons at which
    nobody is are left out. Two queries.
    """
    sums = {
        "people": Count("pk"),
        "through": Count("pk", filter=Q(done__isnull=False)),
        "first": Min("came"),
    }
    rows = _open(course, scope).values("last_item").annotate(**sums).order_by()
    found = {key: numbers for key, *numbers in rows.values_list("last_item", *sums)}
    items = PublishedItem.objects.filter(version=course.version_id).values_list("key", "title")
    titles: dict[Any, str] = {None: "", **dict(items)}
    gone = [key for key in found if key not in titles]
    return [_stopped(key, titles.get(key, "…"), found[key]) for key in [*titles, *gone] if key in found]


def _stopped(key: Any, title: str, numbers: Any) -> StoppedAt:
    people, done, since = numbers
    return StoppedAt(str(key) if key else NOTHING, title, people, done, local_date(since))


def without_attempt(course: Course) -> int:
    """How many people of the version that stands wait for another attempt at a test. One query."""
    version: Any = course.version
    rows = used_up(enrolment__course=course, enrolment__version__frozen__major=version.frozen.major)
    return rows.aggregate(n=Count("enrolment__person", distinct=True))["n"]


def stopped_names(course: Course, scope: Scope, key: str, number: int) -> Page[Any]:
    """People of ``scope`` who stopped at the lesson, the longest there first. Two queries."""
    rows = _open(course, scope).filter(last_item=None if key == NOTHING else key)
    page: Any = Paginator(rows.select_related("person", "unit").order_by("came", "pk"), NAMES).get_page(number)
    page.object_list = [
        StoppedRow(each.person_id, str(each.person), each.unit.name, local_date(each.came)) for each in page.object_list
    ]
    return page


def _open(course: Course, scope: Scope) -> Any:
    """Open runs of the version that stands, with when the person ``came`` to the last lesson and was ``done``."""
    version: Any = course.version
    last: Any = Progress.objects.filter(enrolment=OuterRef("pk"), item=OuterRef("last_item"))
    rows = Enrolment.objects.filter(own_people(scope), course=course, state=EnrolmentState.OPEN)
    came: Any = Coalesce(Subquery(last.values("opened_at")[:1]), "at")
    return rows.filter(version__frozen__major=version.frozen.major).annotate(
        came=came, done=Subquery(last.values("done_at")[:1])
    )
