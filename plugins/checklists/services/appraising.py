"""The lead unit appraises: question by question, then the whole is accepted, or what is wrong goes back."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, today, write_transaction
from plugins.checklists.models import Answer, Finding, Inspection, State, Verdict
from plugins.checklists.policy import permits
from plugins.checklists.rules import SHORTCOMINGS
from plugins.checklists.services.states import checked, locked, move

TIME_TO_MEND = timedelta(days=30)
"""Where the unit itself set no day, because it saw no shortcoming."""


def appraise(answer: Answer, verdict: str, remark: str, by: Any) -> Answer:
    """What the lead unit says of one answer. Another verdict than the unit's own needs a remark.

    Raises:
        Refused: the inspection is not signed, or ``by`` does not appraise it; or no remark.
    """
    with write_transaction():
        inspection = locked(answer.inspection_id)
        row = Answer.objects.select_related("question").get(pk=answer.pk)
        if inspection.state != State.SIGNED or not permits(by, "appraise", inspection):
            raise Refused(_("Only the lead unit appraises, once it is signed, and never its own."))
        if verdict not in Verdict.values:
            raise Refused(_("Choose a verdict."), "verdict")
        if verdict != row.verdict and not remark.strip():
            raise Refused(_("Say why your verdict is another one."), "remark")
        row.appraised, row.remark = verdict, remark.strip()[:2000]
        row.appraised_by, row.appraised_at = by, timezone.now()
        row.save(update_fields=["appraised", "remark", "appraised_by", "appraised_at"])
    return row


def return_to_unit(inspection: Inspection, remarks: Mapping[int, str], note: str, by: Any) -> None:
    """Give back the questions named by their places, each with what is wrong; only these are written anew.

    Raises:
        Refused: as above, no question, a question without a remark, or no note.
    """
    with write_transaction():
        row = checked(inspection, "return", by, note)
        if not remarks or not all(remark.strip() for remark in remarks.values()):
            raise Refused(_("Name the questions that go back, and say at each what is wrong."), "remarks")
        for answer in Answer.objects.filter(inspection=row, question__place__in=remarks).select_related("question"):
            answer.is_returned, answer.remark = True, remarks[answer.question.place].strip()[:2000]
            answer.appraised, answer.appraised_by, answer.appraised_at = "", by, timezone.now()
            answer.save(update_fields=["is_returned", "remark", "appraised", "appraised_by", "appraised_at"])
        move(row, "return", by, note)


def accept(inspection: Inspection, by: Any) -> list[Finding]:
    """Settle the final verdicts: the appraised one, else the unit's own. What is not as it should be
    becomes a finding to be put right; without any the inspection is closed.

    Raises:
        Refused: as above.
    """
    with write_transaction():
        row = checked(inspection, "accept", by)
        answers = list(Answer.objects.filter(inspection=row).select_related("question", "owner"))
        for answer in answers:
            answer.final = answer.appraised or answer.verdict
        Answer.objects.bulk_update(answers, ["final"])
        wrong = [answer for answer in answers if answer.final in SHORTCOMINGS]
        findings = [_finding(row, answer) for answer in wrong]
        Finding.objects.bulk_create(findings)
        move(row, "accept", by, "")
        if not findings:
            move(row, "close", by, "")
    return findings


def _finding(inspection: Inspection, answer: Answer) -> Finding:
    return Finding(
        unit=inspection.unit,
        answer=answer,
        cause=answer.cause or answer.remark,
        post=_post(inspection, answer),
        due_on=answer.remedy_by or today() + TIME_TO_MEND,
        created_at=timezone.now(),
    )


def _post(inspection: Inspection, answer: Answer) -> Any:
    """The post of whom the unit named; else of its head.

    Raises:
        Refused: there is neither.
    """
    day = today()
    held = inspection.unit.posts.filter(starts__lte=day)
    open_ones = [each for each in held if each.ends is None or each.ends >= day]
    named = [each for each in open_ones if each.person_id == answer.owner_id]
    heads = [each for each in open_ones if each.role == "head"]
    if not named and not heads:
        raise Refused(_("The unit has no head who could answer for it. Appoint one or a deputy first."))
    return (named or heads)[0]
