"""Asking to be let into a space, and the keepers' answer."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.contracts import done, pressed, visible_or_404
from plugins.circulation.forms.spaces import ReasonForm
from plugins.circulation.models import JoinRequest, Space
from plugins.circulation.queries.spaces import my_requests
from plugins.circulation.services import joining


def ask(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Ask the keepers; a missing page for who may not know of the space, or cannot ask."""
    space = visible_or_404(request, Space, action="know", public_id=public_id)
    if not joining.may_ask(space, request.user):
        raise Http404
    form = ReasonForm(request.POST or None)
    answer = done(
        request,
        form,
        lambda given: joining.ask(space, given.cleaned_data["reason"], request.user),
        reverse("circulation:index"),
        _("Your request was sent. You are told when a keeper has decided."),
    )
    latest = my_requests(request.user, [space]).get(space.pk)
    return answer or render(request, "circulation/join.html", {"space": space, "form": form, "latest": latest})


@require_POST
def decide(request: HttpRequest, public_id: UUID, asked: int) -> HttpResponse:
    """Let somebody in who asked, or refuse with a reason."""
    space = visible_or_404(request, Space, action="keep", public_id=public_id)
    row = get_object_or_404(JoinRequest, pk=asked, space=space)
    agreed = request.POST.get("agreed") == "1"
    return pressed(
        request,
        lambda: joining.decide(row, agreed, request.user, request.POST.get("refusal", "")),
        reverse("circulation:roster", args=[space.public_id]),
        _("They are let in.") if agreed else _("The request is refused."),
    )
