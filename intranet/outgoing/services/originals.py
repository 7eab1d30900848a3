"""The original of an outgoing document: the signed file, then the numbered one in its place.

The signed file is kept with the passage as well, where nobody opens it: it comes back when the number is voided. Call
everything here in the writing transaction.
"""

from intranet.directives.services.attaching import remove_original, replace_original
from intranet.files.models import Attachment, StoredFile
from intranet.outgoing.models import Passage


def put_signed(passage: Passage, stored: StoredFile, *, name: str) -> None:
    """The signed file becomes the original."""
    replace_original(passage, stored, name=name)
    replace_original(passage.directive, stored, name=name)


def signed_original(passage: Passage) -> Attachment | None:
    """The file as it was signed; None where it was signed on paper, or not yet."""
    label = Passage._meta.label_lower
    return Attachment.objects.filter(subject_model=label, subject_id=passage.pk).select_related("file").first()


def restore_signed(passage: Passage) -> None:
    """Without its number the document has the signed file as its original again, or none."""
    signed = signed_original(passage)
    if signed is None:
        remove_original(passage.directive)
    else:
        replace_original(passage.directive, signed.file, name=signed.name)


def forget_signed(passage: Passage) -> None:
    """The signature does not count: the draft has no original, and nothing was signed."""
    remove_original(passage)
    remove_original(passage.directive)
    passage.signed_text, passage.is_signed_on_paper = "", False
    passage.save()
