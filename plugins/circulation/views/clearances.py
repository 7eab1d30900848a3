"""Who is cleared for what: the security officer's screen."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.contracts import allowed_or_404, done, today, visible, visible_or_404, who
from plugins.circulation.forms.clearances import ClearanceForm, WithdrawForm
from plugins.circulation.models import Clearance
from plugins.circulation.policy import OFFICER, permits
from plugins.circulation.services import clearances as services


def index(request: HttpRequest) -> HttpResponse:
    """Clearances in force, and granting one."""
    asker = who(request.user)
    if asker is None or not any(token.startswith(OFFICER) for token in asker.tokens):
        raise Http404
    form = ClearanceForm(request.POST or None, initial={"starts": today()})
    answer = done(
        request,
        form,
        lambda given: _grant(request, given.cleaned_data),
        reverse("circulation:clearances"),
        _("The clearance is granted."),
    )
    held = visible(request, Clearance.objects.filter(withdrawn_at__isnull=True, ends__gte=today()))
    rows = held.select_related("person", "level", "granted_by").order_by(
        "person__first_name", "person__last_name", "pk"
    )
    return answer or render(request, "circulation/clearances.html", {"rows": rows, "form": form, "me": request.user.pk})


def _grant(request: HttpRequest, typed: dict[str, Any]) -> Clearance:
    """A guard before clearances is asked here; who may not at all is told so by the service."""
    wanted = Clearance(person=typed["person"], level=typed["level"])
    if permits(request.user, "grant", wanted):
        allowed_or_404(request, wanted, "grant")
    return services.grant(**typed, by=request.user)


def withdraw(request: HttpRequest, clearance: int) -> HttpResponse:
    """End a clearance now, by a decision."""
    row = visible_or_404(request, Clearance, action="withdraw", pk=clearance)
    form, back = WithdrawForm(request.POST or None), reverse("circulation:clearances")
    answer = done(
        request,
        form,
        lambda given: services.withdraw(row, given.cleaned_data["basis"], request.user),
        back,
        _("The clearance is withdrawn; the person is told."),
    )
    context = {"above": _("Clearances"), "form": form, "name": str(row), "back": back}
    return answer or render(
        request,
        "circulation/reason.html",
        context | {"title": _("Withdraw a clearance"), "does": pgettext("clearance", "Withdraw")},
    )
