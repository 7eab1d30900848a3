"""What those who are invited say before it begins: that they will come, or why they ask to be excused."""

from django.utils import timezone

from intranet.attendance.errors import Begun, NotNamed
from intranet.attendance.models import Answer, Invitation, Session, SessionState
from intranet.attendance.services.sessions import locked
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person


def answer(session_id: int, person: Person, given: str, reason: str = "") -> Invitation:
    """Say whether one will come, an ``Answer``; a later one takes the place of an earlier one. The ``reason`` stays
    with the invitation and out of the log.

    Raises:
        NotNow: the lists are written already, or it was called off.
        Begun: it has begun.
        NotNamed: the person is not invited.
        ValueError: there is no such answer.
    """
    with write_transaction():
        session = locked(session_id, SessionState.PLANNED)
        if session.has_begun(timezone.now()):
            raise Begun
        line = session.invitations.select_for_update(of=("self",)).filter(person=person).first()
        if line is None:
            raise NotNamed
        line.answer, line.answered_at = Answer(given), timezone.now()
        line.reason = reason if line.answer == Answer.EXCUSED else ""
        line.save(update_fields=["answer", "reason", "answered_at"])
        record("session.answered", actor=person, subject=session, details={"answer": line.answer})
    return line


def forget_answers(session: Session) -> int:
    """What was answered was about another day; returns how many had answered. Call inside a write transaction."""
    given = session.invitations.exclude(answer="")
    return given.update(answer="", reason="", answered_at=None)
