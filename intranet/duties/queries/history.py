"""What happened to a duty, in the order of time."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intranet.duties.models import Duty, DutyStep, Extension, ProgressNote, StepKind
from intranet.duties.policy import NOTE_LABEL
from intranet.files.models import Attachment
from intranet.people.models import Person

_TONES = {StepKind.RETURNED: "late", StepKind.CANCELLED: "late", StepKind.CLOSED: "done", StepKind.REPORTED: "info"}


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One thing that happened; ``tone`` only repeats what ``words`` say."""

    at: datetime
    by: Person
    words: str
    text: str = ""
    tone: str = ""
    acting_for: Person | None = None
    files: list[Attachment] = field(default_factory=list)


def history_of(duty: Duty) -> list[HistoryRow]:
    """Steps, notes with their evidence, and extensions, oldest first. Four queries."""
    return sorted([*_steps(duty), *_notes(duty), *_extensions(duty)], key=lambda row: row.at)


def _steps(duty: Duty) -> Iterator[HistoryRow]:
    for step in DutyStep.objects.filter(duty=duty).select_related("by", "acting_for"):
        words, tone = capfirst(step.get_kind_display()), _TONES.get(StepKind(step.kind), "")
        yield HistoryRow(step.at, step.by, words, step.text, tone, step.acting_for)


def _notes(duty: Duty) -> Iterator[HistoryRow]:
    notes = list(ProgressNote.objects.filter(duty=duty).select_related("by", "acting_for"))
    files: dict[int, list[Attachment]] = defaultdict(list)
    found = Attachment.objects.filter(subject_model=NOTE_LABEL, subject_id__in=[note.pk for note in notes])
    for attachment in found.select_related("file").defer("file__text"):
        files[attachment.subject_id].append(attachment)
    for note in notes:
        yield HistoryRow(note.at, note.by, _("Progress"), note.text, acting_for=note.acting_for, files=files[note.pk])


def _extensions(duty: Duty) -> Iterator[HistoryRow]:
    for extension in Extension.objects.filter(duty=duty).select_related("by"):
        yield HistoryRow(extension.at, extension.by, _extended(extension.old_due, extension.new_due), extension.reason)


def _extended(old: date | None, new: date) -> str:
    if old is None:
        return _("Due date set to %(day)s") % {"day": f"{new:%d/%m/%Y}"}
    return _("Due date extended from %(old)s to %(new)s") % {"old": f"{old:%d/%m/%Y}", "new": f"{new:%d/%m/%Y}"}
