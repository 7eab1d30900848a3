"""The recurring task: every step that is due now, once."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from intranet.acknowledgement.audiences import live_audiences
from intranet.acknowledgement.models import Assignment, Audience, Tally, TallyState
from intranet.acknowledgement.subjects import subject_of
from intranet.calendars.queries import working_calendar
from intranet.calendars.rules import WorkingCalendar
from intranet.database import write_transaction
from intranet.people.queries import returns
from intranet.people.rules import OFFICE_ZONE, local_date
from intranet.reminders.heads import Heads
from intranet.reminders.models import Step, Timing
from intranet.reminders.offices import follow_up_address, lead_of
from intranet.reminders.queries import not_sent, timing
from intranet.reminders.rules import EveryDay, Span, is_quiet, spans
from intranet.reminders.services.sending import Sending, locked, send
from intranet.reminders.urgency import IGNORES_QUIET, ignores_quiet

CHUNK = 500
LONGEST = timedelta(days=60)
"""No step looks further ahead."""


def remind(now: datetime | None = None) -> int:
    """Take every step that is due at ``now``; returns how many assignments were reminded of. A second run at the same
    time does nothing.
    """
    now, held = now or timezone.now(), timing()
    calendar = working_calendar(local_date(now))
    quiet = is_quiet(now, held.opens, held.closes, calendar)
    return sum(_remind_of(audience, now, held, calendar, quiet=quiet) for audience in _audiences(now, quiet=quiet))


def _audiences(now: datetime, *, quiet: bool) -> QuerySet[Audience]:
    """Rules by which people are asked now and somebody is late or will soon be."""
    near = _open(due__lte=local_date(now) + LONGEST).filter(version=OuterRef("version"))
    found = live_audiences().filter(Exists(near)).select_related("version").order_by("pk")
    return found.filter(subject_model__in=IGNORES_QUIET) if quiet else found


def _open(**due: date) -> QuerySet[Tally]:
    """Counts of what is open with such due dates: a look at them spares one at every assignment."""
    return Tally.objects.filter(state=TallyState.OPEN, count__gt=0, **due)


def _remind_of(audience: Audience, now: datetime, held: Timing, calendar: WorkingCalendar, *, quiet: bool) -> int:
    subject: Any = subject_of(audience.subject_model, audience.subject_id)
    if subject is None:
        return 0
    urgent = ignores_quiet(subject)
    if quiet and not urgent:
        return 0
    every = spans(local_date(now), held, EveryDay() if urgent else calendar)
    return sum(_take(audience, subject, span, now) for span in every if _somebody_in(audience, span))


def _somebody_in(audience: Audience, span: Span) -> bool:
    due = {"due__lte": span.last} | ({"due__gte": span.first} if span.first else {})
    return _open(**due).filter(version=audience.version_id).exists()


def _take(audience: Audience, subject: Any, span: Span, now: datetime) -> int:
    """One step of one version, a chunk at a time."""
    version = audience.version
    assert version is not None  # noqa: S101  a live rule asks about one
    to_person = span.step not in {Step.HEAD, Step.LEAD}
    url = subject.get_absolute_url() if to_person else follow_up_address(version, subject)
    sending = Sending(version, subject, span.step, now, url)
    heads = Heads(subject, local_date(now))
    sent = last = 0
    while True:
        with write_transaction():
            some = locked(_waiting(version.pk, span, now).filter(pk__gt=last), CHUNK)
            sent += send(sending, dict(_told(some, audience, span.step, heads)))
        if not some:
            return sent
        last = some[-1].pk


def _waiting(version_id: int, span: Span, now: datetime) -> QuerySet[Assignment]:
    """Open assignments whose due date lies in the span and that the step was not taken for. Who was asked only today
    has just been told.
    """
    begins = datetime.combine(local_date(now), datetime.min.time(), OFFICE_ZONE)
    found = Assignment.objects.filter(version=version_id, receipt__isnull=True, due__lte=span.last)
    found = found.filter(opened_at__lt=begins).select_related("unit")
    found = found if span.first is None else found.filter(due__gte=span.first)
    return not_sent(found, span.step, day=OuterRef("due"))


def _told(
    assignments: Iterable[Assignment], audience: Audience, step: Step, heads: Heads
) -> Iterator[tuple[Assignment, Collection[int]]]:
    """Whom each of them is told to; who is away is left for later."""
    assignments = list(assignments)
    away: Mapping[int, date] = returns((each.person_id for each in assignments), heads.on)
    lead = lead_of(audience, heads.subject)
    for each in assignments:
        if each.person_id in away:
            continue
        if people := _recipients(each, step, heads, lead):
            yield each, people


def _recipients(assignment: Assignment, step: Step, heads: Heads, lead: int | None) -> Collection[int]:
    if step == Step.HEAD:
        return heads.over(assignment.unit, assignment.person_id)
    if step == Step.LEAD:
        return [each.pk for each in heads.of(lead)] if lead else []
    return [assignment.person_id]
