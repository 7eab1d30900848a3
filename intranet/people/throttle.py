"""How often one may try. Counted before anything is hashed, forgotten by itself, never a lock for good.

Three counts stand before every door. The pair of account and source is strict. The source alone is generous, because a
whole office sits behind one address; it bounds what one address can make the server compute. The account alone slows
down guessing from many sources. A source from which the account has signed in before is exempt from the last two, so
that an attacker, elsewhere or at the next desk, cannot keep the owner out; the strict count of the pair bounds what
that allows (NIST SP 800-63B-4 §3.2.2 asks for a limit; OWASP describes the exemption as device cookies).
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

from django.db.models import F, Q
from django.db.models.functions import Greatest
from django.utils import timezone

from intranet.database import write_transaction
from intranet.people.models import Bucket
from intranet.people.rules import normal_username


@dataclass(frozen=True, slots=True)
class Steps:
    """After ``free`` failures the wait doubles from ``first`` to ``longest`` seconds; ``forget`` seconds clear all."""

    free: int
    first: int
    longest: int
    forget: int

    def wait(self, failures: float) -> float:
        """Seconds that must pass after the last of ``failures`` before the next try."""
        beyond = int(failures) - self.free
        return 0.0 if beyond < 0 else float(min(self.first * 2 ** min(beyond, 20), self.longest))


PAIR = Steps(free=5, first=15, longest=300, forget=3600)
ACCOUNT = Steps(free=20, first=15, longest=900, forget=24 * 3600)
SOURCE_HOLDS = 60
"""Failures that one source may have at once; one is forgotten every ``SOURCE_SECONDS``."""
SOURCE_SECONDS = 5
PROVEN_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Attempt:
    """A try that was let through and is counted as failed until it succeeds."""

    pair: str
    account: str
    source: str
    proven: bool

    def succeeded(self) -> None:
        """Take the failure back. The pair begins anew and is known from now on; one success does not clean a source."""
        with write_transaction():
            Bucket.objects.filter(pk=self.pair).update(count=0, proven_at=timezone.now())
            Bucket.objects.filter(pk=self.source).update(count=Greatest(F("count") - 1, 0.0))
            if not self.proven:
                Bucket.objects.filter(pk=self.account).update(count=0)


def attempt(door: str, account: str, source: str) -> Attempt | None:
    """Count a try at ``door`` and let it through, or refuse it (None). Known and unknown accounts are counted alike.

    The failure is counted before the check, so a hundred tries at once are a hundred tries. A refused try costs nothing
    and changes nothing: waiting is always enough.
    """
    account = normal_username(account)
    now = timezone.now()
    with write_transaction():
        origin = locked(key_of(door, "source", source), now)
        proven = Bucket.objects.filter(
            pk=key_of(door, "pair", account, source), proven_at__gt=now - PROVEN_FOR
        ).exists()
        if not _source_open(origin, now) and not proven:
            return None
        whole = locked(key_of(door, "account", account), now)
        pair = locked(key_of(door, "pair", account, source), now)
        if not _open(pair, PAIR, now) or not (proven or _open(whole, ACCOUNT, now)):
            return None
        for bucket in (origin, whole, pair):
            bucket.count, bucket.at = bucket.count + 1, now
        Bucket.objects.bulk_update([origin, whole, pair], ["count", "at"])
    return Attempt(pair.key, whole.key, origin.key, proven)


def seconds_left(door: str, account: str, source: str) -> int:
    """How long ``attempt`` still refuses the next try, in whole seconds; 0 where it lets it through. Writes nothing."""
    account, now = normal_username(account), timezone.now()
    origin, whole, pair = (
        key_of(door, "source", source),
        key_of(door, "account", account),
        key_of(door, "pair", account, source),
    )
    held = Bucket.objects.in_bulk([origin, whole, pair])
    left = [_left(held[pair], PAIR, now)] if pair in held else []
    if pair not in held or not _is_proven(held[pair], now):
        left += [_left(held[whole], ACCOUNT, now)] if whole in held else []
        left += [_source_left(held[origin], now)] if origin in held else []
    return ceil(max([0.0, *left]))


def forget_old() -> int:
    """Delete counts that no longer matter; a daily task. Returns how many went."""
    now = timezone.now()
    known = Q(proven_at__gt=now - PROVEN_FOR)
    deleted, _by_model = Bucket.objects.filter(~known, at__lt=now - timedelta(seconds=ACCOUNT.forget)).delete()
    return deleted


def key_of(*parts: str) -> str:
    """The key of a count: of a door, and of what is counted there."""
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def locked(key: str, now: datetime) -> Bucket:
    """The row, made if it is not there. Call inside a write transaction. Always source, account, pair: two that wait
    never wait in a ring.
    """
    Bucket.objects.bulk_create([Bucket(key=key, at=now)], ignore_conflicts=True)
    return Bucket.objects.select_for_update().get(pk=key)


def _open(bucket: Bucket, steps: Steps, now: datetime) -> bool:
    passed = (now - bucket.at).total_seconds()
    if passed >= steps.forget:
        bucket.count = 0
    return passed >= steps.wait(bucket.count)


def _left(bucket: Bucket, steps: Steps, now: datetime) -> float:
    passed = (now - bucket.at).total_seconds()
    return 0.0 if passed >= steps.forget else steps.wait(bucket.count) - passed


def _source_left(bucket: Bucket, now: datetime) -> float:
    return (bucket.count + 1 - SOURCE_HOLDS) * SOURCE_SECONDS - (now - bucket.at).total_seconds()


def _is_proven(pair: Bucket, now: datetime) -> bool:
    return pair.proven_at is not None and pair.proven_at > now - PROVEN_FOR


def _source_open(bucket: Bucket, now: datetime) -> bool:
    bucket.count = max(0.0, bucket.count - (now - bucket.at).total_seconds() / SOURCE_SECONDS)
    return bucket.count + 1 <= SOURCE_HOLDS
