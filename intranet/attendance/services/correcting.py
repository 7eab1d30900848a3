"""Putting a closed session right: what stood before stays beside it. Where closing gave receipts, names are added only
(``add_person``); the caller answers for that.
"""

from django.utils import timezone

from intranet.attendance.errors import ChangedMeanwhile, NotNamed
from intranet.attendance.models import Attendance, Correction, Headcount, Session, SessionState, Status
from intranet.attendance.services.sessions import check_counted, locked
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person, Unit


def correct_status(session_id: int, person: int, status: str, by: Person, *, seen: int) -> bool:
    """Say otherwise of somebody on the list of a closed session; whether anything changed. ``seen`` is
    ``Session.recordings`` as it was on the page.

    Raises:
        NotNow: the session is not closed.
        ChangedMeanwhile: the lists were written since; look again.
        NotNamed: the person is not on the list.
        ValueError: there is no such status.
    """
    with write_transaction():
        session = _closed(session_id, seen)
        line = session.attendances.select_for_update(of=("self",)).filter(person=person).first() or _line(
            session, person
        )
        was, line.status = line.status, Status(status)
        if was == line.status:
            return False
        line.recorded_at, line.recorded_by = timezone.now(), by
        line.save()
        _keep(session, by, was, line.status, unit_id=line.unit_id, person_id=person)
    return True


def _line(session: Session, person: int) -> Attendance:
    unit = session.invitations.filter(person=person).values_list("unit", flat=True).first()
    if unit is None:
        raise NotNamed
    return Attendance(session=session, person_id=person, unit_id=unit)


def correct_count(session_id: int, unit: Unit, count: int, by: Person, *, seen: int) -> bool:
    """Say otherwise of how many of ``unit`` were counted at a closed session; whether anything changed.

    Raises:
        NotNow, ChangedMeanwhile: as ``correct_status``.
        NotOfUnit, ValueError: as ``count_heads``.
    """
    if count < 0:
        raise ValueError("Nobody counts less than none.")
    with write_transaction():
        session = _closed(session_id, seen)
        check_counted(session, unit)
        line = session.headcounts.select_for_update(of=("self",)).filter(unit=unit).first()
        was = "" if line is None else str(line.count)
        if was == str(count):
            return False
        line = line or Headcount(session=session, unit=unit)
        line.count, line.recorded_at, line.recorded_by = count, timezone.now(), by
        line.save()
        _keep(session, by, was, str(count), unit_id=unit.pk)
    return True


def _closed(session_id: int, seen: int) -> Session:
    session = locked(session_id, SessionState.CLOSED)
    if session.recordings != seen:
        raise ChangedMeanwhile
    return session


def _keep(session: Session, by: Person, was: str, became: str, *, unit_id: int, person_id: int | None = None) -> None:
    session.recordings += 1
    session.save(update_fields=["recordings"])
    about = {"unit_id": unit_id, "person_id": person_id, "was": was, "became": became}
    Correction.objects.create(session=session, at=timezone.now(), by=by, **about)
    details = {"unit": unit_id, "was": was, "became": became} | ({"person": person_id} if person_id else {})
    record("session.corrected", actor=by, subject=session, details=details)
