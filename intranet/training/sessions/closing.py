"""What stands in the lists of a class before it is closed."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.attendance.models import Status
from intranet.attendance.queries import lines_of, turnout_of
from intranet.training.models import TrainingClass
from intranet.training.sessions.courses import items_of, runs_at, without_a_run


def closing_of(found: TrainingClass) -> dict[str, Any]:
    """``figures`` with their labels, and the ``unwritten``: invited, and nothing is said of them. Five queries, three
    more where it completes lessons of a course.
    """
    lines, sums = lines_of(found.held), turnout_of(found.held)
    there = [line for line in lines if line.is_there]
    unwritten = [line for line in lines if not line.status]
    figures = [
        (_("Attendances (lượt)"), sums.attendances),
        (_("Persons by name"), len(there)),
        (_("of them late"), sum(line.status == Status.LATE for line in there)),
        (_("Counted without a name"), sums.counted),
        (pgettext("session", "Absent"), sum(line.is_absent for line in lines)),
        (_("Invited, nothing written down"), len(unwritten)),
    ]
    items = items_of(found)
    if items:
        figures += [
            (_("Of them taking the course now"), runs_at(found).count()),
            (_("Of them not enrolled yet"), without_a_run(found)),
        ]
    shown = [(words, str(number)) for words, number in figures]
    return {"figures": shown, "unwritten": unwritten, "completes": items}
