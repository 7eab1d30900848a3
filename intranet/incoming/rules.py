"""The transitions of an incoming document: from where to where, and whose they are. No database."""

from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from intranet.incoming.models import Stage
from intranet.people.models import PostRole

CLERKS = (PostRole.CLERK, PostRole.EDITOR)
LEADERS = (PostRole.LEADER, PostRole.HEAD)
OFFICE = (*CLERKS, *LEADERS)
"""Posts of the receiving office that see how a document is handled."""


@dataclass(frozen=True, slots=True)
class Transition:
    """One step: its code, the stages it leads from and to (nowhere else without ``target``), and the posts of the
    receiving office it belongs to.
    """

    action: str
    sources: tuple[str, ...]
    target: str
    roles: tuple[str, ...]
    who: str | Promise
    label: str | Promise


_CLERK, _LEADER = _("the clerk of the receiving office"), _("a leader of the receiving office")
_AT_WORK = (Stage.REGISTERED, Stage.SUBMITTED, Stage.HANDLING)

TRANSITIONS = {
    each.action: each
    for each in (
        Transition("registered", (Stage.RECEIVED,), Stage.REGISTERED, CLERKS, _CLERK, _("Register")),
        Transition("returned", (Stage.RECEIVED,), Stage.RETURNED, CLERKS, _CLERK, _("Return to the sender")),
        Transition("put-to-leader", (Stage.REGISTERED,), Stage.SUBMITTED, CLERKS, _CLERK, _("Submit to the leader")),
        Transition(
            "instructed",
            (Stage.REGISTERED, Stage.SUBMITTED, Stage.HANDLING),
            Stage.HANDLING,
            LEADERS,
            _LEADER,
            _("Write the instruction"),
        ),
        Transition("handling-closed", _AT_WORK, Stage.CLOSED, OFFICE, _CLERK, _("Close")),
        Transition(
            "face-corrected", (*_AT_WORK, Stage.CLOSED), "", CLERKS, _CLERK, _("Correct the line of the register")
        ),
        Transition("handling-reopened", (Stage.CLOSED,), Stage.HANDLING, LEADERS, _LEADER, _("Open again")),
    )
}

AFTERWARDS = {
    "registered": _("registered"),
    "returned": _("returned to the sender"),
    "put-to-leader": _("submitted to the leader"),
    "instructed": _("gave the instruction"),
    "handling-closed": _("closed"),
    "handling-reopened": _("opened again"),
    "face-corrected": _("corrected the line of the register"),
}
"""What each step is called once it was taken."""


def is_late(due: date | None, closed_on: date | None, today: date) -> bool:
    """Whether a document was, or is by now, handled after its due date; the due date itself is in time."""
    return due is not None and (closed_on or today) > due
