"""Keeps every other page shut for who has not acknowledged what comes first. It is no question of access: files, and
what was begun before, stay open.
"""

from collections.abc import Callable, Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from intranet.access.decisions import decide
from intranet.acknowledgement.models import Assignment, Fault
from intranet.acknowledgement.subjects import subject_of
from intranet.people.models import Person
from intranet.state.current import current

OPEN_AREAS = {"acknowledgement", "files"}
OPEN_PAGES = {
    "people:sign_in",
    "people:sign_out",
    "people:account",
    "people:password",
    "people:forgotten",
    "people:link",
    "portal:language",
    "portal:report",
}


class GateMiddleware:
    """Sends who has not acknowledged what comes first to it. What is typed is never lost: a form that was open before
    is taken. So are Wagtail's pings and autosaves, which are posts; no page of ours asks for another by itself, and
    what a request says of itself in a header opens nothing.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        gated = current().gated
        if not gated or not request.user.is_authenticated or _is_open(request):
            return None
        pages = pages_first(request.user, gated)
        if not pages or request.path.startswith(tuple(pages)):
            return None
        if request.headers.get("HX-Request"):
            return HttpResponseClientRedirect(pages[0])
        messages.warning(request, _("Acknowledge this document first; then the other pages open again."))
        return redirect(pages[0])


def _is_open(request: HttpRequest) -> bool:
    match = request.resolver_match
    if match is None or request.method not in {"GET", "HEAD"}:
        return True
    return match.view_name in OPEN_PAGES or match.namespace in OPEN_AREAS


def pages_first(person: Person, gated: Iterable[int]) -> list[str]:
    """Addresses of what ``person`` must acknowledge before anything else, the most urgent first: of the versions
    ``gated``, what is asked of them, may be read by them, and has not come to them faultily. One query where nothing
    is.
    """
    mine = Assignment.objects.filter(person=person, version__in=list(gated), receipt__isnull=True)
    faulty = Fault.objects.filter(settled_at__isnull=True).values("assignment")
    rows = mine.exclude(pk__in=faulty).order_by("due", "pk")
    filed = rows.values_list("version__subject_model", "version__subject_id")
    subjects = (subject_of(model, pk) for model, pk in filed)
    return [each.get_absolute_url() for each in subjects if each is not None and decide(person, "read", each)]  # type: ignore[attr-defined]
