"""The one door out: files, and pictures of their pages."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from intranet.access.decisions import visible_or_404
from intranet.files.crops import Crop, parse_box, picture_of
from intranet.files.models import Attachment, FilePage
from intranet.files.queries import OPENED_AS, subject_model_of
from intranet.files.serving import answer


@require_safe
def open_file(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """A file, to whoever may read what it belongs to now. Asked anew on every request, a resumed download included."""
    return answer(request, _opened(request, public_id))


@require_safe
def page_picture(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """A page of a PDF or picture as PNG, or the part of it that ``?o=left-top-right-bottom`` names in thousandths; to
    whoever may open the file.
    """
    attachment = _opened(request, public_id)
    box = parse_box(request.GET.get("o", ""))
    has_page = FilePage.objects.filter(file=attachment.file_id, number=number - 1).exists() if number else False
    picture = picture_of(attachment, Crop(number - 1, box)) if box and has_page else b""
    if not picture:
        raise Http404
    headers = {"Cache-Control": "private, no-store", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(picture, content_type="image/png", headers=headers)


def _opened(request: HttpRequest, public_id: UUID) -> Attachment:
    """The attachment, if the person may read what it belongs to.

    Raises:
        Http404: there is none, or not for this person.
    """
    attachment = Attachment.objects.select_related("file").defer("file__text").filter(public_id=public_id).first()
    model = subject_model_of(attachment) if attachment else None
    if attachment is None or model is None:
        raise Http404
    opened_as = OPENED_AS.get(attachment.subject_model)
    action = opened_as(attachment, request.user) if opened_as else "read"
    visible_or_404(request, model, action=action, pk=attachment.subject_id)
    return attachment
