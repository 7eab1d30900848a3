"""The message at the top of every page, audited: the switches themselves lie below the log."""

from datetime import datetime

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.state.services import locked_state


def set_alert(text: str, starts: datetime, ends: datetime, *, by: Person) -> None:
    """Say ``text`` on every page from ``starts`` to ``ends``, in place of what is said now."""
    with write_transaction(), locked_state() as state:
        state.alert_text, state.alert_from, state.alert_until = text.strip()[:300], starts, ends
        details = {"starts": starts.isoformat(), "ends": ends.isoformat(), "text": state.alert_text}
        record("site.alert-set", actor=by, subject="site", details=details)


def end_alert(*, by: Person) -> None:
    """Say nothing any more. Ending it twice is ending it once."""
    with write_transaction(), locked_state() as state:
        if not state.alert_text:
            return
        state.alert_text, state.alert_from, state.alert_until = "", None, None
        record("site.alert-ended", actor=by, subject="site")
