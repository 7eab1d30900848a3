"""The attendance list: to be signed, or as it was written down. Its words are Vietnamese always."""

from collections.abc import Iterable
from dataclasses import replace

from intranet.attendance.models import Answer, Session, SessionState, Status
from intranet.attendance.pages import counted_at
from intranet.attendance.queries import Line, lines_of, turnout_of
from intranet.printing.sheet import Cell, Sheet

HEADS = ("STT", "Họ và tên", "Đơn vị", "Tham dự", "Ký tên")
WIDTHS = (8, 34, 38, 18, 24)
_SIGNED = "Người ghi danh sách: ………………………        Người chủ trì: ………………………"
_WORDS = {Status.PRESENT: "có mặt", Status.LATE: "đến muộn", Status.ABSENT: "vắng"}


def list_of(session: Session, title: str, subtitle: Iterable[str]) -> Sheet:
    """Everybody on the list; the last column is left to the pen. Six queries, whatever the number."""
    counted = (f"{each.unit}: {each.count} người, không ghi tên" for each in counted_at(session))
    return Sheet(
        title,
        HEADS,
        WIDTHS,
        [_cells(number, line) for number, line in enumerate(lines_of(session), start=1)],
        subtitle=[line for line in subtitle if line],
        footers=[*counted, *_sums(session)],
        landscape=False,
        body=session.unit.name,
    )


def to_be_signed(sheet: Sheet) -> Sheet:
    """The same list with lines for who wrote it and who presided."""
    return replace(sheet, footers=[*sheet.footers, _SIGNED])


def for_the_pen(sheet: Sheet) -> Sheet:
    """The same with rows that are high enough to sign in."""
    return replace(to_be_signed(sheet), rows=[[*row[:-1], " \n "] for row in sheet.rows])


def _cells(number: int, line: Line) -> list[Cell]:
    return [number, line.name, line.unit, _words(line), ""]


def _words(line: Line) -> str:
    if line.is_absent and line.answer == Answer.EXCUSED:
        return "vắng, có xin phép"
    return _WORDS[Status(line.status)] if line.status else ""


def _sums(session: Session) -> list[str]:
    if session.state not in {SessionState.HELD, SessionState.CLOSED}:
        return []
    figures = turnout_of(session)
    return [f"Cộng: {figures.attendances} lượt, trong đó {figures.persons} người có tên."]
