"""What the audit log calls a directive."""

from intranet.directives.models import Directive
from intranet.files.models import Attachment, AttachmentRole
from intranet.files.pages import BEING_READ


def label_of(directive: Directive) -> str:
    """Its number and symbol; nothing for a draft of whose original pages still wait to be read. The log is never
    changed, and a later page may bear a secrecy mark: then nothing of the document may stay. One query for a draft.
    """
    return "" if directive.is_draft and _is_being_read(directive) else directive.symbol


def _is_being_read(directive: Directive) -> bool:
    original = Attachment.objects.filter(
        subject_model=directive._meta.label_lower, subject_id=directive.pk, role=AttachmentRole.ORIGINAL
    )
    return original.filter(file__text_note=BEING_READ).exists()
