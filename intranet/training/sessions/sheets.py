"""The list of a class to be signed or as it was written down, and the report; their words are Vietnamese always."""

from collections.abc import Iterable

from intranet.attendance.models import SessionState, Status
from intranet.attendance.queries import Line, lines_of, turnout_of
from intranet.people.models import Unit
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Cell, Sheet, day_words
from intranet.training.models import TrainingClass
from intranet.training.sessions.pages import days_of, hours_of
from intranet.training.sessions.report import Figures, Report

HEADS = ("STT", "Họ và tên", "Đơn vị", "Tham dự", "Ký tên")
WIDTHS = (8, 34, 38, 18, 24)
REPORT_HEADS = ("Đơn vị", "Số lớp", "Số lượt", "Trong đó đếm, không ghi tên", "Số người")
REPORT_WIDTHS = (64, 14, 14, 22, 14)
NOT_ADDED = (
    "Số người: mỗi người tính một lần dù dự nhiều lớp, nên dòng cộng không phải tổng các dòng trên; "
    "người chỉ được đếm, không ghi tên có trong số lượt mà không có trong số người."
)
_SIGNED = "Người ghi danh sách: ………………………        Người chủ trì: ………………………"
_WORDS = {Status.PRESENT: "có mặt", Status.LATE: "đến muộn", Status.ABSENT: "vắng"}


@in_vietnamese
def attendance_sheet(found: TrainingClass) -> Sheet:
    """Everybody on the list; the last column is left to the pen. Six queries, whatever the number."""
    session, lines = found.held, lines_of(found.held)
    counted = list(session.headcounts.select_related("unit").order_by("unit__path"))
    return Sheet(
        "Danh sách dự lớp tập huấn",
        HEADS,
        WIDTHS,
        [_cells(number, line) for number, line in enumerate(lines, start=1)],
        subtitle=[line for line in _subtitle(found) if line],
        footers=[*(f"{each.unit}: {each.count} người, không ghi tên" for each in counted), *_sums(found), _SIGNED],
        landscape=False,
        body=session.unit.name,
    )


def _cells(number: int, line: Line) -> list[Cell]:
    return [number, line.name, line.unit, _WORDS[Status(line.status)] if line.status else "", ""]


def _subtitle(found: TrainingClass) -> Iterable[str]:
    session, hours = found.held, hours_of(found)
    yield f"{found.title} (kế hoạch số {found.number})" if found.number else found.title
    yield f"Ngày {days_of(found)}" + (f", {hours} giờ" if hours else "")
    yield f"Địa điểm: {session.place}" if session.place else ""
    yield f"Báo cáo viên: {session.presenters}" if session.presenters else ""


def _sums(found: TrainingClass) -> list[str]:
    if found.held.state not in {SessionState.HELD, SessionState.CLOSED}:
        return []
    figures = turnout_of(found.held)
    return [f"Cộng: {figures.attendances} lượt, trong đó {figures.persons} người có tên."]


@in_vietnamese
def report_sheet(report: Report, unit: Unit | None) -> Sheet:
    """The report with its last line for all units together."""
    rows: list[list[Cell]] = [[each.unit.name, *_numbers(each.figures)] for each in report.lines]
    period = f"Từ ngày {day_words(report.first)} đến ngày {day_words(report.last)}"
    within = f"Đơn vị: {unit.name} và các đơn vị bên dưới" if unit else ""
    return Sheet(
        "Số lớp, số lượt, số người dự tập huấn",
        REPORT_HEADS,
        REPORT_WIDTHS,
        [*rows, ["Tất cả", *_numbers(report.total)]],
        subtitle=[line for line in (period, within) if line],
        footers=[NOT_ADDED],
    )


def _numbers(figures: Figures) -> tuple[int, int, int, int]:
    return figures.classes, figures.attendances, figures.counted, figures.persons
