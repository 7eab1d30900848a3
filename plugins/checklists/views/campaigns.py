"""Campaigns: planned with a preview, changed or taken back, opened, and how the units stand."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from intranet.contracts import decide, done, pressed, visible_or_404, who
from plugins.checklists.charts import chart
from plugins.checklists.forms.campaigns import CampaignForm
from plugins.checklists.models import Campaign, CampaignState
from plugins.checklists.policy import RUNNING, held
from plugins.checklists.queries.figures import Period, periods
from plugins.checklists.queries.previews import preview
from plugins.checklists.services import opening, planning
from plugins.checklists.views import figures


def new(request: HttpRequest) -> HttpResponse:
    """Plan a campaign."""
    form = CampaignForm(request.POST or None, units=_led(request))
    answer = done(
        request,
        form,
        lambda given: planning.plan(given.plan, request.user),
        _url,
        _("The campaign is planned. Look at whom it reaches, then open it."),
    )
    return answer or render(request, "checklists/new_campaign.html", {"form": form})


def change(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Change a campaign that nobody was asked in yet."""
    campaign = _planned(request, public_id)
    form = CampaignForm(request.POST or None, units=_led(request), campaign=campaign)
    answer = done(
        request,
        form,
        lambda given: planning.change(campaign, given.plan, request.user),
        _url,
        _("The plan is changed. Look at whom it reaches now."),
    )
    return answer or render(request, "checklists/new_campaign.html", {"form": form, "campaign": campaign})


@require_POST
def drop(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Take back a planned campaign."""
    campaign = _planned(request, public_id)
    said = _("The campaign is taken back; nobody was asked.")
    to = reverse("checklists:index")
    return pressed(request, lambda: planning.drop(campaign, request.user), to, said, otherwise=_url(campaign))


@require_POST
def leave_out(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Do not ask some units, or ask them after all."""
    campaign, back = _planned(request, public_id), "back" in request.POST
    units = [int(key) for key in request.POST.getlist("unit") if key.isdecimal() and len(key) < 10]
    said = _("They are asked again.") if back else _("They are left out.")
    return pressed(request, lambda: planning.leave_out(campaign, units, request.user, back=back), _url(campaign), said)


def read(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Before the opening, whom it reaches; afterwards, how the units stand that one may see."""
    if Campaign.objects.filter(public_id=public_id, state=CampaignState.PLANNED).exists():
        campaign = visible_or_404(request, Campaign, action="manage", public_id=public_id)
        return render(request, "checklists/plan.html", {"campaign": campaign, "preview": preview(campaign)})
    seen = figures.seen_or_404(request, public_id)
    if seen.campaign.state == CampaignState.OPENING:
        return render(request, "checklists/opening.html", _opening(request, seen.campaign))
    past = periods(seen.campaign, who(request.user))  # type: ignore[arg-type]
    context = figures.overview(seen, request.GET.get("view", "")) | {
        "periods": past,
        "period_chart": _period_chart(past),
    }
    context["may_manage"] = bool(decide(request.user, "manage", seen.campaign, request))
    return render(request, "checklists/campaign.html", context)


@require_POST
def open_it(request: HttpRequest, public_id: UUID) -> HttpResponse:
    """Open a planned campaign."""
    campaign = visible_or_404(request, Campaign, action="manage", public_id=public_id)
    said = _("The campaign is being opened; the units are told as their inspections appear.")
    return pressed(request, lambda: opening.open_now(campaign, request.user), _url(campaign), said)


def _planned(request: HttpRequest, public_id: UUID) -> Campaign:
    campaign = visible_or_404(request, Campaign, action="manage", public_id=public_id)
    if campaign.state != CampaignState.PLANNED:
        raise Http404
    return campaign


def _led(request: HttpRequest) -> list[int]:
    """Units whose campaigns one runs; 404 without any."""
    asker = who(request.user)
    units = held(asker, RUNNING) if asker else []
    if not units:
        raise Http404
    return units


def _opening(request: HttpRequest, campaign: Campaign) -> dict[str, object]:
    """How many of the units have their inspection, for those who run it; others learn only that it is under way."""
    context: dict[str, object] = {"campaign": campaign}
    if decide(request.user, "manage", campaign, request):
        context |= {"made": campaign.inspections.count(), "asked": campaign.nodes.filter(is_asked=True).count()}
    return context


def _period_chart(past: list[Period]) -> object:
    if len(past) < 2:
        return None
    return chart("periods", [(each.campaign.title, each.score) for each in past])


def _url(campaign: Campaign) -> str:
    return reverse("checklists:campaign", args=[campaign.public_id])
