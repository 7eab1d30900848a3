"""People whom one heads, and the courses they are asked to take."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.paginator import Page
from django.db.models import Exists, F, OuterRef, Subquery

from intranet.people.models import Person, Post, UnitKind
from intranet.people.queries.posts import held_on
from intranet.people.rules import today
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Cell, Sheet, day_words
from intranet.progress.scope import Scope
from intranet.training.models import Certificate, Course
from intranet.training.overview.asked import courses_seen, standing, with_stand
from intranet.training.overview.paging import page_by_unit
from intranet.training.rules.standing import UNFINISHED, Stand, words_of

PAGE_SIZE = 50
MOST_PRINTED = 5_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty words narrow nothing."""

    course: str = ""
    stand: str = ""


@dataclass(frozen=True, slots=True)
class OwnRow:
    """One person and one course (``course_id`` is its public one), with the newest certificate: ``until`` when."""

    person_id: int
    name: str
    unit: str
    course: str
    course_id: UUID
    is_unfinished: bool
    words: str
    tone: str
    due: date | None
    has_certificate: bool
    until: date | None


def own_people(person: Person, scope: Scope, wanted: Wanted, number: int) -> Page[Any]:
    """People of ``scope`` × courses that they are asked to take and ``person`` may read. Four queries."""
    page = page_by_unit(_rows(person, scope, wanted), PAGE_SIZE, number, then="version__title")
    page.object_list = _lines(page.object_list)
    return page


def _rows(person: Person, scope: Scope, wanted: Wanted) -> Any:
    rows = standing(today()).filter(scope.within("unit__path"))
    rows = with_stand(rows.filter(version__subject_id__in=courses_seen(person).values("pk")), today())
    if wanted.stand in Stand.values:
        rows = rows.filter(stand=wanted.stand)
    if wanted.course.isdecimal() and len(wanted.course) < 10:
        rows = rows.filter(version__subject_id=int(wanted.course))
    given: Any = Certificate.objects.filter(
        enrolment__course=OuterRef("version__subject_id"), enrolment__person=OuterRef("person")
    ).order_by("-issued_on", "-pk")
    rows = rows.annotate(course_id=F("version__subject_id"))
    return rows.annotate(has_certificate=Exists(given), until=Subquery(given.values("valid_until")[:1]))


def _lines(rows: Iterable[Any]) -> list[OwnRow]:
    rows = list(rows)
    courses = Course.objects.only("title", "public_id").in_bulk({each.course_id for each in rows})
    return [
        OwnRow(
            each.person_id,
            str(each.person),
            each.unit.name,
            courses[each.course_id].title,
            courses[each.course_id].public_id,
            each.stand in UNFINISHED,
            *words_of(each.stand),
            each.due,
            each.has_certificate,
            each.until,
        )
        for each in rows
    ]


@in_vietnamese
def own_sheet(person: Person, scope: Scope, wanted: Wanted) -> Sheet:
    """The same as it is printed; at most 5,000 lines."""
    lines = _lines(page_by_unit(_rows(person, scope, wanted), MOST_PRINTED, 1, then="version__title").object_list)
    return Sheet(
        "Việc học của người trong đơn vị",
        ("Họ và tên", "Đơn vị", "Khóa học", "Tình trạng", "Hạn", "Chứng nhận có giá trị đến"),
        (30, 36, 44, 18, 14, 22),
        [_cells(each) for each in lines],
        subtitle=[f"Ngày {day_words(today())}"],
    )


def _cells(row: OwnRow) -> list[Cell]:
    until: Cell = row.until or ("không thời hạn" if row.has_certificate else "")
    return [row.name, row.unit, row.course, row.words, row.due or "", until]


def is_own(person_id: int, scope: Scope) -> bool:
    """Whether the person holds a post today in a unit of ``scope``. One query; a Party cell's posts are nobody's."""
    posts = Post.objects.filter(held_on(today()), scope.within("unit__path"), person=person_id)
    return posts.exclude(unit__kind=UnitKind.PARTY_CELL).exists()
