"""Where to go after signing in: only ever a path on this site."""

import unicodedata

from django.http import HttpRequest
from django.shortcuts import resolve_url
from django.utils.http import url_has_allowed_host_and_scheme


def safe_next(request: HttpRequest, otherwise: str) -> str:
    """The ``next`` of the form or the address if it is a path on this site, else ``otherwise`` (a URL name).

    No host at all is accepted, not even our own: behind a proxy the own name is what a header says.
    """
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    return wanted if is_own_path(wanted) else resolve_url(otherwise)


def is_own_path(wanted: str) -> bool:
    """Whether a browser reads ``wanted`` as a path here: no backslash, control or blank that it would drop or turn."""
    odd = any(character == "\\" or unicodedata.category(character)[0] in "CZ" for character in wanted)
    return wanted.startswith("/") and not odd and url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
