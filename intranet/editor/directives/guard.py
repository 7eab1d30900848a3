"""Wraps every admin view of directives: Wagtail asks about the model, this asks about the directive.

What the person may not see answers like what does not exist. What has been issued can be looked at by its office and
changed by nobody.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern

from intranet.access.decisions import decide, visible_or_404
from intranet.directives.errors import NotADraft, UnderReview
from intranet.directives.models import Directive
from intranet.directives.rules import is_number

View = Callable[..., HttpResponse]

CHANGING = frozenset({"edit", "revisions_revert", "lock", "unlock", "preview_on_edit"})
"""Doors that lead to a change; after issue they lead to the reading page instead."""

CLOSED = frozenset({"copy", "reorder", "unpublish", "revisions_unschedule"})


def guarded(pattern: URLPattern) -> URLPattern:
    """The same address with the question asked first."""
    pattern.callback = _guard(pattern.callback, pattern.name or "")
    return pattern


def _guard(view: View, name: str) -> View:
    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if name in CLOSED:
            raise Http404
        if "pk" in kwargs:
            answer = _ask(request, name, unquote(str(kwargs["pk"])))
            if answer is not None:
                return answer
        return view(request, *args, **kwargs)

    return asked


def _ask(request: HttpRequest, name: str, pk: str) -> HttpResponse | None:
    """None to go on; the reading page for a change of what is issued.

    Raises:
        Http404: not theirs, or not there.
    """
    if not is_number(pk):
        raise Http404
    directive = visible_or_404(request, Directive, action="history", pk=int(pk))
    action = "delete" if name == "delete" else "edit"
    if name in CHANGING | {"delete"} and not decide(request.user, action, directive, request):
        if request.method not in {"GET", "HEAD"}:
            messages.error(request, (NotADraft() if not directive.is_draft else UnderReview()).problems[0])
        return redirect(directive.get_absolute_url())
    return None
