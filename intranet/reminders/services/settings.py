"""When reminders go out."""

from datetime import time

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.reminders.models import Timing


def set_timing(
    by: Person | None, *, before: int, after: int, head_after: int, lead_after: int, opens: time, closes: time
) -> Timing:
    """Let reminders go out so from now on; whether ``by`` may is the caller's question.

    Raises:
        IntegrityError: the steps are not in their order, or the day ends before it begins.
    """
    days = {"before": before, "after": after, "head_after": head_after, "lead_after": lead_after}
    with write_transaction():
        held, _made = Timing.objects.update_or_create(pk=1, defaults=days | {"opens": opens, "closes": closes})
        record("reminders.timing", actor=by, subject=held, details=days | {"opens": str(opens), "closes": str(closes)})
    return held
