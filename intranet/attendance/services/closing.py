"""Closing a session, and putting right who was there afterwards: names are added, none is taken away."""

from django.utils import timezone

from intranet.attendance.errors import NobodyCame, NotYet
from intranet.attendance.models import Attendance, Correction, FollowUp, Session, SessionState, Status
from intranet.attendance.services.sessions import check_named, locked
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person


def close_session(session_id: int, by: Person) -> Session:
    """Close the lists. Closing twice is closing once. Whoever was absent from an earlier session about the same and
    was here needs no follow-up any more; why somebody asked to be excused has been read, and is kept no longer.

    Raises:
        NotNow: the session is only planned, or called off.
        NotYet: it has not begun.
        NobodyCame: nobody is written down as present, and nobody was counted.
    """
    with write_transaction():
        session = locked(session_id, SessionState.HELD, SessionState.CLOSED)
        if session.state == SessionState.CLOSED:
            return session
        if not session.has_begun(timezone.now()):
            raise NotYet
        there = session.attendances.filter(status__in=Attendance.THERE)
        counted = sum(session.headcounts.values_list("count", flat=True))
        named = there.count()
        if not named and not counted:
            raise NobodyCame
        session.state, session.closed_at, session.closed_by = SessionState.CLOSED, timezone.now(), by
        session.save(update_fields=["state", "closed_at", "closed_by"])
        session.invitations.exclude(reason="").update(reason="")
        _seen_again(session, by)
        record("session.closed", actor=by, subject=session, details={"people": named, "count": counted})
    return session


def add_person(session_id: int, person: int, unit: int, by: Person) -> Attendance:
    """Somebody was there who is not on the list, or stands on it as absent; also after the session was closed, which
    is told in the log apart and kept as a correction. Who stands as present stays so.

    Raises:
        NotNow: the session was called off.
        NotYet: its day, or the half hour before its hour, has not come.
        NotNamed, NotOfUnit: ``unit``, in which the person counts, is a Party cell, or not of those that hold it.
    """
    with write_transaction():
        session = locked(session_id, SessionState.PLANNED, SessionState.HELD, SessionState.CLOSED)
        if not session.takes_lists(timezone.now()):
            raise NotYet
        check_named(session, {unit})
        line = session.attendances.select_for_update(of=("self",)).filter(person=person).first()
        line = line or Attendance(session=session, person_id=person, unit_id=unit)
        if line.status not in Attendance.THERE:
            _enter(session, line, by)
    return line


def _enter(session: Session, line: Attendance, by: Person) -> None:
    was = line.status
    line.status, line.recorded_at, line.recorded_by = Status.PRESENT, timezone.now(), by
    line.save()
    is_closed = session.state == SessionState.CLOSED
    session.state = session.state if is_closed else SessionState.HELD
    session.recordings += 1
    session.save(update_fields=["state", "recordings"])
    if is_closed:
        _seen_again(session, by)
        about = {"unit_id": line.unit_id, "person_id": line.person_id, "was": was, "became": line.status}
        Correction.objects.create(session=session, at=line.recorded_at, by=by, **about)
    action = "session.added-after-closing" if is_closed else "session.added"
    record(action, actor=by, subject=session, details={"person": line.person_id})


def _seen_again(session: Session, by: Person) -> None:
    there = session.attendances.filter(status__in=Attendance.THERE).values("person")
    same = {"session__subject_model": session.subject_model, "session__subject_id": session.subject_id}
    waiting = FollowUp.objects.filter(**same, person__in=there, done_at__isnull=True)
    waiting.update(done_at=timezone.now(), done_by=by)
