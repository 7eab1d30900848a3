"""Campaigns: planned with a preview, opened, and how the units stand."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.contracts import decide, done, pressed, visible_or_404, who
from plugins.checklists.forms.campaigns import CampaignForm
from plugins.checklists.models import Campaign, CampaignState, Section
from plugins.checklists.policy import RUNNING, held
from plugins.checklists.queries.heat import heat_map
from plugins.checklists.queries.inspections import visible_of
from plugins.checklists.services import opening, planning


def new(request: HttpRequest) -> HttpResponse:
    """Plan a campaign."""
    asker = who(request.user)
    units = held(asker, RUNNING) if asker else []
    if not units:
        raise Http404
    form = CampaignForm(request.POST or None, units=units)
    answer = done(
        request,
        form,
        lambda given: planning.plan(given.plan, request.user),
        _url,
        _("The campaign is planned. Look at whom it reaches, then open it."),
    )
    return answer or render(request, "checklists/new_campaign.html", {"form": form})


def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Before the opening, whom it reaches; afterwards, how the units stand that one may see."""
    asker = who(request.user)
    found = Campaign.objects.filter(public_id=public_id, state=CampaignState.PLANNED).first()
    action = "manage" if found else "read"
    campaign = visible_or_404(request, Campaign, action=action, public_id=public_id)
    context = {"campaign": campaign, "may_manage": bool(decide(request.user, "manage", campaign, request))}
    if campaign.state == CampaignState.PLANNED:
        units = planning.units_of(campaign)
        without = planning.without_a_head(units)
        return render(request, "checklists/plan.html", context | {"units": units, "without_a_head": without})
    lines = heat_map(campaign, visible_of(campaign, asker) if asker else [])
    sections = Section.objects.filter(version=campaign.version_id)
    table = [(line, [line.cells.get(section.pk) for section in sections]) for line in lines]
    return render(request, "checklists/campaign.html", context | {"table": table, "sections": sections})


@require_POST
def open_it(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Open a planned campaign."""
    campaign = visible_or_404(request, Campaign, action="manage", public_id=public_id)
    said = _("The campaign is being opened; the units are told as their inspections appear.")
    return pressed(request, lambda: opening.open_now(campaign, request.user), _url(campaign), said)


def _url(campaign: Campaign) -> str:
    return reverse("checklists:campaign", args=[campaign.public_id])
