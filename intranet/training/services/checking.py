"""The door of the page that says whether a certificate is valid: how often codes may be tried that lead nowhere.

A code has 99 bits, so nobody finds one by trying; what is bound here is what trying costs the house. One source may err
a few times. All together may err ``HOUSE_HOLDS`` times at once: beyond that every source is left one error, however
many sources somebody has, while whoever holds a paper and has not erred is answered as ever.
"""

from datetime import datetime
from math import ceil

from django.utils import timezone

from intranet.database import write_transaction
from intranet.people.models import Bucket
from intranet.people.throttle import PAIR, attempt, key_of, locked
from intranet.people.throttle import seconds_left as of_the_source

DOOR = "certificate"
HOUSE_HOLDS = 300
"""Errors that the whole house takes at once; one is forgotten every ``HOUSE_SECONDS``."""
HOUSE_SECONDS = 12

_HOUSE = key_of(DOOR, "house")


def seconds_left(source: str) -> int:
    """How long ``source`` waits, whatever it asks for; 0 where its code is looked up. Writes nothing."""
    if wait := of_the_source(DOOR, source, source):
        return wait
    now, own = timezone.now(), key_of(DOOR, "pair", source, source)
    held = Bucket.objects.in_bulk([_HOUSE, own])
    if len(held) < 2 or _is_forgotten(held[own], now):
        return 0
    over = _left_of(held[_HOUSE], now) + 1 - HOUSE_HOLDS
    return ceil(max(0.0, over * HOUSE_SECONDS))


def erred(source: str) -> None:
    """Count a code that leads nowhere. What comes beyond the bound is counted at the bound, so that the door opens
    again as soon as nobody tries any more.
    """
    now = timezone.now()
    with write_transaction():
        attempt(DOOR, source, source)
        house = locked(_HOUSE, now)
        house.count, house.at = min(_left_of(house, now) + 1, HOUSE_HOLDS), now
        house.save(update_fields=["count", "at"])


def _left_of(house: Bucket, now: datetime) -> float:
    """Errors that are not forgotten yet."""
    return max(0.0, house.count - (now - house.at).total_seconds() / HOUSE_SECONDS)


def _is_forgotten(pair: Bucket, now: datetime) -> bool:
    return pair.count == 0 or (now - pair.at).total_seconds() >= PAIR.forget
