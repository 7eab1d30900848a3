"""Slips that wait, and slips that a person must be told of."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import F, QuerySet
from django.utils import timezone

from intranet.people.models import Invitation, Person, Slip


def slips_waiting(officer: Person) -> QuerySet[Slip]:
    """Slips that ``officer`` can confirm now: not their own, not issued by them. One query."""
    waiting = Slip.objects.filter(
        needs_confirmation=True,
        confirmed_at__isnull=True,
        used_at__isnull=True,
        voided_at__isnull=True,
        expires_at__gt=timezone.now(),
    )
    others = waiting.exclude(person=officer).exclude(issued_by=officer)
    return others.select_related("person", "issued_by").order_by("issued_at", "pk")


def slips_to_tell(person: Person, since: datetime | None) -> list[Slip]:
    """Slips issued for ``person`` since their last sign-in, newest first, at most three. One query."""
    issued = Slip.objects.filter(person=person, issued_by__isnull=False)
    if since is not None:
        issued = issued.filter(issued_at__gt=since)
    return list(issued.select_related("issued_by").order_by("-issued_at")[:3])


def is_invited(person: Person) -> bool:
    """Whether an invitation to the person's present address is open, as long as a link is. One query."""
    since = timezone.now() - timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT)
    return Invitation.objects.filter(person=person, email=F("person__email"), asked_at__gt=since).exists()
