"""What becomes of a draft when the further pages of its scan have been read, or were found to bear a secrecy mark."""

import logging
from dataclasses import replace
from typing import Any

from django.urls import reverse

from intranet.directives.cleaning import TextRefused
from intranet.directives.errors import ChangedMeanwhile, TransitionRefused
from intranet.directives.intake import draft_fields
from intranet.directives.models import Directive
from intranet.directives.recognition import recognise
from intranet.directives.services import DraftFields, fingerprint, forget_draft, update_draft
from intranet.files.models import Attachment, AttachmentRole, StoredFile
from intranet.files.pages import text_at_the_door
from intranet.notifications.services import notify_many

logger = logging.getLogger("intranet.directives")

_TRIES = 3


def complete_drafts(stored: StoredFile) -> None:
    """Fill in what the further pages say, wherever nobody has entered anything of their own meanwhile."""
    before = _read(text_at_the_door(stored))
    now = _read(stored.text)
    for directive in _drafts_of(stored):
        _complete(directive, before, now)


def drop_drafts(stored: StoredFile) -> None:
    """Throw away the drafts of a file that must not be here, wherever they lie, and tell those who took it in."""
    told = {stored.created_by} if stored.created_by else set()
    for directive in _drafts_of(stored):
        told.add(directive.created_by)
        if not forget_draft(directive.pk, directive.created_by):
            logger.error("a row without words stays of a file that had to be removed: %s", directive.pk)
    key, url = f"{stored._meta.label_lower}:{stored.pk}", reverse("directives:intake")
    notify_many(told, kind="file-withdrawn", key=key, subject=None, number="", url=url)


def _drafts_of(stored: StoredFile) -> list[Directive]:
    mine = Attachment.objects.filter(
        file=stored, role=AttachmentRole.ORIGINAL, subject_model=Directive._meta.label_lower
    )
    found = Directive.objects.filter(pk__in=mine.values("subject_id")).select_related("created_by")
    return [directive for directive in found if directive.is_draft]


def _read(text: str) -> DraftFields:
    return draft_fields(recognise(text, scanned=True), text)


def _complete(directive: Directive, before: DraftFields, now: DraftFields) -> None:
    for _try in range(_TRIES):
        entered = _merged(directive, before, now)
        try:
            seen = fingerprint(directive)
            update_draft(directive.pk, directive.created_by, entered, seen=seen, by_machine=True)
        except ChangedMeanwhile as changed:
            directive = changed.current
        except (TransitionRefused, TextRefused, Directive.DoesNotExist):
            return
        else:
            return


def _merged(directive: Directive, before: DraftFields, now: DraftFields) -> DraftFields:
    """The draft as it is, with what the whole text says in place of what the first page alone had said."""
    columns: dict[str, Any] = {name: getattr(directive, name) for name in before.columns()}
    untouched = {name: value for name, value in now.columns().items() if columns[name] == getattr(before, name)}
    body = [str(block.value.source if block.block_type == "paragraph" else block.value) for block in directive.body]
    is_body_untouched = len(body) == len([text for text in before.paragraphs if text.strip()])
    cites = [citation.symbol for citation in directive.citations.all()]
    return replace(
        DraftFields(**(columns | untouched)),
        paragraphs=now.paragraphs if is_body_untouched else body,
        cites=now.cites if cites == list(before.cites) else cites,
    )
