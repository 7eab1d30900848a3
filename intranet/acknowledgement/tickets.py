"""The signed form field that says what was on the screen and since when.

A GET writes no row (architecture §8), so the time since opening travels with the form.
"""

from dataclasses import dataclass

from django.core import signing
from django.utils import timezone

from intranet.acknowledgement.models import Assignment, Version

_SALT = "intranet.acknowledgement.ticket"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a page showed: whose assignment, which version, and how many seconds ago."""

    assignment_id: int
    version_id: int
    seconds_open: int


def issue(assignment: Assignment, shown: Version) -> str:
    """The field's value for a page that shows the text of ``shown`` now."""
    return signing.dumps([assignment.pk, shown.pk, int(timezone.now().timestamp())], salt=_SALT)


def read(value: str) -> Ticket | None:
    """The ticket, or None if it is not ours."""
    try:
        assignment_id, version_id, opened = signing.loads(value, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return Ticket(assignment_id, version_id, max(0, int(timezone.now().timestamp()) - opened))
