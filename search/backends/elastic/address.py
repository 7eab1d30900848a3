"""Where a cluster is, and how the index is laid out: what ``SEARCH_URL`` says.

elastic+https://search-1:9200,search-2:9200/sen?shards=3&replicas=1&deadline=1.5
"""

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import SplitResult, parse_qsl, urlsplit

from django.core.exceptions import ImproperlyConfigured

SCHEMES = {"elastic+http": "http", "elastic+https": "https"}
PORT = 9200

_PREFIX = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}")
"""No dot: it parts the prefix from what follows, so that no deployment's names begin with another one's."""


@dataclass(frozen=True, slots=True)
class Address:
    """A cluster and the index in it. Names of indexes begin with ``prefix`` and a dot.

    ``deadline`` is how many seconds a question may take, whatever the cluster does.
    """

    nodes: tuple[str, ...]
    prefix: str
    shards: int = 1
    replicas: int = 1
    deadline: float = 1.5

    @classmethod
    def read(cls, url: str) -> "Address":
        """Understand ``url``.

        Raises:
            ImproperlyConfigured: it names no cluster, or something in it makes no sense.
        """
        parts = urlsplit(url)
        if parts.scheme not in SCHEMES or not parts.netloc:
            raise ImproperlyConfigured("SEARCH_URL names no cluster: write elastic+https://host:9200/sen")
        if "@" in parts.netloc:
            raise ImproperlyConfigured("SEARCH_URL is no place for secrets: give the key as SEARCH_API_KEY")
        prefix = parts.path.strip("/")
        if not _PREFIX.fullmatch(prefix):
            raise ImproperlyConfigured("SEARCH_URL needs a name of small letters and figures: elastic+https://host/sen")
        return cls(_nodes(parts), prefix, **_layout(parts.query))

    @property
    def is_secure(self) -> bool:
        """Whether what is said goes through TLS."""
        return self.nodes[0].startswith("https:")

    def named(self, prefix: str) -> "Address":
        """The same cluster under another name."""
        return replace(self, prefix=prefix)

    def __str__(self) -> str:
        """As it is written in ``SEARCH_URL``."""
        scheme, _, _ = self.nodes[0].partition("://")
        hosts = ",".join(node.partition("://")[2] for node in self.nodes)
        layout = f"shards={self.shards}&replicas={self.replicas}&deadline={self.deadline}"
        return f"elastic+{scheme}://{hosts}/{self.prefix}?{layout}"


_LAYOUT = {"shards": (int, 1, 1_024), "replicas": (int, 0, 100), "deadline": (float, 0.1, 60)}


def _nodes(parts: SplitResult) -> tuple[str, ...]:
    hosts = [host if re.search(r":\d+$", host) else f"{host}:{PORT}" for host in parts.netloc.split(",")]
    if any(host.startswith(":") for host in hosts):
        raise ImproperlyConfigured("SEARCH_URL has an empty name of a host")
    return tuple(f"{SCHEMES[parts.scheme]}://{host}" for host in hosts)


def _layout(query: str) -> dict[str, Any]:
    chosen: dict[str, Any] = {}
    for name, text in parse_qsl(query, keep_blank_values=True):
        value = _number(name, text)
        if value is None:
            takes = ", ".join(f"{name} from {least} to {most}" for name, (_, least, most) in _LAYOUT.items())
            raise ImproperlyConfigured(f"SEARCH_URL says {name}={text}: it takes {takes}")
        chosen[name] = value
    return chosen


def _number(name: str, text: str) -> float | None:
    """A number that makes sense, else None."""
    if name not in _LAYOUT:
        return None
    kind, least, most = _LAYOUT[name]
    with suppress(ValueError):
        value: float = kind(text)
        return value if least <= value <= most else None
    return None
