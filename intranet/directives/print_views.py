"""An official document as a file in its proper form."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from intranet.access.decisions import allowed_or_404
from intranet.directives.letter import letter_of
from intranet.directives.models import Directive
from intranet.directives.policy import EXPORT
from intranet.directives.printing import READING_COPY, file_name, letter_docx, letter_pdf
from intranet.directives.queries import with_public_id
from intranet.printing.answers import DOCX, PDF, file_answer


@require_safe
def print_pdf(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """A draft as it is signed, for its office; what is issued, for its readers, as a copy that says what it is."""
    directive = allowed_or_404(request, with_public_id(public_id))
    letter = letter_of(directive, signed=not directive.is_draft)
    content = letter_pdf(letter, note="" if directive.is_draft else READING_COPY)
    return file_answer(content, PDF, _name(directive, "pdf"), saved="download" in request.GET)


@require_safe
def print_docx(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """The document to be edited further, for its office only."""
    directive = allowed_or_404(request, with_public_id(public_id), EXPORT)
    return file_answer(letter_docx(letter_of(directive)), DOCX, _name(directive, "docx"))


def _name(directive: Directive, ending: str) -> str:
    return file_name(directive.symbol, directive.summary, ending)
