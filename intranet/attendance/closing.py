"""Whether a session can be closed."""

from intranet.attendance.errors import NobodyCame, NotNow
from intranet.attendance.models import Session, SessionState
from intranet.attendance.queries import turnout_of


def check_closable(session: Session) -> None:
    """Whether the session can be closed as its lists stand.

    Raises:
        NotNow: it is not being held.
        NobodyCame: nobody is written down as present, and nobody was counted.
    """
    session.refresh_from_db(fields=["state"])
    if session.state != SessionState.HELD:
        raise NotNow
    if not turnout_of(session).attendances:
        raise NobodyCame
