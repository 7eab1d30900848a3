"""Pure rules of codes: which step a code belongs to, what codes look like, how many tries a device bears."""

import hmac
import secrets
from base64 import b32encode

from django_otp.oath import hotp

SECONDS = 30
"""The length of a step; with SHA-1 and six digits what every authenticator app understands (RFC 6238, §4)."""
TOLERANCE = 1
"""Steps that a clock may be off, either way; more would only lengthen the life of a code read over a shoulder."""
SECRET_BYTES = 20

RECOVERY_CODES = 10
LOW = 3
"""So many codes left, or fewer: time for new ones."""
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
"""No letter or digit that is read as another."""
COLUMNS, ROWS = "ABCDE", range(1, 9)
CELLS = tuple(f"{column}{row}" for row in ROWS for column in COLUMNS)

LONGEST_WAIT = 15 * 60
MOST_FAILURES = 100
"""Wrong codes in a row after which a device is put aside (NIST SP 800-63B-4, 3.2.2)."""


def matching_step(secret: bytes, code: str, at: float, after: int) -> int | None:
    """The step to which ``code`` belongs: one near the moment ``at``, and later than ``after``, the last one used.

    None where it belongs to no such step. Which one it is tells how far the clock of the app is off.
    """
    if not (len(code) == 6 and code.isascii() and code.isdigit()):
        return None
    now = int(at) // SECONDS
    near = [step for step in range(now - TOLERANCE, now + TOLERANCE + 1) if step > after]
    return next((step for step in near if hmac.compare_digest(f"{hotp(secret, step):06d}", code)), None)


def in_groups(secret: bytes) -> str:
    """A secret as it is typed into an app: letters and digits in groups of four."""
    text = b32encode(secret).decode()
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def recovery_code() -> str:
    """A new code of fifty bits: ``K7QFM-2M9XA``."""
    text = "".join(secrets.choice(_ALPHABET) for _place in range(10))
    return f"{text[:5]}-{text[5:]}"


def card_code() -> str:
    """A new code for one cell of a printed card."""
    return f"{secrets.randbelow(1_000_000):06d}"


def plain(code: str) -> str:
    """A code as typed, without what people put between its parts."""
    return "".join(character for character in code.upper() if character.isascii() and character.isalnum())
