"""What the worker does: opens the inspections of a campaign, reminds, and hands over what units that are no more had
open.
"""

from typing import Any

from plugins.checklists.models import Campaign
from plugins.checklists.services import handing_over, opening, reminding


def open_inspections(*, campaign: int) -> int:
    """See ``opening.open_inspections``."""
    return opening.open_inspections(Campaign.objects.get(pk=campaign))


def remind() -> None:
    """See ``reminding.remind``."""
    reminding.remind()


def hand_over() -> None:
    """See ``handing_over.hand_over_all``: also for units that had nobody, of whom no event tells."""
    handing_over.hand_over_all()


def posts_changed(event: Any) -> None:
    """Posts move with a merger; most changes of posts are something else, and cost one query."""
    handing_over.hand_over_all()
