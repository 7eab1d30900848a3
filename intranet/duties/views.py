"""Pages about duties."""

import uuid

from django.http import HttpRequest, HttpResponse

from intranet.access.decisions import visible_or_404
from intranet.duties.models import Duty


def read(request: HttpRequest, public_id: uuid.UUID) -> HttpResponse:
    """One duty."""
    return HttpResponse(visible_or_404(request, Duty, public_id=public_id).text)
