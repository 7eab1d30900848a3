"""The signatures of a document's files, beside its letter: who, when, whether intact, and what is not known."""

from collections.abc import Iterable

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from intranet.files.models import Attachment
from intranet.files.pdf_signatures import words_of


def signatures_of(attachments: Iterable[Attachment]) -> SafeString | str:
    """HTML for every reader of a document, who may open its files as well; empty when none is signed. No query."""
    signed = [(attachment, words) for attachment in attachments if (words := words_of(attachment.file))]
    return render_to_string("intranet/directives/signatures.html", {"signed": signed}) if signed else ""
