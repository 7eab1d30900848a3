"""How an inspection is counted. Every one that did not leave is in exactly one of: never signed, returned and not
signed anew, signed; what is signed is on time or late.
"""

from datetime import date
from typing import Any

from django.utils import timezone

from plugins.checklists.models import COUNTED, State


def is_asked(inspection: Any) -> bool:
    """Counted at all: a unit that left the campaign is not."""
    return bool(inspection.state != State.DETACHED)


def is_signed(inspection: Any) -> bool:
    """Signed by the head, and not given back since."""
    return inspection.state in COUNTED


def is_returned(inspection: Any) -> bool:
    """Signed once, given back, and not signed anew: also while it is written, or waits for the head again."""
    was_signed = inspection.state == State.RETURNED or inspection.signed_at is not None
    return is_asked(inspection) and not is_signed(inspection) and was_signed


def is_on_time(inspection: Any) -> bool:
    """Signed, and for the first time by its day: what was returned and signed anew stays on time."""
    return is_signed(inspection) and _first_signed(inspection) <= inspection.due_on


def is_overdue(inspection: Any, on: date) -> bool:
    """Never signed, and its day is over."""
    return is_never_signed(inspection) and bool(inspection.due_on < on)


def is_never_signed(inspection: Any) -> bool:
    """Asked, and not yet come to the lead unit."""
    return is_asked(inspection) and not is_signed(inspection) and not is_returned(inspection)


def _first_signed(inspection: Any) -> date:
    moment = getattr(inspection, "first_signed", None) or inspection.signed_at
    return timezone.localtime(moment).date()
