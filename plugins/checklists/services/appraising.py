"""The lead unit appraises: question by question, then the whole is accepted, or what is wrong goes back."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, today, working_calendar, write_transaction
from plugins.checklists.errors import Outdated
from plugins.checklists.models import Answer, Finding, Inspection, Severity, State, Verdict
from plugins.checklists.policy import permits
from plugins.checklists.rules import SHORTCOMINGS, is_unjudged
from plugins.checklists.services import telling
from plugins.checklists.services.returning import keep_returned
from plugins.checklists.services.states import checked, locked, move

TIME_TO_MEND = timedelta(days=30)
"""Where the unit itself set no day, because it saw no shortcoming; from there the next working day."""


def appraise(
    answer: Answer, verdict: str, remark: str, by: Any, *, goes_back: bool = False, seen: str | None = None
) -> Answer:
    """What the lead unit says of one answer. Another verdict than the unit's own needs a remark, and so does what
    ``goes_back`` to the unit with the next return; that has no verdict yet. ``seen`` is the ``stamp_of`` what was on
    the screen (None: not asked). The same again changes nothing, and where nothing is said, nothing is appraised; a
    mark to go back that is taken away leaves the question as one that is not appraised.

    Raises:
        Outdated: another appraiser has said something else meanwhile.
        Refused: the inspection is not signed, or ``by`` does not appraise it; or no remark.
    """
    with write_transaction():
        inspection = locked(answer.inspection_id)
        row = Answer.objects.select_related("question").get(pk=answer.pk)
        if inspection.state != State.SIGNED or not permits(by, "appraise", inspection):
            raise Refused(_("Only the lead unit appraises, once it is signed, and never its own."))
        said = ("" if goes_back else verdict, remark.strip()[:2000], goes_back)
        if said == (row.appraised, row.remark, row.is_returned):
            return row
        is_other = seen is not None and seen != stamp_of(row)
        if _says_nothing(row, *said) and (is_other or row.appraised or not row.is_returned):
            return row
        if is_other:
            raise Outdated(_("Somebody else has appraised this meanwhile. Look at both, then keep what is right."), row)
        _check(row, verdict, remark, goes_back)
        row.appraised, row.remark, row.is_returned = said
        row.appraised_by, row.appraised_at = by, timezone.now()
        row.save(update_fields=["appraised", "remark", "is_returned", "appraised_by", "appraised_at"])
    return row


def stamp_of(answer: Answer) -> str:
    """When the lead unit said the last of it, or nothing."""
    return answer.appraised_at.isoformat() if answer.appraised_at else ""


def _says_nothing(row: Answer, verdict: str, remark: str, goes_back: bool) -> bool:
    """Nothing chosen and nothing written anew; a remark of an earlier round may stand there still."""
    return not verdict and not goes_back and remark in {"", row.remark}


def _check(row: Answer, verdict: str, remark: str, goes_back: bool) -> None:
    if goes_back:
        if not remark.strip():
            raise Refused(_("Say what is wrong, so that the unit can mend it."), "remark")
        return
    if _says_nothing(row, verdict, remark.strip(), goes_back):
        return
    if not verdict and row.verdict:
        raise Refused(_("Choose a verdict, or mark that the question goes back."), "verdict")
    if verdict and verdict not in Verdict.values:
        raise Refused(_("Choose a verdict."), "verdict")
    if verdict != row.verdict and not remark.strip():
        raise Refused(_("Say why your verdict is another one."), "remark")


def return_to_unit(inspection: Inspection, remarks: Mapping[int, str], note: str, by: Any) -> None:
    """Give back the questions named by their places, each with what is wrong; only these are written anew.

    Raises:
        Refused: as above, no question, a question without a remark, or no note.
    """
    with write_transaction():
        row = checked(inspection, "return", by, note)
        if not remarks or not all(remark.strip() for remark in remarks.values()):
            raise Refused(_("Name the questions that go back, and say at each what is wrong."), "remarks")
        rows = Answer.objects.filter(inspection=row, question__place__in=remarks).select_related("question")
        answers = list(rows.prefetch_related("citations"))
        if len(answers) != len(remarks):
            raise Refused(_("Name the questions that go back, and say at each what is wrong."), "remarks")
        Answer.objects.filter(inspection=row).update(is_returned=False, returned_as=None)
        for answer in answers:
            keep_returned(answer, remarks[answer.question.place].strip()[:2000])
            answer.appraised, answer.appraised_by, answer.appraised_at = "", by, timezone.now()
        Answer.objects.bulk_update(
            answers, ["is_returned", "returned_as", "remark", "appraised", "appraised_by", "appraised_at"]
        )
        move(row, "return", by, note)


def accept(inspection: Inspection, by: Any, *, said: Collection[int] | None = None) -> list[Finding]:
    """Settle the final verdicts: the appraised one, else the unit's own. What is not as it should be
    becomes a finding to be put right; without any the inspection is closed. ``said`` are the places of the questions
    that were on the screen as not appraised (None: not asked).

    Raises:
        Refused: as above, or another question is not appraised than ``said``.
    """
    with write_transaction():
        row = checked(inspection, "accept", by)
        answers = list(
            Answer.objects.filter(inspection=row).select_related("question", "owner", "inspection__campaign")
        )
        if any(answer.is_returned for answer in answers):
            raise Refused(_("Questions are marked to go back. Give it back, or take the marks away first."))
        if said is not None and not {each.question.place for each in answers if is_unjudged(each)} <= set(said):
            raise Refused(_("Not every question is appraised. Look at what accepting means, then accept."), "said")
        for answer in answers:
            answer.final = answer.appraised or answer.verdict
        Answer.objects.bulk_update(answers, ["final"])
        wrong = [answer for answer in answers if answer.final in SHORTCOMINGS]
        later = working_calendar(today()).next_working(today() + TIME_TO_MEND)
        findings = [_finding(row, answer, later) for answer in wrong]
        Finding.objects.bulk_create(findings)
        telling.found(findings, by)
        move(row, "accept", by, "")
        if not findings:
            move(row, "close", by, "")
    return findings


def _finding(inspection: Inspection, answer: Answer, later: date) -> Finding:
    """Until the day that the unit set itself, or else until ``later``."""
    return Finding(
        unit=inspection.unit,
        answer=answer,
        severity=severity_of(answer.final),
        cause=answer.cause or answer.remark,
        post=post_for(inspection.unit, answer.owner_id),
        due_on=answer.remedy_by or later,
        created_at=timezone.now(),
    )


def severity_of(verdict: str) -> str:
    """How grave a shortcoming is until the lead unit says otherwise."""
    return Severity.SERIOUS if verdict == Verdict.NO else Severity.LIGHT


def open_posts(unit: Any) -> Any:
    """Posts of exactly this unit that are held today."""
    day = today()
    return unit.posts.filter(Q(ends__isnull=True) | Q(ends__gte=day), starts__lte=day).order_by("pk")


def post_for(unit: Any, person: int | None) -> Any:
    """The post of ``person`` in ``unit``; else of its head.

    Raises:
        Refused: there is neither.
    """
    open_ones = list(open_posts(unit))
    named = [each for each in open_ones if each.person_id == person]
    heads = [each for each in open_ones if each.role == "head"]
    if not named and not heads:
        raise Refused(_("The unit has no head who could answer for it. Appoint one or a deputy first."))
    return (named or heads)[0]
