"""The signed form field that says what was on the screen and since when.

A GET writes no row (architecture §8), so the time since opening travels with the form, and from page to page where a
long text is read in parts.
"""

from dataclasses import dataclass

from django.core import signing
from django.utils import timezone

from intranet.acknowledgement.models import Assignment, Version

_SALT = "intranet.acknowledgement.ticket"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What a page showed: whose assignment, which version, since when (seconds since 1970), and up to which of the
    parts the text was turned; 0 where it was shown whole.
    """

    assignment_id: int
    version_id: int
    opened: int
    part: int = 0

    @property
    def seconds_open(self) -> int:
        """How many seconds ago the text was opened."""
        return max(0, int(timezone.now().timestamp()) - self.opened)


def issue(assignment: Assignment, shown: Version, *, part: int = 0, after: Ticket | None = None) -> str:
    """The field's value for a page that shows ``shown``, or a part of it, now; the time runs on from ``after``."""
    opened = after.opened if after else int(timezone.now().timestamp())
    return signing.dumps([assignment.pk, shown.pk, opened, part], salt=_SALT)


def read(value: str) -> Ticket | None:
    """The ticket, or None if it is not ours."""
    try:
        return Ticket(*signing.loads(value, salt=_SALT))
    except (signing.BadSignature, ValueError, TypeError):
        return None
