"""How evidence goes out: sealed on the disk, opened piece by piece. Whether it may is settled before this is called.

No validator is sent and none is honoured, as the house does with every file: a hash would tell who guesses it that the
file is here.
"""

import re

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from intranet.contracts import SealedFile, sealed_files
from plugins.checklists.models import Revision
from plugins.checklists.services.evidence import FOLDER

_ONE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.IGNORECASE)
_IN_PLACE = ("application/pdf", "image/png", "image/jpeg")
_POLICY = "default-src 'none'; sandbox"


def sent(request: HttpRequest, revision: Revision) -> HttpResponseBase:
    """The file, or the one range of it that was asked for (RFC 9110 §14)."""
    try:
        part = _part(request, revision.size)
    except ValueError:
        return _dressed(HttpResponse(status=416), revision, 0, f"bytes */{revision.size}")
    first, last = part or (0, revision.size - 1)
    response = _body(request, revision, first, last)
    response.status_code = 206 if part else 200
    return _dressed(response, revision, last - first + 1, f"bytes {first}-{last}/{revision.size}" if part else "")


def _body(request: HttpRequest, revision: Revision, first: int, last: int) -> HttpResponse | StreamingHttpResponse:
    if request.method == "HEAD":
        return HttpResponse()
    sealed = SealedFile(revision.name, bytes(revision.wrapped), revision.size, revision.sha256)
    return StreamingHttpResponse(sealed_files.pieces(sealed, folder=FOLDER, first=first, last=last))


def _part(request: HttpRequest, size: int) -> tuple[int, int] | None:
    """First and last byte; None where the whole is asked for, or in a way nobody understands.

    Raises:
        ValueError: nothing of the file lies in the range.
    """
    found = _ONE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    if request.method != "GET" or "If-Range" in request.headers or found is None or found[0].endswith("=-"):
        return None
    start, end = (int(number) if number else None for number in found.groups())
    if start is None:
        start, end = size - min(end or 0, size), size - 1
    elif end is not None and end < start:
        return None
    if start >= size:
        raise ValueError("nothing lies there")
    return start, size - 1 if end is None else min(end, size - 1)


def _dressed(
    response: HttpResponse | StreamingHttpResponse, revision: Revision, length: int, content_range: str
) -> HttpResponse | StreamingHttpResponse:
    is_saved = revision.media_type not in _IN_PLACE
    response["Content-Type"] = revision.media_type
    response["Content-Length"] = str(length)
    response["Content-Disposition"] = content_disposition_header(is_saved, revision.file_name) or "attachment"
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    if content_range:
        response["Content-Range"] = content_range
    return response
