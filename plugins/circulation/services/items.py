"""Putting a document into a space, and issuing it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.files.base import File
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.contracts import (
    Refused,
    SealedFile,
    bears_secrecy_mark,
    bump_membership,
    checked_file,
    record,
    seal,
    sealed_files,
    today,
    who,
    write_transaction,
)
from plugins.circulation.catalogue import put
from plugins.circulation.folders import FOLDER, TEXT
from plugins.circulation.models import Item, ItemState, ItemVersion, Level, Marking, Space
from plugins.circulation.policy import permits
from plugins.circulation.queries.readers import may_read
from plugins.circulation.rules import split_tokens
from plugins.circulation.services.copies import renew_copies
from plugins.circulation.services.scopes import set_scope

KINDS = frozenset({"pdf", "png", "jpg"})
"""What can be shown page by page. Other files are saved as PDF first."""


@dataclass(frozen=True, slots=True)
class Terms:
    """What the issuer settles: who may read, whether it may be copied, until when."""

    tokens: tuple[str, ...] = ()
    whole_space: bool = False
    copying_allowed: bool = False
    return_by: date | None = None
    valid_until: date | None = None
    markings: tuple[Marking, ...] = field(default=())


def add_item(
    space: Space, upload: File, *, number: str, title: str, level: Level, by: Any, vouched: bool = False
) -> Item:
    """A draft in ``space``, its file checked like every file and sealed before anything is written.

    Raises:
        FileRefused: the file is not taken in; nothing of it was kept.
        Refused: ``by`` may not add to this space, or is not cleared for ``level``, or a state-secret mark was typed.
    """
    _check_adding(space, level, by)
    _check_words(number, title)
    with checked_file(upload, by=by, kinds=KINDS, vouched=vouched) as checked:
        sealed = sealed_files.keep(checked.chunks(), folder=FOLDER)
        with write_transaction():
            _check_adding(Space.objects.select_for_update().get(pk=space.pk), level, by)
            item = Item.objects.create(
                space=space, number=number, title=title, level=level, created_by=by, created_at=timezone.now()
            )
            _version(item, 1, checked, sealed, by)
            record(
                "circulation.item-added", actor=by, subject=item, plugin="circulation", details={"pages": checked.pages}
            )
    return item


def add_version(item: Item, upload: File, *, by: Any, note: str = "", vouched: bool = False) -> ItemVersion:
    """A newer file of the same document, before or after issue; older ones stay on record and are read no more. Who
    holds a copy on the screen is told; a copy that is not received yet is counted by the new pages.

    Raises:
        FileRefused: as above.
        Refused: ``by`` does not keep the document, it was recalled, or a state-secret mark was typed.
    """
    _check_renewing(item, by)
    _check_words(note)
    with checked_file(upload, by=by, kinds=KINDS, vouched=vouched) as checked:
        sealed = sealed_files.keep(checked.chunks(), folder=FOLDER)
        with write_transaction():
            locked = _locked(item)
            _check_renewing(locked, by)
            last = locked.versions.aggregate(last=Max("number"))["last"] or 0
            version = _version(locked, last + 1, checked, sealed, by, note)
            put(locked)
            renew_copies(version)
            details = {"version": version.number, "pages": checked.pages}
            record("circulation.version-added", actor=by, subject=locked, plugin="circulation", details=details)
    return version


def issue(item: Item, terms: Terms, by: Any) -> Item:
    """Put a draft into circulation under ``terms``.

    Raises:
        Refused: it is no draft, has no number, nobody could read it, ``by`` does not keep it, or a date lies in the
            past.
    """
    with write_transaction():
        locked = _locked(item)
        _check_issue(locked, terms, by)
        locked.state, locked.issued_by, locked.issued_at = ItemState.ISSUED, by, timezone.now()
        locked.copying_allowed, locked.whole_space = terms.copying_allowed, terms.whole_space
        locked.return_by, locked.valid_until = terms.return_by, terms.valid_until
        locked.save()
        locked.markings.set(terms.markings)
        set_scope(locked, terms.tokens)
        bump_membership()
        put(locked)
        details = {"circles": list(terms.tokens), "whole": terms.whole_space, "copying": terms.copying_allowed}
        record(
            "circulation.item-issued",
            actor=by,
            subject=locked,
            plugin="circulation",
            label=locked.number,
            details=details,
        )
    return locked


def drop(item: Item, by: Any) -> None:
    """Throw a draft away: its row stays with its number, its file goes.

    Raises:
        Refused: it is no draft, or ``by`` does not keep it.
    """
    with write_transaction():
        locked = _locked(item)
        if not permits(by, "keep", locked) or locked.state != ItemState.DRAFT:
            raise Refused(_("Only keepers drop a document, and only while it is a draft."))
        locked.state = ItemState.DROPPED
        locked.save(update_fields=["state"])
        names = list(locked.versions.values_list("name", flat=True))
        record("circulation.item-dropped", actor=by, subject=locked, plugin="circulation")
    for name in names:
        sealed_files.discard(name, folder=FOLDER)


def _check_adding(space: Space, level: Level, by: Any) -> None:
    asker = who(by)
    if asker is None or not permits(by, "add", space):
        raise Refused(_("You may not put documents into this space."))
    if split_tokens(asker.tokens)[0] < level.rank:
        raise Refused(_("Choose a level that you are cleared for."))


def _check_words(*typed: str) -> None:
    if bears_secrecy_mark(*typed):
        raise Refused(
            _(
                "These words are a state-secret mark. Such a document may not be on this system: hand it to the clerk "
                "in charge of secret documents."
            )
        )


def _check_issue(item: Item, terms: Terms, by: Any) -> None:
    if not permits(by, "keep", item):
        raise Refused(_("Only keepers issue documents."))
    if item.state != ItemState.DRAFT:
        raise Refused(_("This document is issued already."))
    if not item.number.strip():
        raise Refused(
            _("The document has no number yet. Drop this draft and put the document in again with its number.")
        )
    if not terms.whole_space and not terms.tokens:
        raise Refused(_("Say who may read it."))
    for name, day in (("return_by", terms.return_by), ("valid_until", terms.valid_until)):
        if day and day < today():
            raise Refused(_("This day is over. Choose a later one."), name)
    if not may_read(item, {"whole": terms.whole_space, "tokens": terms.tokens}).exists():
        raise Refused(
            _(
                "Nobody could read it: of those named here, nobody belongs to the space and is cleared for the level. "
                "Let them into the space first, or name others."
            ),
            "names",
        )


def _check_renewing(item: Item, by: Any) -> None:
    if not permits(by, "keep", item) or item.state not in {ItemState.DRAFT, ItemState.ISSUED}:
        raise Refused(_("Only keepers give a document a new file, and only before it is recalled."))


def _version(item: Item, number: int, checked: Any, sealed: SealedFile, by: Any, note: str = "") -> ItemVersion:
    return ItemVersion.objects.create(
        item=item,
        number=number,
        file_name=checked.name,
        kind=checked.kind,
        pages=max(checked.pages, 1),
        name=sealed.name,
        wrapped=sealed.wrapped,
        size=sealed.size,
        sha256=sealed.sha256,
        text=seal(checked.text.encode(), purpose=TEXT, owner=sealed.name),
        note=note.strip()[:200],
        created_by=by,
        created_at=timezone.now(),
    )


def _locked(item: Item) -> Item:
    return Item.objects.select_for_update().select_related("space", "level").get(pk=item.pk)
