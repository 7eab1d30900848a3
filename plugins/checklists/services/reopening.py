"""A closed inspection is opened again: verified findings may be worked on anew, and new ones be added."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, today, write_transaction
from plugins.checklists.models import Answer, Finding, Inspection, Progress, State
from plugins.checklists.policy import permits
from plugins.checklists.rules import SHORTCOMINGS
from plugins.checklists.services.appraising import post_for, severity_of
from plugins.checklists.services.remedies import What, locked_finding, write_down
from plugins.checklists.services.states import checked, locked, move


@dataclass(frozen=True, slots=True)
class Found:
    """What was found afterwards at one answer: the verdict that counts from now on, why, and until when to mend it."""

    verdict: str
    cause: str
    due: date


def reopen(inspection: Inspection, note: str, by: Any) -> None:
    """Closed no more; what is verified stays so until ``open_again``.

    Raises:
        Refused: ``by`` is not of the lead unit, it is not closed, or there is no note.
    """
    with write_transaction():
        row = checked(inspection, "reopen", by, note)
        move(row, "reopen", by, note)


def open_again(finding: Finding, note: str, due: date, by: Any) -> None:
    """A verified finding was not put right after all: open, with a new day.

    Raises:
        Refused: ``by`` does not verify it, it is not verified, nothing is said, or the day is over.
    """
    with write_transaction():
        row = locked_finding(finding)
        if row.progress != Progress.VERIFIED or not permits(by, "verify", row):
            raise Refused(_("Only the lead unit opens again what was verified."))
        if not note.strip():
            raise Refused(_("Say what is still lacking."), "note")
        if due < today():
            raise Refused(_("This day is over. Choose a later one."), "due")
        row.progress, row.due_on, row.verified_by, row.verified_at = Progress.OPEN, due, None, None
        row.save(update_fields=["progress", "due_on", "verified_by", "verified_at"])
        write_down(What.REOPENED, row, by, note)


def find(answer: Answer, found: Found, by: Any) -> Finding:
    """A shortcoming that was not seen before: its final verdict is another one from now on.

    Raises:
        Refused: ``by`` does not appraise it, the inspection is not being put right, there is a finding at this answer
            already, or what is said is not whole.
    """
    with write_transaction():
        inspection = locked(answer.inspection_id)
        row = Answer.objects.select_related("question").get(pk=answer.pk)
        if inspection.state != State.REMEDYING or not permits(by, "verify", inspection):
            raise Refused(_("Only the lead unit adds a finding, as long as the inspection is not closed."))
        if Finding.objects.filter(answer=row).exists():
            raise Refused(_("There is a finding at this question already. Open that one again."), "place")
        _check(found)
        row.final, row.remark = found.verdict, row.remark or found.cause.strip()[:1000]
        row.save(update_fields=["final", "remark"])
        made = Finding.objects.create(
            unit=inspection.unit,
            answer=row,
            severity=severity_of(found.verdict),
            cause=found.cause.strip()[:1000],
            post=post_for(inspection.unit, row.owner_id),
            due_on=found.due,
            created_at=timezone.now(),
        )
        write_down(What.FOUND, made, by, made.cause)
    return made


def _check(found: Found) -> None:
    if found.verdict not in SHORTCOMINGS:
        raise Refused(_("Choose a verdict."), "verdict")
    if not found.cause.strip():
        raise Refused(_("Say what was found."), "cause")
    if found.due < today():
        raise Refused(_("This day is over. Choose a later one."), "due")
