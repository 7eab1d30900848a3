"""What the office in charge does: close, give back, extend, cancel."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.database import write_transaction
from intranet.duties.errors import Incomplete
from intranet.duties.models import Duty, DutyState, Extension, StepKind
from intranet.duties.services.steps import LONGEST, audited, locked, logged, required, stood_in_for
from intranet.duties.services.telling import tell_doers, tell_units
from intranet.people.models import Person
from intranet.people.rules import today


def close(duty: Duty, by: Person) -> Duty:
    """Accept the result; the duty counts as done on the day it was reported.

    Raises:
        NotAllowed: ``by`` is no clerk, editor or leader of the office in charge.
        NotNow: no result has been reported, or it is closed already.
    """
    with write_transaction():
        duty = locked(duty, by, "close")
        duty.state, duty.closed_at, duty.closed_by = DutyState.CLOSED, timezone.now(), by
        duty.save(update_fields=["state", "closed_at", "closed_by"])
        acting_for = stood_in_for(duty, by, "close")
        logged(duty, StepKind.CLOSED, by, acting_for=acting_for)
        tell_doers(duty, kind="duty-closed", key="closed", by=by)
        audited("duty.closed", duty, by, acting_for)
    return duty


def return_(duty: Duty, by: Person, reason: str) -> Duty:
    """Give a reported duty back to the lead unit; the result that was not enough stays in the history.

    Raises:
        NotAllowed, NotNow: as for ``close``.
        Incomplete: no reason.
    """
    with write_transaction():
        duty = locked(duty, by, "return")
        reason = required(reason, _("Write what is missing, so that the unit knows what to do."))
        duty.state, duty.result, duty.reply, duty.reported_at = DutyState.IN_PROGRESS, "", None, None
        duty.save(update_fields=["state", "result", "reply", "reported_at"])
        acting_for = stood_in_for(duty, by, "return")
        step = logged(duty, StepKind.RETURNED, by, text=reason, acting_for=acting_for)
        tell_doers(duty, kind="duty-returned", key=step.pk, by=by)
        audited("duty.returned", duty, by, acting_for)
    return duty


def extend(duty: Duty, by: Person, new_due: date, reason: str) -> Extension:
    """Set a later due date, with the reason on record; a duty without one gets its first.

    Raises:
        NotAllowed: ``by`` is no clerk, editor or leader of the office in charge.
        NotNow: the duty is no longer worked on.
        Incomplete: no reason, or a day that is not later than the old one, has passed, or is years away.
    """
    with write_transaction():
        duty = locked(duty, by, "extend")
        reason = required(reason, _("Write the reason for the extension."))[:500]
        if (duty.due and new_due <= duty.due) or not today() <= new_due <= today() + LONGEST:
            raise Incomplete([_("Choose a day from today on that is later than the present due date.")])
        extension = Extension.objects.create(duty=duty, old_due=duty.due, new_due=new_due, reason=reason, by=by)
        duty.due = new_due
        duty.save(update_fields=["due"])
        tell_doers(duty, kind="duty-extended", key=f"extension-{extension.pk}", by=by)
        days = {"from": extension.old_due, "to": new_due}
        audited("duty.extended", duty, by, stood_in_for(duty, by, "extend"), **days, reason=reason)
    return extension


def cancel(duty: Duty, by: Person, reason: str) -> Duty:
    """Take the duty back, with the reason on record; nothing is deleted.

    Raises:
        NotAllowed: ``by`` is no clerk, editor or leader of the office in charge.
        NotNow: closed or cancelled already.
        Incomplete: no reason.
    """
    with write_transaction():
        duty = locked(duty, by, "cancel")
        reason = required(reason, _("Write why the task is cancelled."))
        duty.state = DutyState.CANCELLED
        duty.save(update_fields=["state"])
        acting_for = stood_in_for(duty, by, "cancel")
        logged(duty, StepKind.CANCELLED, by, text=reason, acting_for=acting_for)
        tell_units(duty, kind="duty-cancelled", key="cancelled", by=by)
        audited("duty.cancelled", duty, by, acting_for)
    return duty
