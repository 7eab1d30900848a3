"""Drafts of which nothing may stay, because their file bears a secrecy mark that was found late."""

from collections.abc import Callable

from django.contrib.contenttypes.models import ContentType
from django.db.models import ProtectedError
from wagtail.models import Revision

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.models import Amendment, Directive, DirectiveLogEntry, Step
from intranet.directives.policy import LABEL
from intranet.directives.services.drafts import DraftFields
from intranet.files.services import detach_all
from intranet.notifications.models import Notice
from intranet.people.models import Person

ALSO_FORGET: dict[str, Callable[[Directive], None]] = {}
"""What higher layers do to forget what they hold of the words of a draft that a register keeps, by their name."""


def forget_draft(directive_id: int, by: Person | None) -> bool:
    """Delete a draft wherever it lies, under review or returned; where a register names it, keep a row without a word.
    Notices and the history of edits lose its number. Returns whether the row is gone; of what is no draft nothing is
    touched.

    Laws 29/2018/QH14 and 117/2025/QH15: no part of a state secret stays on a networked system.
    """
    with write_transaction():
        directive = Directive.objects.select_for_update(of=("self",)).get(pk=directive_id)
        if not directive.is_draft:
            return False
        record("directive.draft-deleted", actor=by, subject=directive)
        detach_all(directive)
        _forget_traces(directive)
        try:
            directive.delete()
        except ProtectedError:
            _blank(directive)
            return False
    return True


def _forget_traces(directive: Directive) -> None:
    Notice.objects.filter(subject_model=LABEL, subject_id=directive.pk).update(number="")
    DirectiveLogEntry.objects.filter(directive_id=directive.pk).update(label="", data={})


def _blank(directive: Directive) -> None:
    empty = DraftFields(type=None, issuer="", summary="", family=directive.family, direction=directive.direction)
    for name, value in empty.columns().items():
        setattr(directive, name, value)
    directive.body = []
    directive.latest_revision = None
    directive.save()
    content_type = ContentType.objects.get_for_model(Directive)
    Revision.objects.filter(base_content_type=content_type, object_id=str(directive.pk)).delete()
    directive.citations.all().delete()
    Amendment.objects.filter(directive=directive).delete()
    Step.objects.filter(directive=directive).update(note="")
    for forget in ALSO_FORGET.values():
        forget(directive)
