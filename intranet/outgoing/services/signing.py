"""Signing: by a person, on the text that was submitted and on no other."""

from django.utils.translation import gettext as _

from intranet.files.models import StoredFile
from intranet.outgoing.errors import NotSigned, TextDiffers
from intranet.outgoing.models import Passage
from intranet.outgoing.returned import differences_from_draft, words_of
from intranet.outgoing.services.originals import put_signed
from intranet.outgoing.services.steps import taking
from intranet.outgoing.signatures import against_signed
from intranet.people.models import Person


def sign(
    passage_id: int, by: Person, *, signed: StoredFile | None = None, name: str = "", seen: str | None = None
) -> Passage:
    """Record that ``by`` has signed: a PDF that bears their signature, or without one, on paper.

    Raises:
        NotSigned: the PDF bears no signature that covers it as it is.
        TextDiffers: it does not say what the draft says; names the places.
    """
    with taking(passage_id, "signed", by, note="" if signed else _("on paper"), seen=seen) as passage:
        if signed is not None:
            if problems := against_signed(signed):
                raise NotSigned(problems)
            if found := differences_from_draft(passage.directive, signed):
                raise TextDiffers(found)
            put_signed(passage, signed, name=name)
        passage.signed_text = signed.text if signed is not None else words_of(passage.directive)
        passage.is_signed_on_paper = signed is None
        return passage
