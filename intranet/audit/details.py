"""What may stand in an event's details: small, plain JSON, and never a secret."""

import re
from datetime import date
from decimal import Decimal
from enum import Enum
from functools import lru_cache
from typing import Any
from uuid import UUID

from django.utils.functional import Promise

from intranet.audit.chain import canonical
from intranet.audit.errors import BadEvent
from intranet.audit.text import one_line

MAX_BYTES = 8 * 1024
MAX_TEXT = 500
MAX_DEPTH = 5

_SECRETS = frozenset(
    {"password", "passwords", "passwd", "passphrase", "secret", "secrets", "credential", "credentials", "sessionid"}
    | {"otp", "totp", "pin", "code", "codes", "cookie", "cookies", "csrf", "authorization"}
)
_QUALIFIED = frozenset({"id", "key", "hash", "token"})
_HARMLESS_CODES = frozenset({"error", "reason", "status", "exit", "refusal"})
_AS_TEXT = (date, Decimal, UUID, Promise, float)
"""Kept as text. A float too: a database may write it differently, and the hash would not survive that."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


def clean(details: dict[str, Any] | None) -> dict[str, Any]:
    """The details as they will be stored and sealed.

    Raises:
        BadEvent: a key is named like a secret, a value is no JSON, or there is too much of it (8 KiB).
    """
    cleaned = _value(details or {}, depth=0)
    if not isinstance(cleaned, dict):
        raise BadEvent("The details of an event are a dictionary.")
    if len(canonical(cleaned).encode()) > MAX_BYTES:
        raise BadEvent(f"The details of an event take at most {MAX_BYTES} bytes; store counts and keys, not contents.")
    return cleaned


@lru_cache(maxsize=1_000)
def is_secret(key: str) -> bool:
    """Whether a key is named like something that must never be written down: passwords, codes, session ids.

    ``token`` alone is the house's word for a circle of readers and may stand; with a qualifier it is a secret.
    """
    words = [word.lower() for word in _WORD.findall(key)]
    named = set(words)
    if named & {"code", "codes"} and named & _HARMLESS_CODES:
        named -= {"code", "codes"}
    if named & _SECRETS:
        return True
    if "session" in named and (len(words) == 1 or named & _QUALIFIED):
        return True
    return bool(named & {"token", "tokens"}) and bool(named & {"access", "api", "auth", "bearer", "refresh", "reset"})


def _value(value: Any, depth: int) -> Any:
    if depth > MAX_DEPTH:
        raise BadEvent(f"The details of an event are nested more than {MAX_DEPTH} deep.")
    if isinstance(value, dict):
        return {_key(key): _value(item, depth + 1) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        items = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        return [_value(item, depth + 1) for item in items]
    return _scalar(value)


def _key(key: object) -> str:
    name = one_line(key, 80)
    if is_secret(name):
        raise BadEvent(f"{name!r} is named like a secret; secrets are not recorded.")
    return name


def _scalar(value: Any) -> Any:
    if isinstance(value, Enum):
        value = value.value
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if abs(value) < 2**63 else one_line(value, MAX_TEXT)
    if isinstance(value, (str, *_AS_TEXT)):
        return one_line(value, MAX_TEXT)
    raise BadEvent(f"{type(value).__name__} is no JSON; give the number or the name of the thing.")
