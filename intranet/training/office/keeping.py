"""Whom a course is to be asked of, kept in the session while its trainer looks at other pages."""

from django.http import HttpRequest, QueryDict

from intranet.training.models import Course

KEPT = (
    "change",
    "note",
    "asks",
    "learners",
    "due",
    "due_choice",
    "units",
    "alone",
    "role",
    "people",
    "without",
    "let_see",
)
MOST = 20_000
"""Letters that are kept; a longer choice stays on its page alone."""


def keep_choice(request: HttpRequest, course: Course) -> None:
    """Remember what was sent."""
    sent = {name: request.POST.getlist(name) for name in KEPT if name in request.POST}
    if sum(len(value) for values in sent.values() for value in values) <= MOST:
        request.session[_key(course)] = sent


def kept_choice(request: HttpRequest, course: Course, given: dict[str, str]) -> QueryDict | None:
    """What was sent before, with ``given``, as if it were sent now; None where nothing was."""
    kept = request.session.get(_key(course))
    if not kept:
        return None
    sent = QueryDict(mutable=True)
    for name, values in kept.items():
        sent.setlist(name, values)
    sent.update(given)
    return sent


def forget_choice(request: HttpRequest, course: Course) -> None:
    """It is published, or taken back."""
    request.session.pop(_key(course), None)


def _key(course: Course) -> str:
    return f"training-publish:{course.pk}"
