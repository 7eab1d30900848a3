"""The signatures of a document's files, beside its letter: who, when, whether intact, and what is not known."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from intranet.directives.models import Directive
from intranet.files.pdf_signatures import words_of
from intranet.files.queries import attachments_of
from intranet.people.models import Person


def section(directive: Directive, reader: Person) -> SafeString | str:
    """HTML for every reader of ``directive``, who may open its files as well; empty when none is signed. One query."""
    signed = [(attachment, words) for attachment in attachments_of(directive) if (words := words_of(attachment.file))]
    return render_to_string("intranet/directives/signatures.html", {"signed": signed}) if signed else ""
