"""The one door out."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponseBase
from django.views.decorators.http import require_safe

from intranet.access.decisions import visible_or_404
from intranet.files.models import Attachment
from intranet.files.queries import subject_model_of
from intranet.files.serving import answer


@require_safe
def open_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """A file, to whoever may read what it belongs to now. Asked anew on every request, a resumed download included."""
    attachment = Attachment.objects.select_related("file").defer("file__text").filter(public_id=public_id).first()
    model = subject_model_of(attachment) if attachment else None
    if attachment is None or model is None:
        raise Http404
    visible_or_404(request, model, pk=attachment.subject_id)
    return answer(request, attachment)
