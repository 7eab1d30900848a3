"""Drafts: taken in or written, changed, thrown away. Nothing here touches an issued directive."""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, fields
from datetime import date as Date
from hashlib import sha256
from typing import Any

from django.db.models import ProtectedError

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.cleaning import clean_html
from intranet.directives.errors import ChangedMeanwhile, KeptOnRecord, NotADraft, UnderReview
from intranet.directives.labels import label_of
from intranet.directives.models import Citation, Direction, Directive, DocumentType, Family, Urgency
from intranet.directives.rules import symbol_key
from intranet.files.models import AttachmentRole, StoredFile
from intranet.files.services import attach, detach_all
from intranet.people.models import Person, Unit
from intranet.topics.models import Topic

_BLANKS = re.compile(r"[ \t]{2,}")
AFTER_EDIT: dict[str, Callable[[Directive, Person], None]] = {}
"""What higher layers do when a person has changed a draft, by their name. Called in the transaction that changes it."""


@dataclass(frozen=True, slots=True)
class DraftFields:
    """What a person enters of a directive; ``paragraphs`` are cleaned HTML or plain text, one a paragraph."""

    type: DocumentType | None
    issuer: str
    summary: str
    family: str = Family.STATE
    direction: str = Direction.INCOMING
    symbol: str = ""
    number: str = ""
    place: str = ""
    date: Date | None = None
    urgency: str = Urgency.NORMAL
    addressees: list[str] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    archive_line: str = ""
    signatory: str = ""
    signatory_title: str = ""
    authority: str = ""
    dissemination: str = ""
    duties: list[str] = field(default_factory=list)
    paragraphs: list[str] = field(default_factory=list)
    cites: list[str] = field(default_factory=list)
    topic: Topic | None = None

    def columns(self) -> dict[str, Any]:
        """Everything that is a column of the directive itself."""
        return {f.name: getattr(self, f.name) for f in fields(self) if f.name not in {"paragraphs", "cites"}}


def create_draft(
    owner_unit: Unit, by: Person, entered: DraftFields, *, original: StoredFile | None = None, name: str = ""
) -> Directive:
    """Make a draft in the office ``owner_unit``, with the original file under its ``name``.

    Whether ``by`` may do so is the caller's question to ``may_take_in``.
    """
    with write_transaction():
        directive = Directive(owner_unit=owner_unit, created_by=by, **entered.columns())
        directive.body = body_of(entered.paragraphs)
        directive.save()
        _cite(directive, entered.cites)
        if original is not None:
            attach(original, directive, role=AttachmentRole.ORIGINAL, name=name)
        record("directive.drafted", actor=by, subject=directive, label=label_of(directive))
    return directive


def fingerprint(directive: Directive) -> str:
    """What a page says it has seen of a draft: changes with everything that a person enters."""
    beside = {"type", "topic", "paragraphs", "cites"}
    columns = [name for name in DraftFields.__dataclass_fields__ if name not in beside]
    body = json.dumps(directive.body.get_prep_value(), sort_keys=True)
    seen = [directive.type_id, directive.topic_id, *(str(getattr(directive, name)) for name in columns), body]
    return sha256(repr(seen).encode()).hexdigest()[:32]


def update_draft(
    directive_id: int, by: Person, entered: DraftFields, *, seen: str | None = None, by_machine: bool = False
) -> Directive:
    """Replace what was entered. ``seen`` is the ``fingerprint`` of the draft that ``by`` had on the screen;
    ``by_machine`` says that nobody had: further pages were read in their name.

    Raises:
        NotADraft: it has been issued in the meantime.
        UnderReview: it has been submitted in the meantime.
        ChangedMeanwhile: the draft is not the one that was ``seen``.
    """
    with write_transaction():
        directive = locked_draft(directive_id)
        if seen is not None and seen != fingerprint(directive):
            raise ChangedMeanwhile(directive)
        for name, value in entered.columns().items():
            setattr(directive, name, value)
        directive.body = body_of(entered.paragraphs)
        directive.save()
        directive.citations.all().delete()
        _cite(directive, entered.cites)
        record("directive.edited", actor=by, subject=directive, label=label_of(directive))
        if not by_machine:
            edited(directive, by)
    return directive


@contextmanager
def editing_draft(directive_id: int, by: Person) -> Iterator[Directive]:
    """The draft, locked, for a form that writes it itself (Wagtail's admin); the change is audited at the end.

    Raises:
        NotADraft: it has been issued in the meantime.
        UnderReview: it has been submitted in the meantime.
    """
    with write_transaction():
        directive = locked_draft(directive_id)
        yield directive
        record("directive.edited", actor=by, subject=directive, label=label_of(directive))
        edited(directive, by)


@contextmanager
def drafting(by: Person) -> Iterator[list[Directive]]:
    """A transaction in which a form makes a draft itself; what it appends to the list is audited at the end."""
    made: list[Directive] = []
    with write_transaction():
        yield made
        for directive in made:
            record("directive.drafted", actor=by, subject=directive, label=label_of(directive))


def delete_draft(directive_id: int, by: Person) -> None:
    """Throw a draft away; its file goes with the sweep of files that nothing refers to.

    Raises:
        NotADraft: it has been issued in the meantime.
        UnderReview: it has been submitted in the meantime.
    """
    with write_transaction():
        directive = locked_draft(directive_id)
        record("directive.draft-deleted", actor=by, subject=directive, label=label_of(directive))
        detach_all(directive)
        try:
            directive.delete()
        except ProtectedError as held:
            raise KeptOnRecord from held


def edited(directive: Directive, by: Person) -> None:
    """Tell higher layers that ``by`` has changed a draft, or its files. Call in the transaction that changes it."""
    for follow in AFTER_EDIT.values():
        follow(directive, by)


def locked_draft(directive_id: int) -> Directive:
    """The draft under its lock, for a service that changes it.

    Raises:
        NotADraft, UnderReview: it is not to be changed now.
    """
    directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive_id)
    if not directive.is_draft:
        raise NotADraft
    if directive.is_under_review:
        raise UnderReview
    return directive


def body_of(paragraphs: Iterable[str]) -> list[tuple[str, str]]:
    """Paragraphs of cleaned or plain text as the body of a document; everything is cleaned again here."""
    return [("paragraph", _paragraph(text)) for text in paragraphs if text.strip()]


def _paragraph(text: str) -> str:
    cleaned = clean_html(_BLANKS.sub(" ", text))
    return cleaned if cleaned.startswith(("<p>", "<ul>", "<ol>")) else f"<p>{cleaned}</p>"


def _cite(directive: Directive, symbols: Iterable[str]) -> None:
    keys = {symbol_key(symbol): symbol for symbol in reversed(list(symbols))}
    Citation.objects.bulk_create(
        Citation(directive=directive, symbol=symbol[:60], key=key, position=position)
        for position, (key, symbol) in enumerate(reversed(keys.items()))
    )
