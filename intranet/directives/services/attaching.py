"""Files of a document that has not been issued: the original that a life-cycle puts there, and the annexes."""

import uuid

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.directives.errors import Incomplete
from intranet.directives.labels import label_of
from intranet.directives.services.drafts import edited, locked_draft
from intranet.files.models import Attachment, AttachmentRole, StoredFile
from intranet.files.services import attach
from intranet.people.models import Person

MOST_ANNEXES = 50


def replace_original(subject: Model, stored: StoredFile, *, name: str) -> Attachment:
    """Make ``stored`` the original of a document that has not been issued. Call in the writing transaction."""
    remove_original(subject)
    return attach(stored, subject, role=AttachmentRole.ORIGINAL, name=name)


def remove_original(subject: Model) -> None:
    """Take the original off what has not been issued. Call in the writing transaction."""
    _files_of(subject).filter(role=AttachmentRole.ORIGINAL).delete()


def add_annex(directive_id: int, by: Person, stored: StoredFile, *, name: str) -> Attachment:
    """Hang an annex on a draft, behind those that are there; the same file is there once. Whether ``by`` may edit the
    draft is the caller's question.

    Raises:
        NotADraft, UnderReview: it is not to be changed now.
        Incomplete: it has as many annexes as a document may have.
    """
    with write_transaction():
        directive = locked_draft(directive_id)
        files = _files_of(directive)
        if (there := files.filter(file=stored).first()) is not None:
            return there
        if files.count() > MOST_ANNEXES:
            raise Incomplete([_("A document has at most %(most)d annexes.") % {"most": MOST_ANNEXES}])
        last = files.order_by("-position").values_list("position", flat=True).first() or 0
        made = attach(stored, directive, role=AttachmentRole.ANNEX, name=name, position=last + 1)
        record("directive.annex-added", actor=by, subject=directive, label=label_of(directive))
        edited(directive, by)
    return made


def remove_annex(directive_id: int, by: Person, annex: uuid.UUID) -> None:
    """Take an annex off a draft; its bytes go with the sweep of files that nothing refers to. Taking off what is not
    there does nothing.

    Raises:
        NotADraft, UnderReview: it is not to be changed now.
    """
    with write_transaction():
        directive = locked_draft(directive_id)
        gone, _by_model = _files_of(directive).filter(role=AttachmentRole.ANNEX, public_id=annex).delete()
        if gone:
            record("directive.annex-removed", actor=by, subject=directive, label=label_of(directive))
            edited(directive, by)


def _files_of(subject: Model) -> QuerySet[Attachment]:
    return Attachment.objects.filter(subject_model=subject._meta.label_lower, subject_id=subject.pk)
