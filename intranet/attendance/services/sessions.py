"""Planning a session. Whether ``by`` may is the caller's question throughout this package."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from django.db.models import Model
from django.utils import timezone

from intranet.attendance.errors import NotNamed, NotNow, NotOfUnit
from intranet.attendance.models import Form, Invitation, Session, SessionState
from intranet.attendance.queries import units_of
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.files.models import Attachment, AttachmentRole, StoredFile
from intranet.files.services import attach
from intranet.people.models import Person, Unit, UnitKind


@dataclass(frozen=True, slots=True)
class SessionFields:
    """What is typed of a session; ``form`` is a ``Form``; to a ``wide`` one people of all units may come."""

    on: date
    form: str = Form.CONFERENCE
    place: str = ""
    presenters: str = ""
    hours: Decimal | None = None
    wide: bool = False
    begins: time | None = None
    ends: time | None = None


PLANNED_FIELDS = ("on", "begins", "ends", "form", "place", "presenters", "hours", "wide")

Invited = Iterable[tuple[int, int]]
"""Persons with the units they count in, by their ids."""


def plan(subject: Model, unit: Unit, fields: SessionFields, *, by: Person, version: int | None = None) -> Session:
    """Plan a session of ``unit`` about ``subject``; ``version`` is the number of its state, where it has one."""
    with write_transaction():
        session = Session.objects.create(
            subject_model=subject._meta.label_lower,
            subject_id=subject.pk,
            subject_version=version,
            unit=unit,
            on=fields.on,
            begins=fields.begins,
            ends=fields.ends,
            form=Form(fields.form),
            place=fields.place,
            presenters=fields.presenters,
            hours=fields.hours,
            wide=fields.wide,
            created_by=by,
            created_at=timezone.now(),
        )
        record("session.planned", actor=by, subject=session, details={"unit": unit.pk, "on": str(fields.on)})
    return session


def plan_anew(session_id: int, fields: SessionFields, *, by: Person) -> Session:
    """Change what was planned before anything is written down. What it was stays in the log.

    Raises:
        NotNow: somebody's attendance is written down already, or it was called off.
    """
    with write_transaction():
        session = locked(session_id, SessionState.PLANNED)
        was = {name: str(getattr(session, name) or "") for name in PLANNED_FIELDS}
        for name in PLANNED_FIELDS:
            setattr(session, name, getattr(fields, name))
        session.save(update_fields=PLANNED_FIELDS)
        changed = {name: old for name, old in was.items() if old != str(getattr(session, name) or "")}
        if changed:
            record("session.planned-anew", actor=by, subject=session, details={"was": changed})
    return session


def invite(session_id: int, people: Invited, by: Person) -> int:
    """Invite ``people`` who are not invited yet; returns how many were new.

    Raises:
        NotNow: the session is closed or called off.
        NotNamed: one of the units is a Party cell.
        NotOfUnit: one of them is not below the unit that holds the session, which is not wide.
    """
    with write_transaction():
        session = locked(session_id, SessionState.PLANNED, SessionState.HELD)
        there = set(session.invitations.values_list("person_id", flat=True))
        new = sorted({person: unit for person, unit in people if person not in there}.items())
        check_named(session, {unit for _person, unit in new})
        given = {"session": session, "invited_at": timezone.now(), "invited_by": by}
        rows = [Invitation(person_id=person, unit_id=unit, **given) for person, unit in new]
        Invitation.objects.bulk_create(rows, batch_size=500)
        if rows:
            record("session.invited", actor=by, subject=session, details={"people": len(rows)})
    return len(rows)


def call_off(session_id: int, by: Person) -> Session:
    """The session will not take place.

    Raises:
        NotNow: somebody's attendance is written down already.
    """
    with write_transaction():
        session = locked(session_id, SessionState.PLANNED)
        session.state = SessionState.CALLED_OFF
        session.save(update_fields=["state"])
        record("session.called-off", actor=by, subject=session)
    return session


def attach_minutes(session_id: int, stored: StoredFile, name: str, by: Person) -> Attachment:
    """Keep the minutes, or one more file of them; also after the session was closed.

    Raises:
        NotNow: the session is only planned, or called off.
    """
    with write_transaction():
        session = locked(session_id, SessionState.HELD, SessionState.CLOSED)
        attachment = attach(stored, session, role=AttachmentRole.ORIGINAL, name=name)
        record("session.minutes-kept", actor=by, subject=session, details={"scan": stored.sha256})
    return attachment


def locked(session_id: int, *states: str) -> Session:
    """The session under its lock. Call inside a write transaction.

    Raises:
        NotNow: its state is none of ``states``.
    """
    session = Session.objects.select_for_update(of=("self",)).select_related("unit").get(pk=session_id)
    if session.state not in states:
        raise NotNow(session.state)
    return session


def check_named(session: Session, units: Collection[int]) -> None:
    """Units in which people of ``session`` are named.

    Raises:
        NotNamed: one is a Party cell.
        NotOfUnit: one is not below the unit that holds it, and the session is not for others.
    """
    kinds = dict(units_of(session).filter(pk__in=units).values_list("pk", "kind"))
    if UnitKind.PARTY_CELL in kinds.values():
        raise NotNamed
    if kinds.keys() != set(units):
        raise NotOfUnit


def check_counted(session: Session, unit: Unit) -> None:
    """A unit of which heads are counted at ``session``; a Party cell may be one.

    Raises:
        NotOfUnit: it is not below the unit that holds the session, and the session is not for others.
    """
    if not session.wide and not unit.path.startswith(session.unit.path):
        raise NotOfUnit
