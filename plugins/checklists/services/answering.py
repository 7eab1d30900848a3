"""Answering: each answer is kept as it is typed, and nobody's words are written over unseen."""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, write_transaction
from plugins.checklists.errors import Outdated
from plugins.checklists.models import Answer, Inspection, State, Step, Work
from plugins.checklists.policy import fills, permits
from plugins.checklists.rules import work_of
from plugins.checklists.services.states import locked


@dataclass(frozen=True, slots=True)
class Typed:
    """What one person typed for one question, whole or not. Names are those of ``Answer``."""

    verdict: str = ""
    number: Decimal | None = None
    total: Decimal | None = None
    day: date | None = None
    choice: str = ""
    text: str = ""
    note: str = ""
    without_proof: str = ""
    cause: str = ""
    owner_id: int | None = None
    remedy_by: date | None = None


NAMES = tuple(each.name for each in fields(Typed))


def write(answer: Answer, typed: Typed, revision: int, by: Any) -> Answer:
    """Keep ``typed``; ``revision`` is the one that was on the screen when it was typed. The same again changes nothing.

    Raises:
        Outdated: somebody else wrote meanwhile, and something else.
        Refused: ``by`` does not answer it, or the inspection is written no more; nothing is kept then.
    """
    with write_transaction():
        inspection = locked(answer.inspection_id)
        row = Answer.objects.select_related("question__section").get(pk=answer.pk)
        if not may_answer(inspection, row, by):
            raise Refused(_("This is not written any more, or it is not yours to answer."))
        if all(getattr(row, name) == getattr(typed, name) for name in NAMES):
            return row
        if row.revision != revision:
            raise Outdated(_("Somebody else has changed this answer meanwhile. Both texts stand here; choose."), row)
        _keep(row, typed, by)
        _begin(inspection, by)
    return row


def may_answer(inspection: Inspection, answer: Answer, by: Any) -> bool:
    """Whoever answers for the whole unit, and who is assigned the section of the question; after a return, only what
    was returned is open.
    """
    return writes(inspection, by)(answer)


def writes(inspection: Inspection, by: Any) -> Callable[[Answer], bool]:
    """The same for any answer of ``inspection``, asked once: two queries, whatever the number of answers."""
    if not permits(by, "answer", inspection):
        return lambda answer: False
    is_whole = fills(by, inspection.unit_id)
    sections = set() if is_whole else set(inspection.duties.filter(person=by).values_list("section", flat=True))
    is_returned = inspection.state == State.RETURNED
    return lambda answer: (
        (answer.is_returned or not is_returned) and (is_whole or answer.question.section_id in sections)
    )


def _keep(row: Answer, typed: Typed, by: Any) -> None:
    for name in NAMES:
        setattr(row, name, getattr(typed, name))
    row.revision += 1
    row.written_by, row.written_at = by, timezone.now()
    row.save(update_fields=[*NAMES, "revision", "written_by", "written_at"])
    renew_work(row)


def renew_work(row: Answer) -> None:
    """Reckon anew how far the answering is; inside the transaction that has locked the inspection."""
    before, row.work = row.work, work_of(row.question, row, row.citations.count())
    if row.work == before:
        return
    row.save(update_fields=["work"])
    if Work.DONE in {before, row.work}:
        count = Answer.objects.filter(inspection=row.inspection_id, work=Work.DONE).count()
        Inspection.objects.filter(pk=row.inspection_id).update(answered=count)


def _begin(inspection: Inspection, by: Any) -> None:
    if inspection.state == State.OPEN:
        Step.objects.create(
            inspection=inspection, before=State.OPEN, after=State.WORKING, by=by, at=timezone.now(), note=""
        )
        Inspection.objects.filter(pk=inspection.pk).update(state=State.WORKING, state_at=timezone.now())
