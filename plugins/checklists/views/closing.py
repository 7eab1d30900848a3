"""Closing a campaign, and adding a unit to one that runs."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.contracts import Refused, done, today, visible_or_404
from plugins.checklists.forms.closing import JoinForm
from plugins.checklists.models import Campaign
from plugins.checklists.services import closing, joining


def close(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """What would be left behind is said first; only that is then left behind."""
    campaign = visible_or_404(request, Campaign, action="manage", public_id=public_id)
    if request.method == "POST":
        said = {int(key) for key in request.POST.getlist("left") if key.isdecimal() and len(key) < 19}
        try:
            count = closing.close_campaign(campaign, said, request.user)
        except Refused as refused:
            messages.error(request, str(refused.message))
        else:
            messages.success(request, _closed(count))
            return redirect(_url(campaign))
    context = {"campaign": campaign, "left": closing.unsigned(campaign)}
    return render(request, "checklists/close_campaign.html", context)


def join(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """A unit that came later."""
    campaign = visible_or_404(request, Campaign, action="manage", public_id=public_id)
    form = JoinForm(request.POST or None, initial={"due": campaign.due_on if campaign.due_on >= today() else None})
    answer = done(
        request,
        form,
        lambda given: joining.join(campaign, given.cleaned_data["unit"], given.cleaned_data["due"], request.user),
        _url(campaign),
        _("The unit has its inspection; its head is told."),
    )
    return answer or render(request, "checklists/join.html", {"campaign": campaign, "form": form})


def _closed(count: int) -> str:
    said = ngettext(
        "The campaign is closed. %(n)d inspection was left unsigned.",
        "The campaign is closed. %(n)d inspections were left unsigned.",
        count,
    )
    return said % {"n": count} if count else _("The campaign is closed.")


def _url(campaign: Campaign) -> str:
    return reverse("checklists:campaign", args=[campaign.public_id])
