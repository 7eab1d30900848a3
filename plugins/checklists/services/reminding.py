"""Reminders: 30, 7 and 1 day before and when it is overdue, each once for a due date, however often this runs.

Of what is appraised the lead unit hears once a campaign, not once a unit, and only while something waits for it.
"""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from intranet.contracts import today, write_transaction
from plugins.checklists.models import UNSIGNED, Campaign, Finding, Inspection, Progress, State
from plugins.checklists.services import telling

DAY = timedelta(days=1)
BEFORE = (30, 7, 1)
CATCHING_UP = 2 * DAY
"""So long after its day a reminder is still sent, where the worker stood still."""

LATE_FOR = 7 * DAY
"""So long after the due date somebody is told once that it is over; later the screens alone say so."""

AT_ONCE = 500


def remind() -> int:
    """Tell whose inspections, findings and appraisals are due. Returns how many were looked at; who was told is told
    no more.
    """
    count = 0
    for when, (first, last) in windows(today()).items():
        between = {"due_on__gte": first, "due_on__lte": last}
        count += _each(_inspections().filter(**between), telling.due, when)
        count += _each(_findings().filter(**between), telling.finding_due, when)
        appraised = {"appraise_by__gte": first, "appraise_by__lte": last}
        count += _each(_appraised().filter(**appraised), telling.appraising_due, when, "appraise_by")
    return count


def windows(day: date) -> dict[str, tuple[date, date]]:
    """The first and last due date that each reminder is for, as of ``day``. They do not overlap."""
    found = {str(days): (day + days * DAY - min(CATCHING_UP, days * DAY), day + days * DAY) for days in BEFORE}
    return found | {"late": (day - LATE_FOR, day - DAY)}


def _inspections() -> Any:
    """What was never signed; what was opened less than a day ago was told just now."""
    rows = Inspection.objects.filter(state__in=UNSIGNED, signed_at__isnull=True)
    rows = rows.filter(campaign__opened_at__lte=timezone.now() - DAY)
    return rows.select_related("campaign", "node")


def _findings() -> Any:
    rows = Finding.objects.filter(progress=Progress.OPEN, answer__inspection__state=State.REMEDYING)
    return rows.select_related(
        "answer__inspection__campaign", "answer__inspection__node", "answer__question", "post__person"
    )


def _appraised() -> Any:
    """Campaigns of which a signed inspection waits, closed ones too: what was signed is appraised to its end."""
    waiting = Inspection.objects.filter(campaign=OuterRef("pk"), state=State.SIGNED)
    return Campaign.objects.filter(Exists(waiting), opened_at__lte=timezone.now() - DAY)


def _each(rows: Any, tell: Any, when: str, day: str = "due_on") -> int:
    found = list(rows.order_by(day, "pk"))
    for start in range(0, len(found), AT_ONCE):
        with write_transaction():
            for row in found[start : start + AT_ONCE]:
                tell(row, when)
    return len(found)
