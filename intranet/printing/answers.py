"""How a file that was made on the spot goes out. Whether it may is settled before this is called."""

import io

from django.http import HttpResponse
from django.utils.http import content_disposition_header

from intranet.printing.sheet import Sheet
from intranet.printing.sheet_xlsx import sheet_xlsx

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_POLICY = "default-src 'none'; sandbox"


def file_answer(content: bytes, media_type: str, name: str, *, saved: bool = True) -> HttpResponse:
    """``content`` as the file ``name``; a browser shows it in place unless it is to be ``saved``.

    Nothing of it stays in a cache, and no validator tells who guesses the text that it is here.
    """
    response = HttpResponse(content, content_type=media_type)
    response["Content-Length"] = str(len(content))
    response["Content-Disposition"] = content_disposition_header(saved, name) or "attachment"
    response["Cache-Control"] = "private, no-store"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = _POLICY
    return response


def xlsx_answer(sheet: Sheet, name: str) -> HttpResponse:
    """The sheet as the table ``name`` for other programs; no cell of it is a formula."""
    target = io.BytesIO()
    sheet_xlsx(target, sheet)
    return file_answer(target.getvalue(), XLSX, name)
