"""Reading the log: a page at a time, whatever its size."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.db.models import Q, QuerySet
from django.utils import timezone

from intranet.audit.models import Event
from intranet.audit.tasks import TAMPERED, VERIFIED

PAGE = 50
EXPORTED = 50_000
"""Rows of one export at most; whoever needs more narrows the dates."""


PEOPLE = 100
"""People whom one part of a name may mean."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is looked for; empty means everything. ``since`` and ``until`` are local days, both included."""

    action: str = ""
    actor: str = ""
    subject: str = ""
    since: date | None = None
    until: date | None = None

    def as_details(self) -> dict[str, str]:
        """The filters in force, for the event that says somebody looked."""
        pairs = ("action", "actor", "subject", "since", "until")
        return {name: str(getattr(self, name)) for name in pairs if getattr(self, name)}


@dataclass(frozen=True, slots=True)
class Page:
    """One page, newest first. ``older`` and ``newer`` are the numbers to go on from, or None at that end."""

    events: list[Event] = field(default_factory=list)
    older: int | None = None
    newer: int | None = None


def may_read_log(user: Any) -> bool:
    """Whether ``user`` holds ``intranet_audit.view_event`` themselves. Being superuser is no reason to read the log."""
    if not (user.is_authenticated and user.is_active):
        return False
    held = Q(group__user=user) | Q(user=user)
    return Permission.objects.filter(held, content_type__app_label="intranet_audit", codename="view_event").exists()


def events(wanted: Wanted) -> QuerySet[Event]:
    """Every event that ``wanted`` describes."""
    found = Event.objects.filter(_when(wanted))
    if wanted.action:
        found = found.filter(action=wanted.action)
    if wanted.subject:
        found = found.filter(_named(wanted.subject))
    if wanted.actor:
        found = found.filter(_who(wanted.actor))
    return found


def page_of(wanted: Wanted, *, before: int | None = None, after: int | None = None) -> Page:
    """The page older than row ``before``, or newer than row ``after``; the newest one without either. No counting."""
    found = events(wanted)
    if after is not None:
        rows = list(reversed(found.filter(pk__gt=after).order_by("pk")[: PAGE + 1]))
        more, rows = len(rows) > PAGE, rows[-PAGE:]
        return Page(rows, rows[-1].pk if rows else None, rows[0].pk if more else None)
    rows = list((found.filter(pk__lt=before) if before is not None else found)[: PAGE + 1])
    more, rows = len(rows) > PAGE, rows[:PAGE]
    return Page(rows, rows[-1].pk if more else None, rows[0].pk if rows and before is not None else None)


def rows_to_export(wanted: Wanted) -> Iterator[Event]:
    """The newest events of an export, without holding them all in memory."""
    return events(wanted)[:EXPORTED].iterator(chunk_size=1_000)


def actions() -> list[str]:
    """Every action that occurs, in order. One query for each, along the index: a million rows are not read."""
    found: list[str] = []
    while True:
        following = Event.objects.filter(action__gt=found[-1]) if found else Event.objects.all()
        action = following.order_by("action").values_list("action", flat=True).first()
        if action is None:
            return found
        found.append(action)


def last_verification() -> Event | None:
    """The event of the last time the log was verified."""
    latest = [Event.objects.filter(action=action).first() for action in (VERIFIED, TAMPERED)]
    return max((event for event in latest if event), key=lambda event: event.pk, default=None)


def _when(wanted: Wanted) -> Q:
    when = Q()
    if wanted.since:
        when &= Q(at__gte=_midnight(wanted.since))
    if wanted.until:
        when &= Q(at__lt=_midnight(wanted.until + timedelta(days=1)))
    return when


def _midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))


def _named(start: str) -> Q:
    """One object (``model:5``, along the index), or everything whose name begins so."""
    exact = ":" in start and not start.endswith(":")
    return Q(subject=start) if exact else Q(subject__startswith=start)


def _who(name: str) -> Q:
    """Events of the people whose login or name has every word of ``name``: found by number, along the index.

    People are never deleted, so looking among them misses nobody; looking through the text of a million rows is slow.
    """
    people = get_user_model()._default_manager.all()
    for word in name.split():
        people = people.filter(
            Q(username__icontains=word) | Q(first_name__icontains=word) | Q(last_name__icontains=word)
        )
    return Q(actor_id__in=list(people.values_list("pk", flat=True)[:PEOPLE]))
