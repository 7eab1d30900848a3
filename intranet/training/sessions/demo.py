"""Demo content: a class that was held and closed, and one that is announced and still to come, for a course of which it
completes a lesson.
"""

from datetime import time, timedelta
from decimal import Decimal

from django.utils import timezone

from intranet.acknowledgement.services import Term
from intranet.attendance.models import Answer, Form, Status
from intranet.attendance.services import SessionFields, count_heads, record_attendance
from intranet.files.services import accept_bytes
from intranet.notifications.models import Notice
from intranet.people.models import Person, Unit, UnitKind
from intranet.people.rules import today
from intranet.training.demo import skills
from intranet.training.models import Course, TrainingClass
from intranet.training.sessions.queries import offices_of
from intranet.training.sessions.services import ClassFields, add_material, answer, close, invite, plan

HELD_AGO, AHEAD = 12, 9
GUESTS = 15
EXCUSE = "Đi công tác tại xã theo lịch đã báo cáo lãnh đạo."
OUTLINE = """ĐỀ CƯƠNG TẬP HUẤN CÔNG TÁC VĂN THƯ
1. Tiếp nhận, đăng ký văn bản đến.
2. Soạn thảo, ký, cấp số, phát hành văn bản đi.
3. Lập hồ sơ công việc và nộp lưu cơ quan.
"""


def load(trainer: Person) -> None:
    """Both by the unit whose trainer this is; a second run changes nothing."""
    unit = offices_of(trainer)[0]
    if TrainingClass.objects.filter(session__unit=unit).exists():
        return
    offices = Unit.objects.filter(path__startswith=unit.path[: -Unit.steplen], depth=unit.depth).order_by("path")
    _held(unit, list(offices), trainer)
    _ahead(unit, list(offices), trainer)
    Notice.objects.filter(kind="class-invited").update(read_at=timezone.now(), mailed_at=timezone.now())


def _held(unit: Unit, invited: list[Unit], trainer: Person) -> None:
    about = ("Tập huấn công tác văn thư, lập hồ sơ công việc", "24/KH-SNV", "Văn bản đến, văn bản đi, hồ sơ công việc.")
    found = _planned(unit, invited, trainer, -HELD_AGO, about)
    stored = accept_bytes("de-cuong.txt", OUTLINE.encode(), by=trainer)
    add_material(found.pk, stored, "Đề cương tập huấn.txt", trainer)
    people = list(found.held.invitations.order_by("pk").values_list("person_id", flat=True))
    statuses: dict[int, str] = dict.fromkeys(people, Status.PRESENT)
    statuses |= {people[0]: Status.LATE, people[-1]: Status.ABSENT}
    record_attendance(found.held.pk, statuses, trainer, seen=found.held.recordings)
    cell = Unit.objects.filter(kind=UnitKind.PARTY_CELL).order_by("path").first()
    if cell is not None:
        count_heads(found.held.pk, cell, GUESTS, trainer)
    found.held.refresh_from_db()
    words = "Đã học đủ ba phần. Các đơn vị lập danh mục hồ sơ năm tới trước ngày 31/12."
    close(found.pk, words, trainer, seen=found.held.recordings)


def _ahead(unit: Unit, invited: list[Unit], trainer: Person) -> None:
    about = ("Tập huấn kỹ năng số cho cán bộ, công chức", "31/KH-SNV", "Ký số, họp trực tuyến, bảo vệ mật khẩu.")
    found = _planned(unit, invited, trainer, AHEAD, about, skills.load(trainer))
    people = [each.person for each in found.held.invitations.select_related("person").order_by("pk")]
    answer(found.pk, people[0], Answer.COMING)
    answer(found.pk, people[-1], Answer.EXCUSED, EXCUSE)


def _planned(
    unit: Unit,
    invited: list[Unit],
    trainer: Person,
    days: int,
    about: tuple[str, str, str],
    course: Course | None = None,
) -> TrainingClass:
    title, number, content = about
    on = today() + timedelta(days=days)
    hours = {"begins": time(7, 30), "ends": time(16, 30)}
    session = SessionFields(on, Form.CONFERENCE, "Hội trường Sở Nội vụ", str(trainer), Decimal(14), wide=True, **hours)
    made = plan(unit, ClassFields(title, on + timedelta(days=1), number, content, course), session, by=trainer)
    invite(made.pk, [Term("under", unit=each) for each in invited], trainer)
    return TrainingClass.objects.select_related("session").get(pk=made.pk)
