"""One installed plugin, with everything its manifest names resolved."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, is_dataclass
from types import ModuleType
from typing import Any

from django.utils.module_loading import import_string

from intranet.contracts import Manifest, PluginConfig

PATH_FIELDS = frozenset(
    {
        "visible",
        "count",
        "component",
        "source",
        "tokens",
        "momentary",
        "policy",
        "guard",
        "run",
        "handler",
        "load",
        "unload",
        "check",
    }
)
"""Fields of a manifest's parts that hold a dotted path."""
INSTANTIATED = frozenset({"component", "policy", "guard"})
"""Of these, the ones whose classes are made once, when the plugin is loaded."""
MODULES = ("urls", "admin_urls")
CALLABLES = ("erase", "export", "consequences", "work")


@dataclass(frozen=True, slots=True)
class Plugin:
    """A plugin as the registry knows it. ``parts`` maps every dotted path of the manifest to what it names."""

    app: str
    label: str
    manifest: Manifest
    parts: Mapping[str, Any]

    @property
    def slug(self) -> str:
        return self.manifest.slug

    def part(self, path: str) -> Any:
        """What a dotted path of this manifest names."""
        return self.parts[path]

    def owns(self, path: str) -> bool:
        """Whether a module or dotted path lies inside this plugin."""
        return path == self.app or path.startswith(f"{self.app}.")


def paths_of(manifest: Manifest) -> Iterator[tuple[str, str]]:
    """Every dotted path of a manifest, after the field that holds it: ``("nav.count", "plugins.dummy.nav.unread")``."""
    for name in (*MODULES, *CALLABLES):
        if path := getattr(manifest, name):
            yield name, path
    for field in fields(manifest):
        value = getattr(manifest, field.name)
        parts = value if isinstance(value, tuple) else (value,)
        for part in parts:
            if is_dataclass(part):
                yield from ((f"{field.name}.{name}", path) for name, path in _paths_in(part))


def _paths_in(part: Any) -> Iterator[tuple[str, str]]:
    for field in fields(part):
        path = getattr(part, field.name)
        if field.name in PATH_FIELDS and path:
            yield field.name, path


def resolve(config: PluginConfig, field: str, path: str) -> Any:
    """What ``path`` names: a module for addresses, an instance for components, policies and guards, else a callable.

    Raises:
        ValueError: the path leads out of the plugin, or to something that cannot be called.
        Exception: whatever importing or making it raises.
    """
    if not path.startswith(f"{config.name}."):
        raise ValueError(f"it lies outside of {config.name}")
    if field in MODULES:
        return _url_module(path)
    found = import_string(path)
    if field.rpartition(".")[2] in INSTANTIATED:
        return found() if isinstance(found, type) else found
    if not callable(found):
        raise ValueError("it cannot be called")
    return found


def lost_lines(manifest: Manifest, parts: Mapping[str, Any]) -> list[str]:
    """Lines of a menu that lead to names which the plugin's addresses do not bear: ``"nav: 'index'"``."""
    menus = (("nav", manifest.nav, manifest.urls), ("admin_nav", manifest.admin_nav, manifest.admin_urls))
    return [
        f"{field}: {item.url!r}"
        for field, items, urls in menus
        for item in items
        if item.url not in _names(parts[urls] if urls else None)
    ]


def _names(urls: Any) -> set[str | None]:
    return {getattr(pattern, "name", None) for pattern in getattr(urls, "urlpatterns", ())}


def _url_module(path: str) -> ModuleType:
    from importlib import import_module

    module = import_module(path)
    if not isinstance(getattr(module, "urlpatterns", None), list):
        raise ValueError("it has no list “urlpatterns”")
    if hasattr(module, "app_name"):
        raise ValueError("it sets app_name; the core gives the namespace")
    return module
