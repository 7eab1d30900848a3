"""Files of a document that a life-cycle puts there."""

from intranet.directives.models import Directive
from intranet.files.models import Attachment, AttachmentRole, StoredFile
from intranet.files.services import attach


def replace_original(directive: Directive, stored: StoredFile, *, name: str) -> Attachment:
    """Make ``stored`` the original of a document that has not been issued. Call in the writing transaction."""
    label = directive._meta.label_lower
    Attachment.objects.filter(subject_model=label, subject_id=directive.pk, role=AttachmentRole.ORIGINAL).delete()
    return attach(stored, directive, role=AttachmentRole.ORIGINAL, name=name)


def add_annex(directive: Directive, stored: StoredFile, *, name: str) -> Attachment:
    """Hang an annex (phụ lục) on a document that has not been issued. Call in the writing transaction."""
    label = directive._meta.label_lower
    there = Attachment.objects.filter(subject_model=label, subject_id=directive.pk).count()
    return attach(stored, directive, role=AttachmentRole.ANNEX, name=name, position=there)
