"""Who has still to learn what, and where they stopped: by unit, over everything that one follows."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.db.models import Count, F, OuterRef, Subquery

from intranet.people.models import Person, Unit
from intranet.people.rules import local_date, today
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Cell, Sheet, day_words
from intranet.training.models import Course, Enrolment, EnrolmentState, Progress, PublishedItem
from intranet.training.overview.asked import Reach, courses_seen, standing, with_stand, within_today
from intranet.training.overview.paging import page_by_unit
from intranet.training.queries.used_up import used_up
from intranet.training.rules.standing import UNFINISHED, Stand, words_of

NAMES = 50
Place = tuple[int, UUID]
"""A course and the key of one of its lessons."""


@dataclass(frozen=True, slots=True)
class UnitWaiting:
    """A unit with all below it: how much is to be learnt still, one person and course each, and the lesson at which
    most of them stopped, with how many; ``depth`` is that in what the viewer sees.
    """

    unit: Unit
    depth: int
    counts: Counter[str]
    lesson: str = ""
    course: str = ""
    people: int = 0

    @property
    def total(self) -> int:
        return self.counts.total()

    @property
    def overdue(self) -> int:
        return self.counts[Stand.OVERDUE]

    @property
    def not_begun(self) -> int:
        return self.counts[Stand.NOT_BEGUN]

    @property
    def attended(self) -> int:
        return self.counts[Stand.ATTENDED]

    @property
    def under_way(self) -> int:
        return self.counts[Stand.UNDER_WAY]

    @property
    def dashes(self) -> str:
        """How deep it stands, to be seen."""
        return "–" * self.depth


@dataclass(frozen=True, slots=True)
class WaitingRow:
    """One person and one course: the lesson they stopped at, and since when. ``run`` and ``stuck`` name the lesson of
    whose test no attempt is left, told to its trainers alone.
    """

    person_id: int
    name: str
    unit: str
    course: Course
    words: str
    tone: str
    lesson: str
    since: date | None
    due: date | None
    run: int | None = None
    stuck: UUID | None = None


def rows_of(person: Person, reach: Reach) -> Any:
    """Open assignments that ``person`` follows, each with its ``stand``, and of the open run the last lesson opened
    (``last_item``) and when (``came``).
    """
    rows = standing(today()).filter(within_today(reach), receipt__isnull=True)
    rows = with_stand(rows.filter(version__subject_id__in=courses_seen(person).values("pk")), today())
    mine = {"course": OuterRef("version__subject_id"), "person": OuterRef("person"), "state": EnrolmentState.OPEN}
    run: Any = Enrolment.objects.filter(version__frozen__major=OuterRef("major_now"), **mine)
    rows = rows.annotate(course_id=F("version__subject_id"), run=Subquery(run.values("pk")[:1]))
    rows = rows.annotate(last_item=Subquery(run.values("last_item")[:1]), began=Subquery(run.values("at")[:1]))
    last: Any = Progress.objects.filter(enrolment=OuterRef("run"), item=OuterRef("last_item"))
    return rows.annotate(came=Subquery(last.values("opened_at")[:1]))


def units_waiting(person: Person, reach: Reach) -> list[UnitWaiting]:
    """Units with somebody who has still to learn, parents before children. Five queries; sums are made by the database,
    those of the tree from them.
    """
    rows = rows_of(person, reach).order_by()
    states, places = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[Place]](Counter)
    for path, stand, n in (
        rows.values("unit__path", "stand").annotate(n=Count("pk")).values_list("unit__path", "stand", "n")
    ):
        for above in _upwards(path):
            states[above][stand] += n
    stopped = (
        rows.filter(last_item__isnull=False).values("unit__path", "course_id", "last_item").annotate(n=Count("pk"))
    )
    for path, course, item, n in stopped.values_list("unit__path", "course_id", "last_item", "n"):
        for above in _upwards(path):
            places[above][course, item] += n
    units = [unit for unit in Unit.objects.filter(path__in=states).order_by("path") if _is_shown(reach, unit.path)]
    most = {path: max(of.items(), key=lambda line: (line[1], str(line[0]))) for path, of in places.items()}
    return _lines(units, states, most)


def _is_shown(reach: Reach, path: str) -> bool:
    return bool(reach.offices) or (reach.scope is not None and reach.scope.covers(path))


def _upwards(path: str) -> list[str]:
    return [path[:end] for end in range(Unit.steplen, len(path) + 1, Unit.steplen)]


def _lines(units: list[Unit], states: Any, most: dict[str, tuple[Place, int]]) -> list[UnitWaiting]:
    lessons, courses = _titles([place for place, _n in most.values()])
    above: list[str] = []
    lines = []
    for unit in units:
        while above and not unit.path.startswith(above[-1]):
            above.pop()
        stopped: tuple[Any, ...] = ()
        if unit.path in most:
            (course, item), n = most[unit.path]
            stopped = (lessons.get((course, item), "…"), courses[course].title, n)
        lines.append(UnitWaiting(unit, len(above), states[unit.path], *stopped))
        above.append(unit.path)
    return lines


def _titles(places: list[Place]) -> tuple[dict[Place, str], dict[int, Course]]:
    """Titles of lessons as they are published now, and the courses."""
    courses = Course.objects.in_bulk({course for course, _item in places})
    of = {each.version_id: each.pk for each in courses.values()}
    items = PublishedItem.objects.filter(version__in=of, key__in={item for _course, item in places})
    return {(of[version], key): title for version, key, title in items.values_list("version", "key", "title")}, courses


def names_waiting(person: Person, reach: Reach, unit: Unit, stand: str, number: int) -> Page[Any]:
    """People of ``unit`` and of all below it with what they have still to learn. Five queries, six for trainers."""
    rows = rows_of(person, reach).filter(unit__path__startswith=unit.path)
    if stand in UNFINISHED:
        rows = rows.filter(stand=stand)
    page = page_by_unit(rows, NAMES, number, then="version__title")
    lessons, courses = _titles([(each.course_id, each.last_item) for each in page.object_list])
    stuck = _stuck([each.run for each in page.object_list], reach)
    page.object_list = [_name_row(each, lessons, courses, stuck) for each in page.object_list]
    return page


def _stuck(runs: list[int | None], reach: Reach) -> dict[int, UUID]:
    """The lesson for which each of these runs of one's own courses waits for another attempt."""
    if not reach.offices or not any(runs):
        return {}
    rows = used_up(enrolment__in=[run for run in runs if run], enrolment__course__owner_unit__in=reach.offices)
    return dict(rows.order_by("-pk").values_list("enrolment", "item"))


def _name_row(each: Any, lessons: dict[Place, str], courses: dict[int, Course], stuck: dict[int, UUID]) -> WaitingRow:
    since = each.came or each.began
    return WaitingRow(
        each.person_id,
        str(each.person),
        each.unit.name,
        courses[each.course_id],
        *words_of(each.stand),
        lessons.get((each.course_id, each.last_item), "") if each.last_item else "",
        local_date(since) if since else None,
        each.due,
        each.run,
        stuck.get(each.run),
    )


@in_vietnamese
def waiting_sheet(lines: list[UnitWaiting]) -> Sheet:
    """The units as they are printed."""
    rows: list[list[Cell]] = [
        [
            f"{each.dashes} {each.unit.name}".strip(),
            each.total,
            each.overdue,
            each.not_begun,
            each.attended,
            each.under_way,
            each.lesson,
            each.course,
            each.people or "",
        ]
        for each in lines
    ]
    return Sheet(
        "Còn phải học, theo đơn vị",
        (
            "Đơn vị (kể cả các đơn vị bên dưới)",
            "Chưa hoàn thành",
            "Quá hạn",
            "Chưa bắt đầu",
            "Đã dự lớp, chưa ghi danh",
            "Đang học",
            "Bài nhiều người dừng nhất",
            "Khóa học",
            "Số người dừng ở đó",
        ),
        (50, 12, 12, 12, 14, 12, 40, 40, 12),
        rows,
        subtitle=[f"Ngày {day_words(today())}", "Mỗi người một khóa học tính là một."],
    )


def is_followed(reach: Reach, unit: Unit) -> bool:
    """Whether there may be anybody in ``unit`` whom one follows."""
    return not reach.is_nothing and _is_shown(reach, unit.path)
