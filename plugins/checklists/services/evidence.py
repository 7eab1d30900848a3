"""The evidence store: a paper is put in once, kept sealed, renewed by revisions, and cited by any number of answers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, bears_secrecy_mark, checked_file, record, sealed_files, today, write_transaction
from plugins.checklists.models import Answer, Citation, Evidence, Revision
from plugins.checklists.policy import permits
from plugins.checklists.services.answering import may_answer, renew_work
from plugins.checklists.services.states import locked

FOLDER = "checklists-evidence"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is typed for a file: its name, and the day that it bears itself."""

    title: str
    effective_on: date


def put_in(unit: Any, upload: File, paper: Paper, by: Any, *, vouched: bool = False) -> Revision:
    """A new paper of ``unit``; checked like every file, sealed before anything is written.

    Raises:
        FileRefused: the file is not taken in; nothing of it was kept.
        Refused: ``by`` is not of the unit, a state-secret mark was typed, or the day lies ahead.
    """
    evidence = Evidence(unit=unit, title=paper.title.strip()[:200], created_by=by, created_at=timezone.now())
    _check(evidence, paper, by)
    with checked_file(upload, by=by, vouched=vouched) as checked:
        sealed = sealed_files.keep(checked.chunks(), folder=FOLDER)
        with write_transaction():
            evidence.save()
            return _revision(evidence, 1, checked, sealed, paper, by)


def renew(evidence: Evidence, upload: File, paper: Paper, by: Any, *, vouched: bool = False) -> Revision:
    """A newer file of the same paper. Answers go on citing the revision that they cite.

    Raises:
        FileRefused: as above.
        Refused: as above.
    """
    _check(evidence, paper, by)
    with checked_file(upload, by=by, vouched=vouched) as checked:
        sealed = sealed_files.keep(checked.chunks(), folder=FOLDER)
        with write_transaction():
            row = Evidence.objects.select_for_update().get(pk=evidence.pk)
            last = row.revisions.aggregate(last=Max("number"))["last"] or 0
            return _revision(row, last + 1, checked, sealed, paper, by)


def cite(answer: Answer, revision: Revision, where: str, by: Any) -> Citation:
    """Show a paper of the unit's store at an answer.

    Raises:
        Refused: the paper is another unit's, or ``by`` does not write the answer.
    """
    with write_transaction():
        inspection = locked(answer.inspection_id)
        row = Answer.objects.select_related("question").get(pk=answer.pk)
        if not may_answer(inspection, row, by) or revision.evidence.unit_id != inspection.unit_id:
            raise Refused(_("Only papers of the unit itself are shown, by those who answer."))
        about, added = {"where": where.strip()[:100]}, {"added_by": by, "added_at": timezone.now()}
        citation, _made = Citation.objects.update_or_create(
            answer=row, revision=revision, defaults=about, create_defaults=about | added
        )
        renew_work(row)
    return citation


def take_away(citation: Citation, by: Any) -> None:
    """Show the paper at this answer no more; it stays in the store.

    Raises:
        Refused: ``by`` does not write the answer.
    """
    with write_transaction():
        inspection = locked(citation.answer.inspection_id)
        row = Answer.objects.select_related("question").get(pk=citation.answer_id)
        if not may_answer(inspection, row, by):
            raise Refused(_("This is not written any more, or it is not yours to answer."))
        citation.delete()
        renew_work(row)


def _check(evidence: Evidence, paper: Paper, by: Any) -> None:
    if not permits(by, "change", evidence):
        raise Refused(_("Only people of the unit put papers into its store."))
    if not evidence.title:
        raise Refused(_("Name the paper."), "title")
    if bears_secrecy_mark(paper.title):
        raise Refused(_("This name bears a state-secret mark. Such papers are not kept here."), "title")
    if paper.effective_on > today():
        raise Refused(_("This day lies ahead. Write the day that stands on the paper."), "effective_on")


def _revision(evidence: Evidence, number: int, checked: Any, sealed: Any, paper: Paper, by: Any) -> Revision:
    row = Revision.objects.create(
        evidence=evidence,
        number=number,
        effective_on=paper.effective_on,
        file_name=checked.name,
        media_type=checked.media_type,
        name=sealed.name,
        wrapped=sealed.wrapped,
        size=sealed.size,
        sha256=sealed.sha256,
        created_by=by,
        created_at=timezone.now(),
    )
    details = {"revision": number, "sha256": sealed.sha256}
    record("checklists.evidence-added", actor=by, subject=evidence, plugin="checklists", details=details)
    return row
