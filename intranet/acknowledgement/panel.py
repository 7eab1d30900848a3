"""The control beside a text that is to be acknowledged, whatever the text is of."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from intranet.acknowledgement import tickets
from intranet.acknowledgement.difference import Changed, differences
from intranet.acknowledgement.models import POSITIVE, Assignment, FaultKind, Manner, Receipt, Version
from intranet.acknowledgement.parts import parts_of
from intranet.acknowledgement.queries import assignment_of
from intranet.acknowledgement.rules import DueWords, due_words
from intranet.acknowledgement.subjects import Wording, wording_of
from intranet.people.models import Person
from intranet.people.rules import today


@dataclass(frozen=True, slots=True)
class SinceLast:
    """What differs from what the reader acknowledged before: paragraphs, and files that came new."""

    at: Any
    changes: list[Changed]
    files: list[str]


@dataclass(frozen=True, slots=True)
class Turned:
    """One part of a long text: ``number`` of ``last``, and the signed tickets that lead to its neighbours."""

    html: SafeString
    number: int
    last: int
    next: str


@dataclass(frozen=True, slots=True)
class Panel:
    """What ``panel.html`` shows; ``receipt`` is set once it is acknowledged or asked for no more."""

    assignment: Assignment
    version: Version
    receipt: Receipt | None
    due: date | None
    words: DueWords
    manner: str
    ticket: str
    wording: Wording
    parts: int
    turned: Turned | None
    since: SinceLast | None
    comes_first: bool = False
    is_faulty: bool = False
    faults: list[tuple[str, str]] = field(default_factory=list)

    @property
    def is_positive(self) -> bool:
        """Whether it ended with an acknowledgement."""
        return self.receipt is not None and self.receipt.kind in POSITIVE

    @property
    def waits_for_end(self) -> bool:
        """Whether the text must be read to its end before the form is open."""
        return self.turned is None and self.parts > 1

    @property
    def is_open(self) -> bool:
        """Whether the form stands on this page: on the last part, or with the whole text."""
        return self.turned is None or self.turned.number == self.turned.last


def panel_for(version: Version | None, reader: Person, *, part: str = "", ticket: str = "") -> Panel | None:
    """None for who is not asked. ``part`` and ``ticket`` come from the address of a text that is read in parts. One
    query, and one more for a later version.
    """
    assignment = assignment_of(reader, version) if version else None
    if assignment is None or version is None:
        return None
    receipt: Receipt | None = getattr(assignment, "receipt", None)
    turned, mark = _turned(assignment, version, part, tickets.read(ticket)) if receipt is None else (None, "")
    return Panel(
        assignment=assignment,
        version=version,
        receipt=receipt,
        due=assignment.due,
        words=due_words(assignment.due, today()),
        manner=getattr(assignment, "manner", None) or Manner.READ,
        ticket=mark,
        wording=wording_of(version.subject_model),
        parts=len(parts_of(version.html)),
        turned=turned,
        since=_since_last(version, reader) if version.major > 1 else None,
        is_faulty=bool(getattr(assignment, "is_faulty", False)),
        comes_first=bool(getattr(assignment, "comes_first", False)),
        faults=[(value, str(label)) for value, label in FaultKind.choices],
    )


def _turned(
    assignment: Assignment, version: Version, part: str, before: tickets.Ticket | None
) -> tuple[Turned | None, str]:
    """The part that ``part`` names, if one came to it from the part before; else the first one. With it the ticket of
    this page.
    """
    pages = parts_of(version.html)
    if not part or len(pages) == 1:
        return None, tickets.issue(assignment, version)
    came = before if before and before.assignment_id == assignment.pk and before.version_id == version.pk else None
    number = min(int(part), len(pages), came.part + 1 if came else 1) if part.isdecimal() and len(part) < 6 else 1
    mark = tickets.issue(assignment, version, part=max(number, 1), after=came)
    shown = mark_safe(pages[max(number, 1) - 1])  # noqa: S308  the frozen text was cleaned when it was written
    return Turned(shown, max(number, 1), len(pages), mark), mark


def _since_last(version: Version, reader: Person) -> SinceLast | None:
    """Against the newest earlier version that ``reader`` acknowledged."""
    mine = Receipt.objects.filter(
        assignment__person=reader,
        assignment__version__subject_model=version.subject_model,
        assignment__version__subject_id=version.subject_id,
        assignment__version__major__lt=version.major,
        kind__in=POSITIVE,
    )
    last = mine.select_related("assignment__version").order_by("-assignment__version__major", "-pk").first()
    if last is None:
        return None
    old = _shown(last)
    known = {each["sha256"] for each in old.attachments}
    files = [each["name"] for each in version.attachments if each["sha256"] not in known]
    return SinceLast(last.at, differences(old.text, version.text), files)


def _shown(receipt: Receipt) -> Version:
    """The version that was on the screen: what was asked about, or a better transcription of it."""
    asked = receipt.assignment.version
    if receipt.content_hash == asked.content_hash:
        return asked
    filed = {name: getattr(asked, name) for name in ("subject_model", "subject_id", "major")}
    return Version.objects.filter(**filed, content_hash=receipt.content_hash).first() or asked
