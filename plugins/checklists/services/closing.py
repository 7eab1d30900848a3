"""Closing a campaign: what its unit still has by then is detached, and said before."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.contracts import Refused, record, write_transaction
from plugins.checklists.models import WITH_THE_UNIT, Campaign, CampaignState, Inspection
from plugins.checklists.policy import permits
from plugins.checklists.services.states import detach, locked


def unsigned(campaign: Campaign) -> list[Inspection]:
    """What closing would leave behind, in the order of the tree. One query."""
    rows = campaign.inspections.filter(state__in=WITH_THE_UNIT)
    return list(rows.select_related("node", "unit").order_by("node__place"))


def close_campaign(campaign: Campaign, said: set[int], by: Any) -> int:
    """Nothing is answered any more; what was signed is appraised and put right to its end. ``said`` holds the
    inspections that were on the screen as left behind. Returns how many were.

    Raises:
        Refused: ``by`` does not run it, it is not open, or an inspection would be left behind that was not said.
    """
    with write_transaction():
        row = Campaign.objects.select_for_update().get(pk=campaign.pk)
        if not permits(by, "manage", row) or row.state != CampaignState.OPEN:
            raise Refused(_("Only those who run a campaign close it, and only once."))
        left = [each for each in (locked(found.pk) for found in unsigned(row)) if each.state in WITH_THE_UNIT]
        if not {each.pk for each in left} <= said:
            raise Refused(_("Another unit has got its inspection back meanwhile. Look at the list again."))
        row.state, row.closed_at = CampaignState.CLOSED, timezone.now()
        row.save(update_fields=["state", "closed_at"])
        for each in left:
            detach(each, _("The campaign was closed."), by)
        details = {"detached": len(left)}
        record(
            "checklists.campaign-closed", actor=by, subject=row, plugin="checklists", label=row.title, details=details
        )
    return len(left)
