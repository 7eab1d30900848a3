"""Demo content: one session that the office has held and not closed yet, and one that is planned."""

from datetime import timedelta

from intranet.acknowledgement.models import Audience
from intranet.attendance.models import Form, Session, Status
from intranet.attendance.services import SessionFields, record_attendance
from intranet.dissemination.asked import planning_units, still_asked
from intranet.dissemination.services import plan
from intranet.people.models import Person
from intranet.people.rules import today

PLACE = "Phòng họp tầng 2"


def load(head: Person) -> None:
    """Plan both as ``head`` about the documents that the office is still asked for, and write the first list."""
    held = False
    for audience in Audience.objects.filter(version__isnull=False, ended_at__isnull=True).order_by("pk"):
        version = audience.version
        units = planning_units(version, head) if version else []
        if version is None or not units or not still_asked(version, units[0]):
            continue
        on = today() + timedelta(days=3 if held else -1)
        fields = SessionFields(on, Form.CONFERENCE, PLACE, str(head))
        session = plan(version, units[0], fields, by=head)
        if held:
            return
        _write_list(session, head)
        held = True


def _write_list(session: Session, head: Person) -> None:
    people = list(session.invitations.order_by("pk").values_list("person_id", flat=True))
    statuses: dict[int, str] = dict.fromkeys(people, Status.PRESENT)
    statuses[people[-1]] = Status.ABSENT if len(people) > 1 else Status.PRESENT
    record_attendance(session.pk, statuses, head, seen=session.recordings)
