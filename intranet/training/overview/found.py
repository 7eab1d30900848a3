"""A course of which one follows somebody, or an answer as if there were none."""

import uuid
from typing import cast

from django.http import Http404, HttpRequest

from intranet.access.decisions import visible_or_404
from intranet.people.models import Person
from intranet.progress.scope import Scope
from intranet.training.models import Course
from intranet.training.office.following import scope_of


def followed_or_404(request: HttpRequest, public_id: uuid.UUID) -> tuple[Course, Scope]:
    """The course, and whose learning the requester sees in it.

    Raises:
        Http404: it is not theirs to read, nobody of it is theirs to follow, or it was never published.
    """
    found = visible_or_404(request, Course, public_id=public_id)
    scope = scope_of(cast(Person, request.user), found)
    if scope is None or found.version is None:
        raise Http404
    return found, scope
