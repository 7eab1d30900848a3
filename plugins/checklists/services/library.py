"""The library: a draft is written, published once, and replaced by the next version."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, record, today, who, write_transaction
from plugins.checklists.models import Checklist, Kind, Proof, Question, Section, Version, VersionState
from plugins.checklists.policy import permits

MOST_SECTIONS, MOST_QUESTIONS = 26, 200
"""A section is one letter."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it is written: what ``Question`` keeps, without its place, which the order gives."""

    key: str
    text: str
    kind: str = Kind.VERDICT
    weight: Decimal = Decimal(1)
    proof: str = Proof.WELCOME
    choices: tuple[str, ...] = ()
    measure: str = ""
    guidance: str = ""
    basis: str = ""
    directive: Any = None


@dataclass(frozen=True, slots=True)
class Part:
    """One section with its questions, in order."""

    title: str
    questions: tuple[Asked, ...] = field(default=())


def begin(checklist: Checklist, by: Any) -> Version:
    """The draft of ``checklist``: the one there is, or a new one with the questions of the latest version.

    Raises:
        Refused: ``by`` does not edit it.
    """
    with write_transaction():
        locked = Checklist.objects.select_for_update().get(pk=checklist.pk)
        _check_editor(locked, by)
        latest = locked.versions.first()
        if latest is not None and latest.state == VersionState.DRAFT:
            return latest
        number = latest.number + 1 if latest else 1
        draft = Version.objects.create(
            checklist=locked, number=number, basis=latest.basis if latest else "", created_at=timezone.now()
        )
        if latest is not None:
            lay(draft, parts_of(latest))
    return draft


def write(draft: Version, parts: list[Part], revision: int, by: Any) -> Version:
    """Put ``parts`` in place of what the draft held; ``revision`` is the one that the editor has seen.

    Raises:
        Refused: ``by`` does not edit it, it is published, somebody else wrote meanwhile, or it is too much.
    """
    with write_transaction():
        locked = Version.objects.select_for_update(of=("self",)).select_related("checklist").get(pk=draft.pk)
        _check_editor(locked.checklist, by)
        _check_draft(locked)
        if locked.revision != revision:
            raise Refused(_("Somebody else has changed this draft meanwhile. Load the page anew; yours is kept below."))
        _check_size(parts)
        locked.sections.all().delete()
        lay(locked, parts)
        locked.revision += 1
        locked.save(update_fields=["revision"])
    return locked


def publish(draft: Version, by: Any) -> Version:
    """From now on it is filled in and never changes; the version before is replaced.

    Raises:
        Refused: ``by`` does not edit it, it is published already, or it asks nothing.
    """
    with write_transaction():
        locked = Version.objects.select_for_update(of=("self",)).select_related("checklist").get(pk=draft.pk)
        _check_editor(locked.checklist, by)
        _check_draft(locked)
        if not Question.objects.filter(section__version=locked).exists():
            raise Refused(_("It asks nothing yet. Write a question first."))
        earlier = Version.objects.filter(checklist=locked.checklist, state=VersionState.PUBLISHED)
        earlier.update(state=VersionState.REPLACED, valid_to=today())
        locked.state, locked.published_at, locked.published_by = VersionState.PUBLISHED, timezone.now(), by
        locked.valid_from = locked.valid_from or today()
        locked.save(update_fields=["state", "published_at", "published_by", "valid_from"])
        details = {"version": locked.number}
        record("checklists.published", actor=by, subject=locked.checklist, plugin="checklists", details=details)
    return locked


def parts_of(version: Version) -> list[Part]:
    """Sections and questions of ``version`` as they are written. Two queries."""
    return [
        Part(section.title, tuple(_asked(question) for question in section.questions.all()))
        for section in version.sections.prefetch_related("questions")
    ]


def _asked(question: Question) -> Asked:
    return Asked(
        key=question.key,
        text=question.text,
        kind=question.kind,
        weight=question.weight,
        proof=question.proof,
        choices=tuple(question.choices),
        measure=question.measure,
        guidance=question.guidance,
        basis=question.basis,
        directive=question.directive_id,
    )


def lay(draft: Version, parts: list[Part]) -> None:
    """Write ``parts`` into a draft that holds none."""
    place = 0
    for letter, part in enumerate(parts, start=1):
        section = Section.objects.create(version=draft, place=letter, title=part.title)
        rows = []
        for asked in part.questions:
            place += 1
            rows.append(_question(section, place, asked))
        Question.objects.bulk_create(rows)


def _question(section: Section, place: int, asked: Asked) -> Question:
    return Question(
        section=section,
        place=place,
        key=asked.key,
        text=asked.text,
        kind=asked.kind,
        weight=asked.weight,
        proof=asked.proof,
        choices=list(asked.choices),
        measure=asked.measure,
        guidance=asked.guidance,
        basis=asked.basis,
        directive_id=asked.directive,
    )


def _check_editor(checklist: Checklist, by: Any) -> None:
    if who(by) is None or not permits(by, "edit", checklist):
        raise Refused(_("Only editors of the lead unit write its checklists."))


def _check_draft(version: Version) -> None:
    if version.state != VersionState.DRAFT:
        raise Refused(_("This version is published and never changes. Begin the next one."))


def _check_size(parts: list[Part]) -> None:
    if len(parts) > MOST_SECTIONS or sum(len(part.questions) for part in parts) > MOST_QUESTIONS:
        raise Refused(_("At most 26 sections and 200 questions."))
