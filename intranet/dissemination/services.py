"""Sessions about documents: planning them for those still asked, and what closing gives. Whether ``by`` may is the
caller's question.
"""

from collections.abc import Collection

from intranet.acknowledgement.errors import NotAsked
from intranet.acknowledgement.models import Version
from intranet.acknowledgement.queries import asking
from intranet.acknowledgement.services import attended, check_day, receive
from intranet.acknowledgement.subjects import subject_of
from intranet.attendance import services as attendance
from intranet.attendance.errors import ChangedMeanwhile, NotOfUnit
from intranet.attendance.models import Attendance, Session, SessionState
from intranet.attendance.services import SessionFields
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.dissemination.asked import COUNTS, manner_of, still_asked, unit_in, version_of
from intranet.people.models import Person, Unit, UnitKind
from intranet.worker.services import enqueue

CHUNK = 2_000
"""Receipts a transaction at most (architecture §8): the write lock stays short."""


def plan(version: Version, unit: Unit, fields: SessionFields, *, by: Person, with_people: bool = True) -> Session:
    """Plan a session of ``unit`` about ``version``; ``with_people`` invites everybody there and below who is still
    asked. A Party cell invites nobody: its members are counted.

    Raises:
        NotAsked: the subject of the version is gone.
        SignedTooEarly: its day lies before the one on which the version was issued. The day is written once, here, so
            what is recorded and closed later is never of an earlier one.
    """
    check_day(version, fields.on)
    subject = subject_of(version.subject_model, version.subject_id)
    if subject is None:
        raise NotAsked
    with write_transaction():
        session = attendance.plan(subject, unit, fields, by=by, version=asking(version).pk)
        if with_people:
            attendance.invite(session.pk, still_asked(asking(version), unit), by)
    return session


def invite_asked(session_id: int, by: Person) -> int:
    """Invite those who are asked by now and were not yet when the session was planned; returns how many.

    Raises:
        NotNow: the session is closed or called off.
    """
    with write_transaction():
        session = _session(session_id)
        return attendance.invite(session_id, still_asked(version_of(session), session.unit), by)


def close(session_id: int, by: Person, *, seen: int | None = None) -> Session:
    """Close the lists. Those who were there and are still asked get their receipt, unless the issuer asks for more
    than attending; a Party cell that was counted has received. Up to 2,000 in the same transaction; beyond that the
    worker goes on. Closing twice gives nothing twice. ``seen`` is ``Session.recordings`` as it was on the page.

    Raises:
        ChangedMeanwhile: the lists were written since; look again.
        NotNow, NobodyCame: as ``attendance.services.close_session``.
    """
    with write_transaction():
        attendance.close_session(session_id, by)
        session = _session(session_id)
        if seen not in {None, session.recordings}:
            raise ChangedMeanwhile
        _receive_for_cells(session, by)
        if len(_there(session)) <= CHUNK:
            give_receipts(session_id)
        else:
            enqueue(
                "intranet.dissemination.services.give_receipts", key=f"receipts:{session_id}", session_id=session_id
            )
    return session


def give_receipts(session_id: int) -> int:
    """Give those who were at a closed session the receipts they have not got, chunk by chunk; returns how many. May be
    killed and run again at any point.
    """
    session = _session(session_id)
    version, people = version_of(session), _there(session)
    if session.state != SessionState.CLOSED or manner_of(version) not in COUNTS:
        return 0
    return sum(give_some(session, version, people[start : start + CHUNK]) for start in range(0, len(people), CHUNK))


def give_some(session: Session, version: Version, people: Collection[int]) -> int:
    """One chunk, in one transaction; ``by`` of the receipts is who closed the session."""
    by = session.closed_by
    assert by is not None  # noqa: S101  the constraint closed_session_says_when holds it
    with write_transaction():
        given = attended(version, people, by=by, proof=f"session:{session.pk}")
        if given:
            details = {"version": version.pk, "people": given}
            record("session.receipts-given", actor=by, subject=session, label=version.number, details=details)
    return given


def add(session_id: int, person: Person, by: Person) -> Attendance:
    """Somebody of the unit was there and was forgotten; after closing they get their receipt at once.

    Raises:
        NotOfUnit: the person belongs to no unit of the session.
        NotNow, NotYet: as ``attendance.services.add_person``.
    """
    with write_transaction():
        session = _session(session_id)
        version = version_of(session)
        unit = unit_in(session, version, person)
        if unit is None:
            raise NotOfUnit
        line = attendance.add_person(session_id, person.pk, unit, by)
        if session.state == SessionState.CLOSED and manner_of(version) in COUNTS:
            give_some(session, version, [person.pk])
    return line


def _session(session_id: int) -> Session:
    return Session.objects.select_related("unit", "closed_by").get(pk=session_id)


def _there(session: Session) -> list[int]:
    there = session.attendances.filter(status__in=Attendance.THERE)
    return list(there.order_by("person_id").values_list("person_id", flat=True))


def _receive_for_cells(session: Session, by: Person) -> None:
    """A cell's count closes the cell's receipt; where none is asked for, the count stands for itself."""
    for each in session.headcounts.filter(unit__kind=UnitKind.PARTY_CELL, count__gt=0).select_related("unit"):
        try:
            receive(version_of(session), each.unit, by)
        except NotAsked:
            continue
