"""The seal of one row: SHA-256 over the canonical JSON of all its fields and the hash of the row before."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

GENESIS = "0" * 64
"""What stands before the first row."""

SEALED = (
    "id",
    "at",
    "action",
    "actor",
    "actor_id",
    "on_behalf_of",
    "source",
    "plugin",
    "subject",
    "label",
    "details",
    "previous",
)
"""Every column but the hash itself, in the order in which ``verify`` reads them."""

_encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode


def canonical(value: Any) -> str:
    """The one spelling of a JSON value: keys sorted, no spaces, characters as they are."""
    return _encode(value)


def moment(at: datetime) -> str:
    """The one spelling of a time: UTC, always with microseconds."""
    return at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


def seal(fields: Mapping[str, Any]) -> str:
    """The hash of a row given as the values of ``SEALED``, ``at`` as text and ``details`` as a JSON value.

    Raises:
        TypeError, ValueError: a value is no JSON.
    """
    return sha256(canonical(fields).encode()).hexdigest()
