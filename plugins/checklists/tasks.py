"""Work that is asked for: opening the inspections of a campaign."""

from plugins.checklists.models import Campaign
from plugins.checklists.services import opening


def open_inspections(*, campaign: int) -> int:
    """See ``opening.open_inspections``."""
    return opening.open_inspections(Campaign.objects.get(pk=campaign))
