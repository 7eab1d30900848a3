"""The handling report: what an office received in a period and how it was dealt with, counted from the arrivals."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from intranet.duties.models import Duty
from intranet.incoming.models import Arrival, Stage
from intranet.people.models import Unit
from intranet.people.rules import today
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Cell, Sheet

HEADS = ("Đơn vị", "Tổng số", "Đã giải quyết đúng hạn", "Đã giải quyết quá hạn", "Đang giải quyết", "Đang quá hạn")
WIDTHS = (30, 10, 15, 15, 15, 15)


@dataclass(frozen=True, slots=True)
class Quarter:
    """Three months of a year."""

    year: int
    number: int

    @property
    def first(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last(self) -> date:
        following = date(self.year + (self.number == 4), 3 * self.number % 12 + 1, 1)
        return following - timedelta(days=1)

    def __str__(self) -> str:
        words = _("Quarter %(quarter)s of %(year)s")
        return words % {"quarter": ("I", "II", "III", "IV")[self.number - 1], "year": self.year}


def quarter_of(day: date) -> Quarter:
    """The quarter that ``day`` lies in."""
    return Quarter(day.year, (day.month + 2) // 3)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the report: total = on_time + late + open + overdue."""

    name: str
    on_time: int
    late: int
    open: int
    overdue: int

    @property
    def total(self) -> int:
        return self.on_time + self.late + self.open + self.overdue

    @property
    def cells(self) -> list[Cell]:
        return [self.name, self.total, self.on_time, self.late, self.open, self.overdue]


def handling_report(office: Unit, quarter: Quarter) -> list[Line]:
    """The office first (documents), then each lead unit (duties given on them). Two queries."""
    day = today()
    arrivals = Arrival.objects.filter(
        office=office, number__isnull=False, arrived_on__range=(quarter.first, quarter.last)
    ).exclude(stage=Stage.RETURNED)
    whole = Counter(_verdict(each.due, each.closed_on, day) for each in arrivals)
    documents = [each.directive_id for each in arrivals]
    by_lead: dict[str, Counter[str]] = {}
    duties = Duty.objects.filter(directive__in=documents, office=office).exclude(state="cancelled")
    for duty in duties.select_related("lead").order_by("lead__path"):
        closed = duty.closed_at.date() if duty.closed_at else None
        by_lead.setdefault(str(duty.lead), Counter())[_verdict(duty.due, closed, day)] += 1
    documents_of, tasks_of = _("%(unit)s (incoming documents)"), _("%(unit)s (tasks)")
    lines = [_line(tasks_of % {"unit": name}, counted) for name, counted in by_lead.items()]
    return [_line(documents_of % {"unit": office}, whole), *lines]


@in_vietnamese
def report_sheet(office: Unit, quarter: Quarter) -> Sheet:
    """The report in the form in which it is printed."""
    lines = [line.cells for line in handling_report(office, quarter)]
    title = "Báo cáo tình hình giải quyết văn bản đến"
    return Sheet(title, HEADS, WIDTHS, lines, subtitle=[str(quarter)], landscape=False, body=office.name)


def _verdict(due: date | None, closed: date | None, day: date) -> str:
    if closed is not None:
        return "late" if due is not None and closed > due else "on_time"
    return "overdue" if due is not None and day > due else "open"


def _line(name: str, counted: Counter[str]) -> Line:
    return Line(name, counted["on_time"], counted["late"], counted["open"], counted["overdue"])
