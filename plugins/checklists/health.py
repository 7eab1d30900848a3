"""Whether campaigns stand as they should."""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.contracts import Health
from plugins.checklists.models import Campaign, CampaignState

PATIENCE = timedelta(hours=1)
"""How long the worker may take to open a campaign; a thousand units take seconds."""


def campaigns() -> Health:
    """Attention when one is still being opened: the worker has stopped, or its work failed."""
    stuck = Campaign.objects.filter(state=CampaignState.OPENING, opened_at__lt=timezone.now() - PATIENCE)
    if titles := [*stuck.values_list("title", flat=True)]:
        words = _("Still being opened after an hour: %(titles)s. Look whether the worker runs.")
        return Health("attention", words % {"titles": ", ".join(titles)})
    count = Campaign.objects.filter(state=CampaignState.OPEN).count()
    return Health(
        "ok", ngettext("%(count)d campaign is open", "%(count)d campaigns are open", count) % {"count": count}
    )
