"""Putting right what was found: done by who owns it, verified by somebody else, postponed with a reason."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, record, today, write_transaction
from plugins.checklists.models import Finding, Postponement, Progress, Revision
from plugins.checklists.policy import permits
from plugins.checklists.services.states import checked, move


def done(finding: Finding, action: str, proof: Revision | None, by: Any) -> None:
    """The unit says what was done, and shows it.

    Raises:
        Refused: ``by`` is not of those who answer for the unit, nothing is said, or it is done already.
    """
    with write_transaction():
        row = _locked(finding)
        if row.progress != Progress.OPEN or not permits(by, "remedy", row):
            raise Refused(_("Only the unit itself says that this was put right, and only once."))
        if not action.strip():
            raise Refused(_("Say what was done."), "action")
        row.action, row.proof, row.progress = action.strip()[:1000], proof, Progress.DONE
        row.done_by, row.done_at = by, timezone.now()
        row.save(update_fields=["action", "proof", "progress", "done_by", "done_at"])
        _record("remedied", row, by)


def verify(finding: Finding, is_right: bool, by: Any) -> None:
    """Somebody of the lead unit looks whether it is so; if not, it is open again.

    Raises:
        Refused: ``by`` does not verify it or has done it, or it is not done.
    """
    with write_transaction():
        row = _locked(finding)
        may = permits(by, "verify", row) and by.pk != row.done_by_id
        if row.progress != Progress.DONE or not may:
            raise Refused(_("Another person than who put it right verifies it, of the lead unit."))
        row.progress = Progress.VERIFIED if is_right else Progress.OPEN
        row.verified_by, row.verified_at = (by, timezone.now()) if is_right else (None, None)
        row.save(update_fields=["progress", "verified_by", "verified_at"])
        _record("verified" if is_right else "not-verified", row, by)


def postpone(finding: Finding, due: date, reason: str, by: Any) -> Postponement:
    """A later day, given by the lead unit.

    Raises:
        Refused: ``by`` does not verify it, no reason, it is verified, or the day is not later.
    """
    with write_transaction():
        row = _locked(finding)
        if row.progress == Progress.VERIFIED or not permits(by, "verify", row):
            raise Refused(_("Only the lead unit postpones what is open."))
        if not reason.strip():
            raise Refused(_("Say why."), "reason")
        if due <= row.due_on or due < today():
            raise Refused(_("Choose a day after the one set now, and not a past one."), "due")
        given = Postponement.objects.create(
            finding=row, due_before=row.due_on, due=due, reason=reason.strip()[:300], by=by, at=timezone.now()
        )
        row.due_on = due
        row.save(update_fields=["due_on"])
        _record("postponed", row, by)
    return given


def close(inspection: Any, by: Any) -> None:
    """Everything is verified: the inspection is closed.

    Raises:
        Refused: ``by`` does not verify it, or something is open.
    """
    with write_transaction():
        row = checked(inspection, "close", by)
        open_ones = Finding.objects.filter(answer__inspection=row).exclude(progress=Progress.VERIFIED).count()
        if open_ones:
            raise Refused(_("%(n)d findings are not verified yet.") % {"n": open_ones})
        move(row, "close", by, "")


def _locked(finding: Finding) -> Finding:
    rows = Finding.objects.select_for_update(of=("self",)).select_related("answer__inspection__campaign", "unit")
    return rows.get(pk=finding.pk)


def _record(code: str, row: Finding, by: Any) -> None:
    record(f"checklists.{code}", actor=by, subject=row, plugin="checklists", label=str(row.unit))
