"""Coverage of one course by unit, rolled up along the tree, and the people behind a figure."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Page

from intranet.people.models import Unit
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Cell, Sheet, day_words
from intranet.progress.scope import Scope
from intranet.reminders.queries import Reminded, reminded_people
from intranet.spreadsheets import Percent
from intranet.training.models import Course
from intranet.training.overview.asked import SUMS, Coverage, standing, with_stand
from intranet.training.overview.paging import page_by_unit
from intranet.training.rules.standing import Stand, words_of

NAMES = 50
"""People a page."""


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with all below it; ``depth`` is that in what the viewer sees."""

    unit: Unit
    depth: int
    coverage: Coverage

    @property
    def dashes(self) -> str:
        """How deep it stands, to be seen."""
        return "–" * self.depth


@dataclass(frozen=True, slots=True)
class Tree:
    """Units in their order, parents before children, and everybody together."""

    on: date
    rows: list[UnitRow]
    total: Coverage


@dataclass(frozen=True, slots=True)
class NameRow:
    """One person who is asked, as they stood on the day."""

    person_id: int
    name: str
    unit: str
    due: date | None
    words: str
    tone: str
    reminded_on: date | None = None
    """When they were last reminded of it."""


def coverage(course: Course, scope: Scope, on: date) -> Tree:
    """How far the people in ``scope`` are with ``course`` when ``on`` is over. Two queries; the sums of units are made
    by the database, those of the tree from them: everybody counts in one unit.
    """
    rows = standing(on).filter(scope.within("unit__path"), version__subject_id=course.pk).order_by()
    sums = rows.values("unit__path").annotate(**SUMS)
    own = {path: Coverage(*numbers) for path, *numbers in sums.values_list("unit__path", *SUMS)}
    rolled: dict[str, Coverage] = defaultdict(Coverage)
    for path, figures in own.items():
        for end in range(Unit.steplen, len(path) + 1, Unit.steplen):
            rolled[path[:end]] += figures
    units = [unit for unit in Unit.objects.filter(path__in=rolled).order_by("path") if scope.covers(unit.path)]
    return Tree(on, _rows(units, rolled), sum(own.values(), Coverage()))


def _rows(units: list[Unit], rolled: dict[str, Coverage]) -> list[UnitRow]:
    above: list[str] = []
    rows = []
    for unit in units:
        while above and not unit.path.startswith(above[-1]):
            above.pop()
        rows.append(UnitRow(unit, len(above), rolled[unit.path]))
        above.append(unit.path)
    return rows


def names(course: Course, scope: Scope, unit: Unit, on: date, stand: str, number: int) -> Page[Any]:
    """People of ``unit`` and of all below it, as far as ``scope`` reaches. Four queries."""
    inside = {"unit__path__startswith": unit.path, "version__subject_id": course.pk}
    rows = with_stand(standing(on).filter(scope.within("unit__path"), **inside), on)
    if stand in Stand.values:
        rows = rows.filter(stand=stand)
    page = page_by_unit(rows, NAMES, number)
    reminded = reminded_people(each.pk for each in page.object_list)
    page.object_list = [_name_row(each, reminded) for each in page.object_list]
    return page


def _name_row(each: Any, reminded: dict[int, Reminded]) -> NameRow:
    told = reminded.get(each.pk)
    about = (each.person_id, str(each.person), each.unit.name, each.due)
    return NameRow(*about, *words_of(each.stand), told.last if told else None)


@in_vietnamese
def coverage_sheet(course: Course, tree: Tree) -> Sheet:
    """The tree as it is printed."""
    rows: list[list[Cell]] = [[f"{each.dashes} {each.unit.name}".strip(), *_cells(each.coverage)] for each in tree.rows]
    return Sheet(
        f"Mức độ hoàn thành khóa học: {course.title}",
        ("Đơn vị (kể cả các đơn vị bên dưới)", "Phải học", "Hoàn thành", "Quá hạn", "Tỷ lệ"),
        (60, 14, 14, 14, 14),
        [*rows, ["Tất cả", *_cells(tree.total)]],
        subtitle=[f"Tính đến hết ngày {day_words(tree.on)}"],
        landscape=False,
        body=course.owner_unit.name,
    )


def _cells(figures: Coverage) -> tuple[int, int, int, Percent]:
    return figures.asked, figures.done, figures.overdue, Percent(Decimal(figures.share), f"{figures.share} %")
