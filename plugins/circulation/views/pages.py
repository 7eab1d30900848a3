"""Where bytes go out: one page as a picture, or the stamped PDF. Written down first, marked always, or not sent."""

import logging
from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from intranet.contracts import allowed_or_404, prepared, visible_or_404
from plugins.circulation.models import Item, ItemVersion
from plugins.circulation.reader.download import pieces_while_open, stamped_pdf
from plugins.circulation.reader.opening import NotOpen, open_page
from plugins.circulation.reader.pictures import NotDrawn, picture_of
from plugins.circulation.reader.watermark import as_jpeg, burn

logger = logging.getLogger("plugins.circulation")
Answer = TypeVar("Answer", bound=HttpResponseBase)
POLICY = "default-src 'none'; sandbox"


@require_GET
def page(request: HttpRequest, public_id: UUID, number: int) -> HttpResponse:
    """Page ``number`` (from 1) with the reader's mark in it."""
    item = allowed_or_404(request, next(iter(_found(public_id)), None))
    version = next(iter(_versions(item.pk)), None)
    if version is None or not 1 <= number <= version.pages:
        raise Http404
    try:
        picture = picture_of(version, number)
        _opening, mark = open_page(version, number, request.user)
    except NotOpen:
        raise Http404 from None
    except NotDrawn:
        logger.exception("page %d of version %d cannot be drawn", number, version.pk)
        return _dressed(HttpResponse(status=503))
    return _dressed(HttpResponse(as_jpeg(burn(picture, mark, number)), content_type="image/jpeg"))


@prepared
def _found(public_id: Any) -> Any:
    return Item.objects.filter(public_id=public_id).select_related("level", "space")


@prepared
def _versions(item: Any) -> Any:
    """The one in force alone: of a model's own order the newest comes first."""
    return ItemVersion.objects.filter(item_id=item)[:1]


@require_GET
def download(request: HttpRequest, public_id: UUID) -> HttpResponseBase:
    """The whole document as a stamped PDF, where copying is allowed; ended at once by a recall. There are no ranges: a
    download that was cut off begins anew, and is asked anew.
    """
    item = visible_or_404(request, Item, action="download", public_id=public_id)
    version = item.versions.first()
    if version is None:
        raise Http404
    try:
        opening, mark = open_page(version, 0, request.user)
        content = stamped_pdf(version, mark)
    except NotOpen:
        raise Http404 from None
    except NotDrawn:
        logger.exception("version %d cannot be drawn", version.pk)
        return _dressed(HttpResponse(status=503))
    response = StreamingHttpResponse(pieces_while_open(content, version, opening), content_type="application/pdf")
    response["Content-Length"] = str(len(content))
    copy = f"-ban-{mark.copy:02}" if mark.copy else ""
    response["Content-Disposition"] = (
        content_disposition_header(True, f"{_plain(item.number)}{copy}.pdf") or "attachment"
    )
    return _dressed(response)


def _plain(number: str) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in number)[:60]


def _dressed(response: Answer) -> Answer:
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    return response
