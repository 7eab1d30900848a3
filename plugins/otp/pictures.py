"""The QR code that an authenticator app reads."""

from base64 import b32encode
from typing import Any
from urllib.parse import quote, urlencode

import segno
from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from plugins.otp.rules import SECONDS


def qr_code(person: Any, secret: bytes) -> SafeString:
    """The secret as a drawing that stands in the page: no address of it, no style or script in it."""
    drawn = segno.make(_address(person, secret), error="m", micro=False)
    svg: str = drawn.svg_inline(scale=4, border=4, dark="#000", light="#fff", svgclass=None, lineclass=None)
    return mark_safe(svg)  # noqa: S308  drawn by segno, of squares only


def _address(person: Any, secret: bytes) -> str:
    """The form that apps agree on (Key Uri Format): SHA-1, six digits and thirty seconds are understood by all."""
    issuer = settings.INTRANET_ORGANISATION.replace(":", " ")
    label = quote(f"{issuer}:{person.get_username()}")
    words = {
        "secret": b32encode(secret).decode(),
        "issuer": issuer,
        "algorithm": "SHA1",
        "digits": 6,
        "period": SECONDS,
    }
    return f"otpauth://totp/{label}?{urlencode(words, quote_via=quote)}"
