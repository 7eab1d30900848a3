"""Who is invited to a class is reminded on the working day before it."""

from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from intranet.attendance.models import Answer, SessionState
from intranet.calendars.queries import working_calendar
from intranet.database import write_transaction
from intranet.notifications.models import Notice
from intranet.notifications.services import notify_each
from intranet.people.queries import returns
from intranet.people.rules import OFFICE_ZONE, local_date
from intranet.reminders.queries import timing
from intranet.reminders.rules import is_quiet
from intranet.training.models import TrainingClass
from intranet.training.sessions.services import when_and_where

KIND = "class-soon"


def remind(now: datetime | None = None) -> int:
    """Tell who is invited to a class that begins by the next working day; returns how many were told. A task: in
    working hours alone, and nobody twice of the same day.
    """
    now, held = now or timezone.now(), timing()
    day = local_date(now)
    calendar = working_calendar(day)
    if is_quiet(now, held.opens, held.closes, calendar):
        return 0
    tomorrow = day + timedelta(days=1)
    found = TrainingClass.objects.filter(published_at__isnull=False, session__state=SessionState.PLANNED)
    soon = found.filter(session__on__range=(tomorrow, calendar.next_working(tomorrow)))
    return sum(_tell(each, day) for each in soon.select_related("session").order_by("pk"))


def _tell(found: TrainingClass, day: date) -> int:
    """Not who asked to be excused, who is away then, and who was invited only today."""
    key = f"class:{found.pk}:{found.held.on}"
    with write_transaction():
        people = _to_remind(found, day, key)
        about = {"number": found.number, "note": when_and_where(found), "url": found.get_absolute_url()}
        notify_each(((person, key) for person in people), kind="class-soon", subject=found, **about)
    return len(people)


def _to_remind(found: TrainingClass, day: date, key: str) -> list[int]:
    midnight = datetime.combine(day, datetime.min.time(), OFFICE_ZONE)
    told = Notice.objects.filter(person=OuterRef("person"), kind=KIND, key=key)
    waiting = found.held.invitations.filter(~Exists(told), invited_at__lt=midnight).exclude(answer=Answer.EXCUSED)
    people = list(waiting.order_by("pk").values_list("person_id", flat=True))
    away = returns(people, found.held.on)
    return [each for each in people if each not in away]
