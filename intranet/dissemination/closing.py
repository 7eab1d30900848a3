"""What closing a session does, told before it is done: nobody can take it back."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from intranet.acknowledgement.models import Assignment, UnitReceipt
from intranet.acknowledgement.queries import asking
from intranet.attendance.models import Attendance, Session, Status
from intranet.attendance.queries import Line, lines_of, turnout_of
from intranet.dissemination.asked import COUNTS, manner_of, version_of
from intranet.people.models import Unit, UnitKind


@dataclass(frozen=True, slots=True)
class Closing:
    """The lists as they stand. ``closes`` are those whose assignment ends, ``cells`` the Party cells whose receipt is
    confirmed.
    """

    there: list[Line]
    counted: int
    absent: list[Line]
    unwritten: list[Line]
    closes: list[Line]
    cells: list[Unit]

    @property
    def without_a_day(self) -> list[Line]:
        """Absentees whom nobody sees again."""
        return [line for line in self.absent if not line.follow_up]

    def figures(self) -> Iterator[tuple[str, str]]:
        """Labels with numbers; what there is none of is told too."""
        late = sum(line.status == Status.LATE for line in self.there)
        seen = sum(line.is_followed_up for line in self.absent)
        yield pgettext("session", "Present"), str(len(self.there))
        yield _("of them late"), str(late)
        yield _("Counted without a name"), str(self.counted)
        yield pgettext("session", "Absent"), str(len(self.absent))
        yield _("of them seen since"), str(seen)
        yield _("of them to be seen by a day"), str(len(self.absent) - len(self.without_a_day) - seen)
        yield _("of them without such a day"), str(len(self.without_a_day))
        yield _("Invited, nothing written down"), str(len(self.unwritten))
        yield _("Assignments that are closed"), str(len(self.closes))


def closing_of(session: Session) -> Closing:
    """What closing ``session`` now would do. Eight queries, whatever the number."""
    lines = lines_of(session)
    there = [line for line in lines if line.is_there]
    open_for = _open_for(session)
    return Closing(
        there,
        turnout_of(session).counted,
        [line for line in lines if line.is_absent],
        [line for line in lines if not line.status],
        [line for line in there if line.person_id in open_for],
        _cells(session),
    )


def _open_for(session: Session) -> set[int]:
    version = version_of(session)
    if manner_of(version) not in COUNTS:
        return set()
    there = session.attendances.filter(status__in=Attendance.THERE).values("person")
    waiting = Assignment.objects.filter(version=asking(version), person__in=there, receipt__isnull=True)
    return set(waiting.values_list("person_id", flat=True))


def _cells(session: Session) -> list[Unit]:
    counted = session.headcounts.filter(unit__kind=UnitKind.PARTY_CELL, count__gt=0).values("unit")
    waiting = UnitReceipt.objects.filter(version=asking(version_of(session)), unit__in=counted, at__isnull=True)
    return [each.unit for each in waiting.select_related("unit").order_by("unit__path")]
