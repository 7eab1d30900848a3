"""The list of a class to be signed or as it was written down, and the report; their words are Vietnamese always."""

from collections.abc import Iterable

from intranet.attendance.pages import hours_of
from intranet.attendance.sheets import list_of
from intranet.people.models import Unit
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Cell, Sheet, day_words
from intranet.training.models import TrainingClass
from intranet.training.sessions.pages import days_of, each_day
from intranet.training.sessions.report import Figures, Report

REPORT_HEADS = ("Đơn vị", "Số lớp", "Số lượt", "Trong đó đếm, không ghi tên", "Số người")
REPORT_WIDTHS = (64, 14, 14, 22, 14)
NOT_ADDED = (
    "Số người: mỗi người tính một lần dù dự nhiều lớp, nên dòng cộng không phải tổng các dòng trên; "
    "người chỉ được đếm, không ghi tên có trong số lượt mà không có trong số người."
)


@in_vietnamese
def attendance_sheet(found: TrainingClass) -> Sheet:
    """Everybody on the list; the last column is left to the pen. Six queries, whatever the number."""
    return list_of(found.held, "Danh sách dự lớp tập huấn", _subtitle(found))


def _subtitle(found: TrainingClass) -> Iterable[str]:
    session, hours = found.held, hours_of(found.held)
    yield f"{found.title} (kế hoạch số {found.number})" if found.number else found.title
    yield f"Ngày {days_of(found)}" + (f", thời lượng {hours} giờ" if hours else "")
    yield f"Thời gian: {each_day(found)}" if session.clock else ""
    yield f"Địa điểm: {session.place}" if session.place else ""
    yield f"Báo cáo viên: {session.presenters}" if session.presenters else ""


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
        footers=[NOT_ADDED, *_open_words(report)],
    )


def _numbers(figures: Figures) -> tuple[int, int, int, int]:
    return figures.classes, figures.attendances, figures.counted, figures.persons


def _open_words(report: Report) -> list[str]:
    titles = "; ".join(f"{each.title} ({days_of(each)})" for each in report.open)
    return [f"Chưa tính {len(report.open)} lớp chưa chốt danh sách: {titles}."] if titles else []
