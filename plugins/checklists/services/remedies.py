"""Putting right what was found: done by who owns it, verified by somebody else, postponed with a reason."""

from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, record, today, write_transaction
from plugins.checklists.models import Finding, FindingStep, Postponement, Progress, Revision, Severity, State
from plugins.checklists.policy import permits
from plugins.checklists.services import telling
from plugins.checklists.services.states import checked, locked, move

What = FindingStep.What


def done(finding: Finding, action: str, proof: Revision | None, by: Any) -> None:
    """The unit says what was done, and shows a paper of its own store.

    Raises:
        Refused: ``by`` is not of those who answer for the unit, nothing is said, it is done already, or the paper is
            another unit's.
    """
    with write_transaction():
        row = _still_open(finding, by)
        if not action.strip():
            raise Refused(_("Say what was done."), "action")
        if proof is not None and proof.evidence.unit_id != row.unit_id:
            raise Refused(_("Only papers of the unit itself are shown, by those who answer."), "proof")
        row.action, row.proof, row.progress = action.strip()[:1000], proof, Progress.DONE
        row.done_by, row.done_at = by, timezone.now()
        row.save(update_fields=["action", "proof", "progress", "done_by", "done_at"])
        write_down(What.REMEDIED, row, by, row.action)


def check_open(finding: Finding, by: Any) -> None:
    """Before a paper of the remedy is taken in.

    Raises:
        Refused: nothing is left to put right, or not by ``by``.
    """
    with write_transaction():
        _still_open(finding, by)


def _still_open(finding: Finding, by: Any) -> Finding:
    row = locked_finding(finding)
    if row.progress != Progress.OPEN or not permits(by, "remedy", row):
        raise Refused(_("Only the unit itself says that this was put right, and only once."))
    return row


def verify(finding: Finding, is_right: bool, by: Any, note: str = "") -> None:
    """Somebody of the lead unit looks whether it is so; if not, it is open again and ``note`` says what lacks.

    Raises:
        Refused: ``by`` does not verify it or has done it, it is not done, or it is not right and nothing is said.
    """
    with write_transaction():
        row = locked_finding(finding)
        may = permits(by, "verify", row) and by.pk != row.done_by_id
        if row.progress != Progress.DONE or not may:
            raise Refused(_("Another person than who put it right verifies it, of the lead unit."))
        if not is_right and not note.strip():
            raise Refused(_("Say what is still lacking."), "note")
        row.progress = Progress.VERIFIED if is_right else Progress.OPEN
        row.verified_by, row.verified_at = (by, timezone.now()) if is_right else (None, None)
        row.save(update_fields=["progress", "verified_by", "verified_at"])
        write_down(What.VERIFIED if is_right else What.NOT_VERIFIED, row, by, note)


def postpone(finding: Finding, due: date, reason: str, by: Any) -> Postponement:
    """A later day, given by the lead unit.

    Raises:
        Refused: ``by`` does not verify it, no reason, it is verified, or the day is not later.
    """
    with write_transaction():
        row = locked_finding(finding)
        if row.progress == Progress.VERIFIED or not permits(by, "verify", row):
            raise Refused(_("Only the lead unit postpones what is open."))
        if not reason.strip():
            raise Refused(_("Say why."), "reason")
        if due <= row.due_on or due < today():
            raise Refused(_("Choose a day after the one that is set, and not a past one."), "due")
        given = Postponement.objects.create(
            finding=row, due_before=row.due_on, due=due, reason=reason.strip()[:300], by=by, at=timezone.now()
        )
        row.due_on = due
        row.save(update_fields=["due_on"])
        write_down(What.POSTPONED, row, by, f"{given.due_before:%d/%m/%Y} → {due:%d/%m/%Y}. {given.reason}")
    return given


def rate(finding: Finding, severity: str, by: Any) -> None:
    """How grave it is, as the lead unit sees it. The same again changes nothing.

    Raises:
        Refused: ``by`` does not verify it, it is verified, or there is no such severity.
    """
    with write_transaction():
        row = locked_finding(finding)
        if row.progress == Progress.VERIFIED or not permits(by, "verify", row) or severity not in Severity.values:
            raise Refused(_("Only the lead unit says how grave it is, as long as it is open."))
        if severity == row.severity:
            return
        before, row.severity = row.get_severity_display(), severity
        row.save(update_fields=["severity"])
        write_down(What.RATED, row, by, f"{before} → {row.get_severity_display()}")


def pass_on(finding: Finding, post: Any, by: Any) -> None:
    """Another post of the same unit answers for it. The same again changes nothing.

    Raises:
        Refused: ``by`` is neither the unit's head nor of the lead unit, it is verified, or the post is not of the unit
            or not held.
    """
    with write_transaction():
        row = locked_finding(finding)
        if row.progress == Progress.VERIFIED or not permits(by, "pass-on", row):
            raise Refused(_("The head of the unit or the lead unit says who puts it right, as long as it is open."))
        day = today()
        if post.unit_id != row.unit_id or post.starts > day or (post.ends and post.ends < day):
            raise Refused(_("Choose a post of the unit that is held today."), "post")
        if post.pk == row.post_id:
            return
        before, row.post = row.post, post
        row.save(update_fields=["post"])
        write_down(What.PASSED_ON, row, by, f"{before.person} → {post.person}")


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


def locked_finding(finding: Finding) -> Finding:
    """The finding as it stands, locked after its inspection: closing looks at both.

    Raises:
        Refused: the inspection is closed, or goes on elsewhere.
    """
    if locked(finding.answer.inspection_id).state != State.REMEDYING:
        raise Refused(_("The inspection is closed. The lead unit opens it again if something is left to do."))
    rows = Finding.objects.select_for_update(of=("self",))
    return rows.select_related("answer__inspection__campaign", "answer__question", "unit", "post__person").get(
        pk=finding.pk
    )


def write_down(what: str, row: Finding, by: Any, note: str = "") -> None:
    """Into the history of the finding, to whom it concerns, and into the audit log without the note."""
    step = FindingStep.objects.create(finding=row, what=what, by=by, at=timezone.now(), note=note.strip()[:1000])
    telling.of_finding(what, row, step.pk, by)
    record(f"checklists.{what}", actor=by, subject=row, plugin="checklists", label=str(row.unit))
