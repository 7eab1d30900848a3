"""How often the questions on a text may be answered wrongly before it is read again.

Each round is counted as wrong under the lock of its row before its answers are looked at, so a hundred at once are a
hundred. After ``MOST_WRONG`` the tickets that were given until then are used up, and no answers are taken for ``WAIT``:
that is the time to read it again. Nobody is locked out for good; a day after the last round all is forgotten.
"""

from datetime import datetime, timedelta

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from intranet.acknowledgement.models import Assignment
from intranet.acknowledgement.tickets import Ticket
from intranet.database import write_transaction
from intranet.people.models import Bucket
from intranet.people.throttle import key_of, locked

MOST_WRONG = 3
WAIT = timedelta(minutes=10)
REMEMBERED = timedelta(days=1)


def begin_round(ticket: Ticket) -> bool:
    """Count a round of answers as wrong; False, without counting, where the text must be read again first."""
    now = timezone.now()
    with write_transaction():
        bucket = locked(_key(ticket.assignment_id), now)
        if _must_read_again(bucket, ticket, now):
            return False
        bucket.count = 1 if bucket.count >= MOST_WRONG or now - bucket.at >= REMEMBERED else bucket.count + 1
        bucket.at = now
        bucket.save(update_fields=["count", "at"])
    return True


def take_back(ticket: Ticket) -> None:
    """The round that was begun had no wrong answer."""
    Bucket.objects.filter(pk=_key(ticket.assignment_id)).update(count=Greatest(F("count") - 1, 0.0))


def must_read_again(ticket: Ticket) -> bool:
    """Whether ``begin_round`` would refuse ``ticket`` now. One query."""
    bucket = Bucket.objects.filter(pk=_key(ticket.assignment_id)).first()
    return bucket is not None and _must_read_again(bucket, ticket, timezone.now())


def open_again(assignment: Assignment) -> datetime:
    """From when on answers are taken again, after too many were wrong."""
    at = Bucket.objects.filter(pk=_key(assignment.pk)).values_list("at", flat=True).first()
    return (at or timezone.now()) + WAIT


def _must_read_again(bucket: Bucket, ticket: Ticket, now: datetime) -> bool:
    if bucket.count < MOST_WRONG or now - bucket.at >= REMEMBERED:
        return False
    return now - bucket.at < WAIT or ticket.opened <= bucket.at.timestamp()


def _key(assignment_id: int) -> str:
    return key_of("questions", str(assignment_id))
