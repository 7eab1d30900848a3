"""Whether a session can be closed."""

from django.utils import timezone

from intranet.attendance.errors import NobodyCame, NotNow, NotYet
from intranet.attendance.models import Session, SessionState
from intranet.attendance.queries import turnout_of


def check_closable(session: Session) -> None:
    """Whether the session can be closed as its lists stand.

    Raises:
        NotNow: it is not being held.
        NotYet: it has not begun.
        NobodyCame: nobody is written down as present, and nobody was counted.
    """
    session.refresh_from_db(fields=["state", "on", "begins"])
    if session.state != SessionState.HELD:
        raise NotNow
    if not session.has_begun(timezone.now()):
        raise NotYet
    if not turnout_of(session).attendances:
        raise NobodyCame
