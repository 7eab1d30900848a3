"""Codes by another hand: RFC 6238 with SHA-1, written from the RFC and held against its own vectors."""

import base64
import hashlib
import hmac
import struct
import time


def code_at(secret: bytes, moment: float, digits: int = 6) -> str:
    """The code that an app with ``secret`` shows at a moment."""
    counter = struct.pack(">Q", int(moment) // 30)
    digest = hmac.new(secret, counter, hashlib.sha1).digest()
    place = digest[-1] & 15
    number = struct.unpack(">I", digest[place : place + 4])[0] & 0x7FFFFFFF
    return str(number % 10**digits).zfill(digits)


def code_now(secret: bytes, steps: int = 0) -> str:
    """The code of this half minute, or of one ``steps`` away."""
    return code_at(secret, time.time() + 30 * steps)


def typed_secret(words: str) -> bytes:
    """What a phone makes of a secret typed from the page."""
    return base64.b32decode(words.replace(" ", ""))
