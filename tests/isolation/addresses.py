"""Every address of the site, with arguments that point at the things that must not leak."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver


@dataclass(frozen=True, slots=True)
class Address:
    """One URL pattern: its name in the reviewed list, the route with placeholders, and the names of its arguments."""

    name: str
    route: str
    arguments: tuple[str, ...]


def all_addresses() -> list[Address]:
    """Every pattern of the root resolver, plugins' included."""
    return sorted(_below(get_resolver().url_patterns, "", ""), key=lambda a: (a.name, a.route))


def _below(patterns: list[Any], prefix: str, namespace: str) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + _route(pattern)
        if isinstance(pattern, URLResolver):
            inner = ":".join(part for part in (namespace, pattern.namespace) if part)
            yield from _below(pattern.url_patterns, route, inner)
        elif isinstance(pattern, URLPattern):
            name = ":".join(part for part in (namespace, pattern.name or f"({route})") if part)
            yield Address(name, route, tuple(pattern.pattern.regex.groupindex))


def _route(pattern: Any) -> str:
    return str(pattern.pattern)


def paths(address: Address, values: dict[str, list[Any]]) -> list[str]:
    """Concrete paths for an address: every combination of the values its arguments may take; ``circulation:public_id``
    holds what that argument may be in the addresses of circulation alone, ``circulation/tai-lieu/public_id`` in those
    that begin so.

    Raises:
        KeyError: an argument has no values; the address must be classified by hand.
    """
    from django.urls import NoReverseMatch, reverse

    found = []
    given = [_narrowest(address, argument, values) for argument in address.arguments]
    for combination in itertools.product(*given):
        try:
            found.append(reverse(address.name, kwargs=dict(zip(address.arguments, combination, strict=True))))
        except NoReverseMatch:
            continue
    return list(dict.fromkeys(found))


def _narrowest(address: Address, argument: str, values: dict[str, list[Any]]) -> list[Any]:
    begins = address.route.partition(f":{argument}>")[0].rpartition("<")[0]
    namespace = address.name.partition(":")[0]
    own = values.get(f"{begins}{argument}") or values.get(f"{namespace}:{argument}")
    return own or values[argument]
