"""Demo content: a session that the office has held and not closed yet, one that is planned, and one that is closed."""

from collections.abc import Callable, Iterator
from datetime import timedelta

from intranet.acknowledgement.models import Audience, Version
from intranet.attendance.models import Form, Session, Status
from intranet.attendance.services import SessionFields, attach_minutes, follow_up, record_attendance
from intranet.dissemination.asked import planning_units, still_asked
from intranet.dissemination.services import close, plan
from intranet.files.services import accept_bytes
from intranet.people.models import Person, Unit
from intranet.people.rules import today

PLACE = "Phòng họp tầng 2"
MINUTES = """BIÊN BẢN BUỔI QUÁN TRIỆT
Văn bản số {number}: {title}

1. Thời gian, địa điểm: ngày {day:%d/%m/%Y}, tại {place}.
2. Chủ trì và trình bày: {presenter}.
3. Có mặt {there} người, vắng mặt {absent} người (danh sách kèm theo).
4. Nội dung: đọc toàn văn; trao đổi việc phân công và thời hạn của từng đồng chí.
5. Kết luận: thực hiện từ ngày làm việc tiếp theo; người vắng mặt được phổ biến lại trong tuần.
"""


def load(head: Person) -> None:
    """Plan them as ``head`` about the documents that the office is still asked for, and write the lists of two."""
    steps: tuple[Callable[[Version, Unit, Person], object], ...] = (_held, _planned, _closed)
    for step, (version, unit) in zip(steps, _documents(head), strict=False):
        step(version, unit, head)


def _documents(head: Person) -> Iterator[tuple[Version, Unit]]:
    """Versions with the office that is asked for them, the oldest first."""
    for audience in Audience.objects.filter(version__isnull=False, ended_at__isnull=True).order_by("pk"):
        version = audience.version
        units = planning_units(version, head) if version else []
        if version is not None and units and still_asked(version, units[0]):
            yield version, units[0]


def _held(version: Version, unit: Unit, head: Person) -> None:
    session = _planned(version, unit, head, days=0)
    people = _invited(session)
    statuses: dict[int, str] = dict.fromkeys(people, Status.PRESENT)
    statuses[people[-1]] = Status.ABSENT if len(people) > 1 else Status.PRESENT
    record_attendance(session.pk, statuses, head, seen=session.recordings)


def _planned(version: Version, unit: Unit, head: Person, *, days: int = 3) -> Session:
    fields = SessionFields(today() + timedelta(days=days), Form.CONFERENCE, PLACE, str(head))
    return plan(version, unit, fields, by=head)


def _closed(version: Version, unit: Unit, head: Person) -> None:
    """Those who sign in to the demo were absent: they still have something to acknowledge."""
    session = _planned(version, unit, head, days=0)
    people = _invited(session)
    there = {each.pk for each in Person.objects.filter(pk__in=people) if not each.has_usable_password()} | {head.pk}
    statuses: dict[int, str] = {each: Status.PRESENT if each in there else Status.ABSENT for each in people}
    record_attendance(session.pk, statuses, head, seen=session.recordings)
    absent = [each for each in people if each not in there]
    follow_up(session.pk, absent, today() + timedelta(days=5), head)
    words = {"number": version.number, "title": version.title, "place": PLACE, "presenter": head}
    text = MINUTES.format(**words, day=session.on, there=len(people) - len(absent), absent=len(absent))
    attach_minutes(session.pk, accept_bytes("bien-ban.txt", text.encode(), by=head), "Biên bản quán triệt.txt", head)
    close(session.pk, head)


def _invited(session: Session) -> list[int]:
    return list(session.invitations.order_by("pk").values_list("person_id", flat=True))
