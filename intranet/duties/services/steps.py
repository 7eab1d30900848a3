"""What every step of a duty shares: the lock, the check, the row in its history, the audit."""

from datetime import timedelta
from typing import Any

from django.db.models import QuerySet

from intranet.access.decisions import decide
from intranet.audit.services import record
from intranet.duties.errors import Incomplete, NotAllowed, NotNow
from intranet.duties.models import Duty, DutyStep
from intranet.duties.policy import FOLLOWING, OFFICE_ROLES, UNIT_ROLES, is_asked_of
from intranet.duties.rules import STATES
from intranet.people.models import Person
from intranet.people.queries import deputised_posts_on, posts_on
from intranet.people.rules import today

MOST_TEXT = 10_000
LONGEST = timedelta(days=3660)
"""A due date further away is a slip of the keyboard."""


def locked(duty: Duty, by: Person, action: str) -> Duty:
    """The duty as it stands now, locked, if ``by`` may take the step ``action``.

    Raises:
        NotAllowed: somebody else must do this; says who.
        NotNow: the state does not allow it.
    """
    rows: QuerySet[Duty] = Duty.objects.select_for_update(of=("self",)).select_related("directive", "lead")
    found = rows.get(pk=duty.pk)
    check_may_take(found, by, action)
    return found


def check_may_take(duty: Duty, by: Person, action: str) -> None:
    """Nothing, if ``by`` may take the step ``action`` of ``duty`` as it stands; also asked before a file is received.

    Raises:
        NotAllowed, NotNow: as ``locked``.
    """
    if decide(by, action, duty):
        return
    if duty.state not in STATES[action] and is_asked_of(by, action, duty):
        raise NotNow(duty)
    raise NotAllowed(action)


def required(text: str, problem: Any) -> str:
    """``text`` without space around it.

    Raises:
        Incomplete: there is none; ``problem`` says what to write.
    """
    if not text.strip():
        raise Incomplete([problem])
    return text.strip()[:MOST_TEXT]


def stood_in_for(duty: Duty, by: Person, action: str) -> Person | None:
    """Whose post ``by`` used as a deputy, or None for their own. Two queries."""
    roles = OFFICE_ROLES if action in FOLLOWING | {"open"} else UNIT_ROLES
    units = {duty.office_id} if roles is OFFICE_ROLES else {duty.lead_id, *_parts(duty)}
    if any(post.role in roles and post.unit_id in units for post in posts_on(by, today())):
        return None
    lent = deputised_posts_on(by, today())
    return next((post.person for post in lent if post.role in roles and post.unit_id in units), None)


def _parts(duty: Duty) -> list[int]:
    return [part.unit_id for part in duty.units.all()]


def logged(duty: Duty, kind: str, by: Person, *, text: str = "", acting_for: Person | None = None) -> DutyStep:
    """One row of the duty's history."""
    return DutyStep.objects.create(duty=duty, kind=kind, by=by, text=text, acting_for=acting_for)


def audited(action: str, duty: Duty, by: Person, acting_for: Person | None = None, **details: Any) -> None:
    """One event; what was written stays out of the log, the document's number is its label."""
    record(
        action,
        actor=by,
        subject=duty,
        on_behalf_of=acting_for,
        label=duty.directive.symbol,
        details={"directive": duty.directive_id, "item": duty.number} | details,
    )
