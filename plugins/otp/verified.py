"""What a session remembers of the codes typed in it: when, with which device, for what."""

import hashlib
import time
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest

from intranet.contracts import own_circles
from plugins.otp.models import Policy
from plugins.otp.models.authenticators import Authenticator
from plugins.otp.queries import are_confirmed

KEY = "otp.verified"
KEPT = 10
"""Entries that a session keeps; older ones have lost their freshness long before."""
SKEW = 60
"""Seconds that the server's clock may have been put back before what lies in the future counts no more."""


def remember(request: HttpRequest, device: Authenticator, rule: str) -> None:
    """A code of ``device`` was right: note it for ``rule``, and give the session a new key, as after every rise of
    rights (ASVS 7.2.4).
    """
    entry = {
        "at": int(time.time()),
        "device": str(device.public_id),
        "kind": device.kind,
        "rule": rule,
        "standing": standing(request),
    }
    request.session.cycle_key()
    request.session[KEY] = [*request.session.get(KEY, [])[1 - KEPT :], entry]


def is_satisfied(request: HttpRequest, policy: Policy) -> bool:
    """Whether a code typed in this session is enough for ``policy``: fresh, of a kind that counts, for this purpose,
    by the same person with the same posts and password, with a device that still counts.
    """
    entries = list(_counting(request, policy))
    if not entries:
        return False
    good = {entry["device"] for entry in entries if entry["standing"] == standing(request)}
    return bool(good & _confirmed(request))


def _counting(request: HttpRequest, policy: Policy) -> Iterator[dict[str, Any]]:
    now = time.time()
    for entry in request.session.get(KEY, []):
        is_fresh = -SKEW <= now - entry["at"] <= policy.minutes * 60
        if is_fresh and entry["kind"] in policy.kinds and (not policy.alone or entry["rule"] == policy.rule):
            yield entry


def _confirmed(request: HttpRequest) -> set[str]:
    """Which of the devices that the session knows still count; asked once a request, however long the list on it."""
    wanted = frozenset(entry["device"] for entry in request.session.get(KEY, []))
    kept: tuple[frozenset[str], set[str]] | None = getattr(request, "_otp_confirmed", None)
    if kept is None or kept[0] != wanted:
        kept = (wanted, are_confirmed(wanted))
        request._otp_confirmed = kept  # type: ignore[attr-defined]
    return kept[1]


def standing(request: HttpRequest) -> str:
    """A digest of who is signed in, the password and the posts of their own: when one of them changes, what the session
    remembers counts no more, in any browser. Two queries a request.
    """
    kept: str | None = getattr(request, "_otp_standing", None)
    if kept is None:
        person: Any = request.user
        words = [str(person.pk), person.get_session_auth_hash(), *sorted(own_circles(person))]
        kept = hashlib.sha256("\0".join(words).encode()).hexdigest()
        request._otp_standing = kept  # type: ignore[attr-defined]
    return kept
