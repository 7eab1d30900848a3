"""The library: a draft is written, published once, and replaced by the next version."""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from hashlib import sha256
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import Refused, record, today, who, write_transaction
from plugins.checklists.asked import MOST_QUESTIONS, MOST_SECTIONS, Asked, Part
from plugins.checklists.models import Checklist, Question, Section, Version, VersionState
from plugins.checklists.policy import permits

__all__ = [
    "Asked",
    "Part",
    "begin",
    "create",
    "describe",
    "details_mark",
    "lay",
    "locked_draft",
    "parts_of",
    "publish",
    "write",
]

TAKEN_CODES = frozenset({"moi"})
"""Words that are addresses of the library itself."""


def create(code: str, title: str, owner: Any, by: Any) -> Checklist:
    """A new checklist of ``owner``, with an empty draft.

    Raises:
        Refused: ``by`` does not write checklists of that unit, or the code is taken.
    """
    checklist = Checklist(code=code, title=title.strip()[:200], owner=owner)
    _check_editor(checklist, by)
    if code in TAKEN_CODES:
        raise Refused(_CODE_TAKEN, "code")
    with write_transaction():
        try:
            with transaction.atomic():
                checklist.save()
        except IntegrityError:
            raise Refused(_CODE_TAKEN, "code") from None
        record("checklists.created", actor=by, subject=checklist, plugin="checklists", label=checklist.title)
        begin(checklist, by)
    return checklist


_CODE_TAKEN = _("Another checklist has this code already. Choose another one.")


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
        locked = locked_draft(draft, by)
        _check_seen(locked, revision)
        _check_parts(parts)
        locked.sections.all().delete()
        lay(locked, parts)
        locked.revision += 1
        locked.save(update_fields=["revision"])
    return locked


def details_mark(version: Version) -> str:
    """What tells one wording of the basis and its days from another."""
    return sha256(repr((version.basis, version.valid_from, version.valid_to)).encode()).hexdigest()[:16]


def describe(draft: Version, basis: str, days: tuple[date | None, date | None], seen: str, by: Any) -> Version:
    """Write what the draft rests on, and from when until when it holds; ``seen`` is the ``details_mark`` of what its
    editor was shown.

    Raises:
        Refused: ``by`` does not edit it, it is published, it ends before it begins, or another wrote it meanwhile.
    """
    first, last = days
    with write_transaction():
        locked = locked_draft(draft, by)
        if details_mark(locked) != seen:
            raise Refused(
                _("Somebody else has changed this meanwhile. Compare, then press again to keep yours."), "seen"
            )
        if first and last and last < first:
            raise Refused(_("It ends before it begins. Choose a later day."), "valid_to")
        locked.basis, locked.valid_from, locked.valid_to = basis.strip(), first, last
        locked.revision += 1
        locked.save(update_fields=["basis", "valid_from", "valid_to", "revision"])
    return locked


def locked_draft(draft: Version, by: Any) -> Version:
    """The draft as it stands, locked, with its checklist. Inside a transaction.

    Raises:
        Refused: ``by`` does not edit it, or it is published.
    """
    locked = Version.objects.select_for_update(of=("self",)).select_related("checklist").get(pk=draft.pk)
    _check_editor(locked.checklist, by)
    _check_draft(locked)
    return locked


def publish(draft: Version, by: Any, revision: int | None = None) -> Version:
    """From now on it is filled in and never changes; the version before is replaced. ``revision`` is the one whose
    difference was shown.

    Raises:
        Refused: ``by`` does not edit it, it is published already, it or a section asks nothing, or it was changed
            meanwhile.
    """
    with write_transaction():
        locked = locked_draft(draft, by)
        _check_seen(locked, locked.revision if revision is None else revision)
        if not Question.objects.filter(section__version=locked).exists():
            raise Refused(_("It asks nothing yet. Write a question first."))
        if empty := locked.sections.filter(questions=None).first():
            words = _("The section “%(title)s” asks nothing. Write a question in it, or remove it.")
            raise Refused(words % {"title": empty.title})
        Version.objects.filter(checklist=locked.checklist).replace(today())
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


def _check_seen(version: Version, revision: int) -> None:
    if version.revision != revision:
        raise Refused(_("Somebody else has changed this draft meanwhile. Look at what it says now, then press again."))


def _check_parts(parts: list[Part]) -> None:
    questions = [asked for part in parts for asked in part.questions]
    if len(parts) > MOST_SECTIONS or len(questions) > MOST_QUESTIONS:
        raise Refused(_("At most 26 sections and 200 questions."))
    if twice := _twice(part.title.casefold() for part in parts):
        raise Refused(
            _("Two sections are called “%(title)s”. Give one of them another name.") % {"title": twice}, "title"
        )
    if twice := _twice(asked.key for asked in questions):
        raise Refused(_("Two questions have the code “%(key)s”. Give one of them another one.") % {"key": twice})


def _twice(words: Iterable[str]) -> str:
    return next((word for word, count in Counter(words).items() if count > 1), "")
