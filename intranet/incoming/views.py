"""Pages of incoming documents: the list, one page a step, and the handling slip."""

import uuid
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from intranet.access.decisions import visible_or_404
from intranet.access.tokens import tokens_of, units_with_role
from intranet.directives.errors import TransitionRefused
from intranet.directives.models import Directive
from intranet.directives.rules import is_number
from intranet.incoming.doing import STEPS, StepPage
from intranet.incoming.models import Arrival
from intranet.incoming.pages import actions_for, arrivals_shown
from intranet.incoming.queries import TABS, counts, first_tab, list_page, own_offices
from intranet.incoming.rules import CLERKS
from intranet.incoming.slip import slip_of


def listing(request: HttpRequest) -> HttpResponse:
    """“Văn bản đến”: what waits at the door, for the leader, in hand, closed."""
    person: Any = request.user
    if not own_offices(person).exists():
        raise Http404
    asked, number = request.GET.get("tab", ""), request.GET.get("page", "1")
    tab, text = asked if asked in TABS else first_tab(person), request.GET.get("q", "").strip()[:200]
    page = list_page(person, tab, text, int(number) if is_number(number) and len(number) < 7 else 1)
    takes_in = bool(units_with_role(tokens_of(person), CLERKS))
    context = {"page": page, "tab": tab, "text": text, "counts": counts(person), "takes_in": takes_in}
    return render(request, "intranet/incoming/list.html", context)


def step(request: HttpRequest, public_id: uuid.UUID, office_id: int, action: str) -> HttpResponse:
    """One step: what will happen, what it asks for, and if it is refused what is missing."""
    arrival = _arrival(request, public_id, office_id)
    if action not in STEPS:
        raise Http404
    page = StepPage(action, arrival, request)
    if request.method == "POST" and page.form.is_valid():
        try:
            page.take()
        except TransitionRefused as refused:
            page.form.add_error(None, refused.problems)
        else:
            messages.success(request, page.done())
            return redirect(arrival.directive.get_absolute_url())
    is_open = any(each.code == action for each in actions_for(arrival, request.user))  # type: ignore[arg-type]
    return render(request, "intranet/incoming/step.html", page.context() | {"is_open": is_open})


def slip(request: HttpRequest, public_id: uuid.UUID, office_id: int) -> HttpResponse:
    """Phiếu giải quyết văn bản đến, to be printed (Decree 30, annex IV)."""
    arrival = _arrival(request, public_id, office_id)
    if arrival.number is None:
        raise Http404
    context = {"directive": arrival.directive, "slip": slip_of(arrival, request)}
    return render(request, "intranet/incoming/slip.html", context)


def _arrival(request: HttpRequest, public_id: uuid.UUID, office_id: int) -> Arrival:
    """The row in an office of the requester.

    Raises:
        Http404: not there, or not theirs.
    """
    directive = visible_or_404(request, Directive, public_id=public_id)
    for arrival in arrivals_shown(directive, request.user):  # type: ignore[arg-type]
        if arrival.office_id == office_id:
            return arrival
    raise Http404
