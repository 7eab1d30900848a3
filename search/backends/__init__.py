"""Engines. ``current()`` is the one that the settings name."""

from contextlib import AbstractContextManager, nullcontext
from functools import lru_cache
from importlib import import_module

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from search import outages
from search.backends.base import Backend

EMBEDDED = "search.backends.embedded.EmbeddedBackend"
ELASTIC = "search.backends.elastic.engine.ElasticBackend"
SCHEMES = {"memory": "search.backends.memory.MemoryBackend", "elastic+http": ELASTIC, "elastic+https": ELASTIC}
"""Engines that ``SEARCH_URL`` can name, by the scheme of the address. An empty address means the embedded one."""


def current() -> Backend:
    """The engine of this process.

    Raises:
        ImproperlyConfigured: ``SEARCH_URL`` names none.
    """
    return _engine(settings.SEARCH_URL, str(settings.SEARCH_INDEX_DIR))


def close() -> None:
    """Give back whatever engines this process holds open; in tests, begin with an empty one."""
    _engine.cache_clear()
    outages.forget()


def beside(url: str) -> AbstractContextManager[str]:
    """An address like ``url`` under which nothing is kept. What is put there is deleted at the end."""
    if SCHEMES.get(url.partition("://")[0]) != ELASTIC:
        return nullcontext(url)
    place: AbstractContextManager[str] = import_module("search.backends.elastic.engine").beside(url)
    return place


@lru_cache(maxsize=8)
def _engine(url: str, folder: str) -> Backend:
    if not url:
        return _made(EMBEDDED, folder)
    scheme, _, address = url.partition("://")
    if scheme not in SCHEMES:
        raise ImproperlyConfigured(f"SEARCH_URL names no engine of the catalogue: {scheme}://")
    return _made(SCHEMES[scheme], *([url] if address else []))


def _made(path: str, *arguments: str) -> Backend:
    module, _, name = path.rpartition(".")
    engine: Backend = getattr(import_module(module), name)(*arguments)
    return engine
