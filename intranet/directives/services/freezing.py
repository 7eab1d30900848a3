"""Freezing the text of a document into a version."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from intranet.acknowledgement.services import freeze
from intranet.directives import catalogue
from intranet.directives.errors import Incomplete
from intranet.directives.letter import render_letter, text_of
from intranet.directives.models import Directive, DirectiveReader, DirectiveState
from intranet.directives.services.listing import list_directive
from intranet.files.pages import BEING_READ
from intranet.files.queries import attachments_of
from intranet.people.models import Person


def freeze_text(directive: Directive, by: Person, *, change_note: str = "") -> None:
    """Make the next version of ``directive`` its current one. Call under its lock; the caller saves it.

    Raises:
        Incomplete: pages of a scan are still being read; one of them may yet bear a secrecy mark.
    """
    attachments = attachments_of(directive)
    if any(attachment.file.text_note == BEING_READ for attachment in attachments):
        raise Incomplete([_("Further pages of the file are still being read. Wait until they are, then try again.")])
    files = [{"name": a.name, "role": a.role, "sha256": a.file.sha256} for a in attachments]
    directive.current_version = freeze(
        directive,
        title=capfirst(directive.summary),
        number=directive.symbol,
        html=render_letter(directive, signed=True),
        text=text_of(directive),
        attachments=files,
        by=by,
        change_note=change_note,
    )


def freeze_anew(directive: Directive, by: Person, *, change_note: str) -> None:
    """What was read wrongly of a frozen document is put right, as a minor version that asks nobody anew. Call under its
    lock; saves it.
    """
    old = directive.current_version
    assert old is not None  # noqa: S101  a frozen document has its version
    directive.current_version = freeze(
        directive,
        title=capfirst(directive.summary),
        number=directive.symbol,
        html=render_letter(directive, signed=True),
        text=text_of(directive),
        attachments=old.attachments,
        by=by,
        change_note=change_note,
        betters=old,
    )
    directive.save()
    catalogue.put(directive)
    list_directive(directive)


def freeze_registered(directive: Directive, by: Person) -> None:
    """An incoming document enters the register: from now on its text stands. Call under its lock."""
    freeze_text(directive, by)
    directive.state = DirectiveState.REGISTERED
    directive.save()
    catalogue.put(directive)


def admit(directive: Directive, tokens: list[str], *, works: bool = True) -> None:
    """Let circles read ``directive`` because they work on it, whatever its state. Without ``works`` they read what was
    issued like other readers: a receiving office handles the document of another one, and does not write it.

    Call in the writing transaction.
    """
    rows = DirectiveReader.objects.filter(directive=directive, token__in=tokens)
    if works:
        rows.update(works=True)
    there = set(rows.values_list("token", flat=True))
    DirectiveReader.objects.bulk_create(
        DirectiveReader(directive=directive, token=token, works=works, is_chosen=works)
        for token in dict.fromkeys(tokens)
        if token not in there
    )
    if directive.state in catalogue.FINDABLE:
        catalogue.put(directive)
        list_directive(directive)


def withdraw(directive: Directive, tokens: Iterable[str]) -> None:
    """Circles no longer work on ``directive``. Call in the writing transaction."""
    DirectiveReader.objects.filter(directive=directive, token__in=list(tokens), works=True).delete()


def leave_to_office(directive: Directive) -> None:
    """After a recall only posts of the office in charge and the author work on it; the others keep its face.

    Call in the writing transaction.
    """
    working = DirectiveReader.objects.filter(directive=directive, works=True)
    office = rf"^(member:|post:.*@{directive.owner_unit_id}$)"
    working.exclude(token__regex=office).update(works=False, is_chosen=False)
