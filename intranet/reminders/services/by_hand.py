"""“Đôn đốc”: somebody chases those who are late, once a day each."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone

from intranet.acknowledgement.models import Assignment, Version
from intranet.acknowledgement.queries import asking
from intranet.acknowledgement.subjects import subject_of
from intranet.database import write_transaction
from intranet.people.models import Absence, Person
from intranet.people.rules import local_date
from intranet.reminders.models import Step
from intranet.reminders.queries import late_now, not_sent
from intranet.reminders.services.sending import Sending, locked, send

CHUNK = 500


def urgeable(version: Version, units: Collection[int], at: datetime) -> QuerySet[Assignment]:
    """Who of ``units`` would be reminded by hand: late, not away, not chased today already."""
    day = local_date(at)
    late = late_now(version, day).filter(unit__in=list(units))
    away = Absence.objects.filter(starts__lte=day, ends__gte=day).values("person")
    return not_sent(late, Step.BY_HAND, day=day).exclude(person__in=away)


def urge(version: Version, units: Collection[int], by: Person, *, at: datetime | None = None) -> int:
    """Remind everybody ``urgeable`` in ``units``; returns how many. Whether ``by`` follows these units up is the
    caller's question. A second time on the same day does nothing.
    """
    at, version, sent = at or timezone.now(), asking(version), 0
    subject: Any = subject_of(version.subject_model, version.subject_id)
    if subject is None:
        return 0
    sending = Sending(version, subject, Step.BY_HAND, at, subject.get_absolute_url(), by)
    while True:
        with write_transaction():
            some = locked(urgeable(version, units, at), CHUNK)
            sent += send(sending, {each: [each.person_id] for each in some})
        if not some:
            return sent
