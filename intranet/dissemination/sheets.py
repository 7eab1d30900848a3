"""The attendance list of a session about a document. Its words are Vietnamese always."""

from intranet.acknowledgement.models import Version
from intranet.attendance.models import Session
from intranet.attendance.sheets import list_of
from intranet.printing.official import in_vietnamese
from intranet.printing.sheet import Sheet, day_words


@in_vietnamese
def attendance_sheet(session: Session, version: Version) -> Sheet:
    """Everybody on the list; the last column is left to the pen. Six queries, whatever the number."""
    return list_of(session, "Danh sách dự buổi quán triệt", _subtitle(session, version))


def _subtitle(session: Session, version: Version) -> list[str]:
    clock = f", {session.clock}" if session.clock else ""
    return [
        f"{version.number} – {version.title}" if version.number else version.title,
        f"Ngày {day_words(session.on)}{clock}, hình thức: {session.get_form_display()}",
        f"Địa điểm: {session.place}" if session.place else "",
        f"Người trình bày: {session.presenters}" if session.presenters else "",
    ]
