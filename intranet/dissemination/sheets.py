"""The attendance list: to be signed, or as it was written down. Its words are Vietnamese always."""

from dataclasses import replace

from intranet.acknowledgement.models import Version
from intranet.attendance.models import Session, SessionState
from intranet.attendance.queries import Line, lines_of, turnout_of
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Cell, Sheet, day_words

HEADS = ("STT", "Họ và tên", "Đơn vị", "Tham dự", "Ký tên")
WIDTHS = (8, 34, 38, 18, 24)


@in_vietnamese
def attendance_sheet(session: Session, version: Version) -> Sheet:
    """Everybody on the list; the last column is left to the pen. Seven queries, whatever the number."""
    lines = lines_of(session)
    counted = list(session.headcounts.select_related("unit").order_by("unit__path"))
    return Sheet(
        "Danh sách dự buổi quán triệt",
        HEADS,
        WIDTHS,
        [_cells(number, line) for number, line in enumerate(lines, start=1)],
        subtitle=[line for line in _subtitle(session, version) if line],
        footers=[*(f"{each.unit}: {each.count} người, không ghi tên" for each in counted), *_sums(session), _SIGNED],
        landscape=False,
        body=session.unit.name,
    )


def for_the_pen(sheet: Sheet) -> Sheet:
    """The same list with rows that are high enough to sign in."""
    return replace(sheet, rows=[[*row[:-1], " \n "] for row in sheet.rows])


_SIGNED = "Người ghi danh sách: ………………………        Người chủ trì: ………………………"


def _cells(number: int, line: Line) -> list[Cell]:
    words = {"present": "có mặt", "late": "đến muộn", "absent": "vắng"}
    return [number, line.name, line.unit, words.get(line.status, ""), ""]


def _subtitle(session: Session, version: Version) -> list[str]:
    return [
        f"{version.number} – {version.title}" if version.number else version.title,
        f"Ngày {day_words(session.on)}, hình thức: {session.get_form_display()}",
        f"Địa điểm: {session.place}" if session.place else "",
        f"Người trình bày: {session.presenters}" if session.presenters else "",
    ]


def _sums(session: Session) -> list[str]:
    if session.state not in {SessionState.HELD, SessionState.CLOSED}:
        return []
    figures = turnout_of(session)
    return [f"Cộng: {figures.attendances} lượt, trong đó {figures.persons} người có tên."]
