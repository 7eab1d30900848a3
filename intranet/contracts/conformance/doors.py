"""A plugin's addresses, and how an answer compares with that of a missing address."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from django.urls import URLPattern, URLResolver

from intranet.registry.plugin import Plugin

SAMPLES = {"int": "1", "slug": "x", "str": "x", "path": "x", "uuid": "00000000-0000-4000-8000-000000000000"}
_ARGUMENT = re.compile(r"<(?:(\w+):)?\w+>")
_TOKEN = re.compile(rb'(name="csrfmiddlewaretoken" value=")[^"]+')
_VARYING = frozenset({"Set-Cookie", "Date", "Expires", "Content-Length"})


def addresses(plugin: Plugin) -> list[str]:
    """Every address of a plugin, its arguments filled with samples; and its two roots, with or without a page."""
    found = [f"/{plugin.slug}/", f"/admin/{plugin.slug}/"]
    for prefix, module in (("/", plugin.manifest.urls), ("/admin/", plugin.manifest.admin_urls)):
        if module:
            found += (f"{prefix}{plugin.slug}/{place}" for place in _places(plugin.part(module).urlpatterns))
    return sorted(set(found))


def _places(patterns: Iterable[Any]) -> Iterator[str]:
    for pattern in patterns:
        place = _ARGUMENT.sub(lambda found: SAMPLES.get(found[1] or "str", "x"), str(pattern.pattern))
        if isinstance(pattern, URLResolver):
            yield from (place + rest for rest in _places(pattern.url_patterns))
        elif isinstance(pattern, URLPattern):
            yield place


def anonymised(response: Any, word: str) -> tuple[int, bytes, dict[str, str]]:
    """Status, bytes and headers of an answer, without what differs between two equal requests.

    ``word`` is the part of the address in which the two requests differ; where an answer repeats it, it is taken out.
    """
    headers = {name: value.replace(word, "") for name, value in response.items() if name not in _VARYING}
    return response.status_code, _TOKEN.sub(rb"\1", response.content.replace(word.encode(), b"")), headers
