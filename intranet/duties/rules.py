"""Pure rules of duties: which step is open in which state, days, due dates in words."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.acknowledgement.rules import DueWords, due_words
from intranet.calendars.rules import WorkingCalendar
from intranet.directives.recognition.deadlines import Deadline
from intranet.duties.models.duties import DutyState

WORKED_ON = frozenset({DutyState.OPEN, DutyState.IN_PROGRESS})
LIVE = WORKED_ON | {DutyState.REPORTED}

STATES: Mapping[str, frozenset[Any]] = {
    "assign": WORKED_ON,
    "report": WORKED_ON,
    "submit": WORKED_ON,
    "extend": WORKED_ON,
    "close": frozenset({DutyState.REPORTED}),
    "return": frozenset({DutyState.REPORTED}),
    "cancel": LIVE,
}
"""In which states each step may be taken."""

_DAYS = {"day": 1, "week": 7}


def is_late(state: str, due: date | None, today: date) -> bool:
    """Whether the duty is still worked on after its last day."""
    return state in WORKED_ON and due is not None and due < today


def state_words(state: str, due: date | None, reported: date | None, today: date) -> DueWords:
    """How a duty stands: by when while it is worked on, afterwards whether it was on time. The tone is never alone."""
    if state in WORKED_ON:
        return due_words(due, today)
    if state == DutyState.CANCELLED or due is None or reported is None:
        return DueWords("", "")
    late = (reported - due).days
    if late <= 0:
        return DueWords("done", _("on time"))
    return DueWords("late", ngettext("%(n)d day late", "%(n)d days late", late) % {"n": late})


def days_taken(start: date, end: date) -> int:
    """Days from the document to what answers it, as offices count them: the first day does not count."""
    return max(0, (end - start).days)


def resolved(deadline: Deadline, signed: date | None, received: date, calendar: WorkingCalendar) -> date | None:
    """The last day on time of a printed deadline; a relative one is counted from the day it names, if that is known.

    Decree 30/2020/NĐ-CP, art. 21: the day of receipt does not count.
    """
    if deadline.rule != "relative":
        return deadline.date
    start = {"signing": signed, "receipt": received}.get(deadline.counted_from)
    if start is None:
        return None
    if deadline.unit == "working-day":
        return calendar.add_working_days(start, deadline.count)
    days = _DAYS.get(deadline.unit)
    return start + timedelta(days=days * deadline.count) if days else None
