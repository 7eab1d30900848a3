"""How a file goes out. Whether it may is settled before this is called.

No validator is sent and none is honoured: an ``ETag`` made from the hash tells who guesses the hash that the file is
here (GHSA-92hv-j533-69wc), and ``no-store`` leaves nothing to validate. A range is answered without ``If-Range``, which
cannot match without a validator, so a request that carries one gets the whole file.
"""

import logging
from collections.abc import Callable, Iterator
from typing import BinaryIO

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from intranet.files import storage
from intranet.files.kinds import KINDS
from intranet.files.models import Attachment
from intranet.files.ranges import Range, Unsatisfiable, requested

logger = logging.getLogger("intranet.files")
POLICY = "default-src 'none'; sandbox"


def answer(request: HttpRequest, attachment: Attachment) -> HttpResponseBase:
    """The file, or the part that was asked for; ``?download`` saves what a browser would show.

    A small file is read and hashed before its first byte goes out. A large one is checked for its size first and hashed
    on its way, the last piece held back; a part of a large one cannot be hashed, ``manage.py files verify`` does that.

    Raises:
        FileDamaged: it is not what was taken in; nothing of it is sent.
    """
    size = attachment.file.size
    try:
        part = _part(request, size)
    except Unsatisfiable:
        return _dressed(HttpResponse(status=416), request, attachment, length=0, content_range=f"bytes */{size}")
    chosen = part or Range(0, size - 1)
    content_range = f"bytes {chosen.first}-{chosen.last}/{size}" if part else ""
    if request.method == "HEAD":
        response: HttpResponse | StreamingHttpResponse = HttpResponse()
    else:
        response = (
            _sent_at_once(request, attachment, chosen) if size <= storage.SMALL else _sent(request, attachment, chosen)
        )
    response.status_code = 206 if part else 200
    return _dressed(response, request, attachment, length=chosen.length, content_range=content_range)


def _sent_at_once(request: HttpRequest, attachment: Attachment, chosen: Range) -> HttpResponse:
    content = storage.read_small(attachment.file.sha256)[chosen.first : chosen.last + 1]
    _log(attachment, len(content), request)
    return HttpResponse(content)


def _sent(request: HttpRequest, attachment: Attachment, chosen: Range) -> StreamingHttpResponse:
    stored = attachment.file
    file = storage.open_large(stored.sha256, stored.size)
    whole = stored.sha256 if chosen.length == stored.size else ""
    pieces = storage.chunks_of(file, chosen.first, chosen.last, sha256=whole)
    return StreamingHttpResponse(_Delivery(file, pieces, lambda sent: _log(attachment, sent, request)))


def _log(attachment: Attachment, sent: int, request: HttpRequest) -> None:
    logger.info("attachment %s: %d bytes sent to person %s", attachment.public_id, sent, request.user.pk)


def _part(request: HttpRequest, size: int) -> Range | None:
    """A range applies to GET alone (RFC 9110 §14.2)."""
    header = request.headers.get("Range", "")
    if request.method != "GET" or not header or "If-Range" in request.headers:
        return None
    return requested(header, size)


def _dressed(
    response: HttpResponse | StreamingHttpResponse,
    request: HttpRequest,
    attachment: Attachment,
    *,
    length: int,
    content_range: str,
) -> HttpResponse | StreamingHttpResponse:
    """The same headers on every answer. ``sandbox`` gives the file an origin of its own, without scripts or forms."""
    kind = KINDS[attachment.file.kind]
    download = not kind.inline or "download" in request.GET
    response["Content-Type"] = attachment.file.media_type
    response["Content-Length"] = str(length)
    response["Content-Disposition"] = content_disposition_header(download, attachment.name) or "attachment"
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = POLICY
    if content_range:
        response["Content-Range"] = content_range
    return response


class _Delivery:
    """The pieces on their way; tells ``done`` how much went out, also when the reader goes away half-way."""

    def __init__(self, file: BinaryIO, pieces: Iterator[bytes], done: Callable[[int], None]) -> None:
        self.file = file
        self.pieces = pieces
        self.done = done
        self.sent = 0

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            yield piece
            self.sent += len(piece)

    def close(self) -> None:
        """Called by the server at the end, whatever the end was; a second call does nothing."""
        if not self.file.closed:
            self.file.close()
            self.done(self.sent)
