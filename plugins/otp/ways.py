"""The way back: where somebody was going when a code was asked for, and what they had typed."""

import json
import re
import zlib
from base64 import b64decode, urlsafe_b64encode
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from intranet.contracts import Demand, SealBroken, is_own_path, seal, unseal
from plugins.otp.known import label_of

PURPOSE = "otp-way"
LARGEST = 256 * 1024
"""Characters of typed fields that are carried along; a longer text stays in the browser's own history."""

READING = {"open", "read"}
"""Actions that need no word besides the name of what is opened."""

_SECRET = re.compile(r"pass(word|wd)|secret|mat_?khau|otp|^csrfmiddlewaretoken$|^current$|^again$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Way:
    """``path`` is where a request was going, ``rule`` what stood before it, ``title`` what it was about,
    ``action`` what was to be done with it.

    ``fields`` are the pairs of an unsafe request, which is not repeated; ``left_out`` names what must be chosen or
    typed again: files and passwords.
    """

    path: str
    rule: str
    title: str = ""
    is_unsafe: bool = False
    fields: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ()
    action: str = "read"

    @property
    def purpose(self) -> str:
        """What is to be done, in words: the name of what is only read; before it the rule where more is to be done."""
        named = f"“{self.title}”" if self.title else ""
        label = label_of(self.rule)
        if self.action in READING:
            return named or label
        return f"{label} – {named}" if named else label


def way_home(rule: str) -> Way:
    """To one's own devices, where nothing else is known."""
    return Way(reverse("otp:devices"), rule)


def way_of(request: HttpRequest, demand: Demand) -> Way:
    """Where ``request`` was going."""
    title = str(demand.subject)[:200] if demand.subject is not None else ""
    path = request.get_full_path()
    path = path if is_own_path(path) else "/"
    if request.method in {"GET", "HEAD"}:
        return Way(path, demand.rule, title, action=demand.action)
    fields, left_out = _typed(request)
    return Way(path, demand.rule, title, True, fields, left_out, demand.action)


def _typed(request: HttpRequest) -> tuple[tuple[tuple[str, str], ...], tuple[str, ...]]:
    named: Any = getattr(request, "sensitive_post_parameters", ())
    pairs = [(name, value) for name, values in request.POST.lists() for value in values]
    secret = {name for name, _value in pairs if named == "__ALL__" or name in named or _SECRET.search(name)}
    kept = tuple(pair for pair in pairs if pair[0] not in secret)
    left_out = sorted((secret - {"csrfmiddlewaretoken"}) | set(request.FILES))
    if sum(len(name) + len(value) for name, value in kept) > LARGEST:
        return (), (*left_out, "…")
    return kept, tuple(left_out)


def sealed_way(way: Way, person: Any) -> str:
    """``way`` as a word for an address or a form: it tells nothing, opens for ``person`` only, and cannot be forged."""
    content = zlib.compress(json.dumps(asdict(way)).encode())
    return urlsafe_b64encode(seal(content, purpose=PURPOSE, owner=f"person:{person.pk}")).decode()


def opened_way(word: str, person: Any) -> Way | None:
    """The way that ``word`` seals; None where it is nobody's, somebody else's or broken."""
    try:
        content = unseal(b64decode(word.encode(), b"-_", validate=True), purpose=PURPOSE, owner=f"person:{person.pk}")
    except (SealBroken, ValueError):
        return None
    found = json.loads(zlib.decompress(content))
    found["fields"] = tuple((name, value) for name, value in found["fields"])
    way = Way(**found | {"left_out": tuple(found["left_out"])})
    return way if is_own_path(way.path) else None
