"""How many required readings a week are right for a person, audited: the switches themselves lie below the log."""

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.state.services import locked_state


def set_readings_a_week(most: int, *, by: Person) -> None:
    """Warn from now on of more than ``most``; whether ``by`` may is the caller's question."""
    with write_transaction(), locked_state() as state:
        details = {"from": state.readings_a_week, "to": most}
        state.readings_a_week = most
        record("site.readings-a-week", actor=by, subject="site", details=details)
