"""What checklists keeps about a person, and removing what lies outside of its tables."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q

from intranet.contracts import sealed_files
from plugins.checklists.models import Answer, Duty, Finding, Revision, Step
from plugins.checklists.services.evidence import FOLDER


def export(person: Any | None) -> Iterator[dict[str, Any]]:
    """Sections assigned to, answers written or owned by, steps taken by, findings mended or verified by, and papers put
    in by one person, or everybody. Who did it and when; what was written is the unit's.
    """
    for duty in _of(Duty.objects.all(), ("person",), person):
        yield {
            "what": "section",
            "person": duty.person_id,
            "inspection": duty.inspection_id,
            "section": duty.section_id,
        }
    for answer in _of(Answer.objects.all(), ("written_by", "owner", "appraised_by"), person):
        yield {
            "what": "answer",
            "written by": answer.written_by_id,
            "owner": answer.owner_id,
            "appraised by": answer.appraised_by_id,
            "inspection": answer.inspection_id,
            "question": answer.question_id,
            "at": answer.written_at.isoformat() if answer.written_at else "",
        }
    for step in _of(Step.objects.all(), ("by",), person):
        row = {"what": "step", "person": step.by_id, "inspection": step.inspection_id, "state": step.after}
        yield row | {"at": step.at.isoformat(), "note": step.note}
    for finding in _of(Finding.objects.all(), ("done_by", "verified_by"), person):
        row = {"what": "remedy", "done by": finding.done_by_id, "verified by": finding.verified_by_id}
        yield row | {"answer": finding.answer_id}
    for paper in _of(Revision.objects.all(), ("created_by",), person):
        yield {"what": "evidence", "person": paper.created_by_id, "at": paper.created_at.isoformat()}


def erase() -> None:
    """The sealed papers of the evidence stores."""
    for name in Revision.objects.values_list("name", flat=True):
        sealed_files.discard(name, folder=FOLDER)


def _of(rows: Any, names: tuple[str, ...], person: Any | None) -> Any:
    """Rows that name ``person`` in one of the fields, or anybody."""
    named = Q()
    for name in names:
        named |= Q(**{f"{name}__isnull": False}) if person is None else Q(**{name: person})
    return rows.filter(named).order_by("pk").iterator()
