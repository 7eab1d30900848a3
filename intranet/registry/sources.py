"""Which sources of the catalogue count just now: the core's, and those of enabled plugins."""

from collections.abc import Callable, Collection
from typing import Any

from django.utils.module_loading import import_string

from intranet.registry.containment import attempt
from intranet.registry.loader import registry
from search.catalogue import reindex

_core: dict[str, str] = {}


def register_core_source(name: str, path: str) -> None:
    """Let the core package put a source in the catalogue: ``path`` names a callable that makes it. Called from
    ``ready()``.

    Raises:
        ValueError: the name contains a dot (those are plugins' names), or belongs to another path already.
    """
    if "." in name or _core.get(name, path) != path:
        raise ValueError(f"{name!r} cannot be a source of the core.")
    _core[name] = path


def enabled_sources() -> tuple[str, ...]:
    """Names of all sources that may be searched now; the catalogue's queries are limited to them."""
    return (*_core, *registry().sources())


def source_makers() -> dict[str, Callable[[], Any]]:
    """Every enabled source's maker by name: what the catalogue needs to index, rebuild and re-check."""
    core = {name: import_string(path) for name, path in _core.items()}
    return {**core, **registry().sources()}


def reindex_sources(names: Collection[str] = ()) -> dict[str, tuple[int, int] | None]:
    """Bring the catalogue up to date from the objects themselves: of the named sources, or of all that are enabled.

    Returns entries changed and entries gone by source; None for a source that raised. The others are done all the same.

    Raises:
        LookupError: a named source is not enabled or does not exist.
    """
    makers = source_makers()
    if unknown := sorted(set(names) - set(makers)):
        raise LookupError(f"No enabled source is called {', '.join(unknown)}.")
    chosen = names or makers
    return {name: attempt(name, "source", lambda make=makers[name]: reindex(make()), otherwise=None) for name in chosen}
