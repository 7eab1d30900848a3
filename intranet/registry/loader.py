"""The one loader: reads the manifests when all apps are ready, validates, resolves, and freezes the registry."""

from collections.abc import Iterable
from types import MappingProxyType
from typing import Any

from django.apps import apps
from django.conf import settings

from intranet.contracts import Manifest, PluginConfig
from intranet.registry.errors import PluginError
from intranet.registry.plugin import Plugin, lost_lines, paths_of, resolve
from intranet.registry.registered import Registry
from intranet.registry.validation import problems_among, problems_of

_loaded: list[Registry] = []


def registry() -> Registry:
    """The frozen registry of this process.

    Raises:
        PluginError: asked before the apps were ready.
    """
    if not _loaded:
        raise PluginError("The plugin registry is asked before the apps are ready.")
    return _loaded[0]


def load_installed() -> None:
    """Load every plugin of ``INSTALLED_APPS``, in its order. Called once, by ``RegistryConfig.ready()``.

    Raises:
        PluginError: see ``load``; or an entry of ``INTRANET_PLUGINS`` is no plugin at all.
    """
    configs = [config for config in apps.get_app_configs() if isinstance(config, PluginConfig)]
    found = {config.name for config in configs}
    for app in settings.INTRANET_PLUGINS:
        if app not in found and apps.is_installed(app):
            raise PluginError(f"{app} is in INTRANET_PLUGINS but is no plugin: its apps.py must hold a PluginConfig.")
    _loaded[:] = [load(configs)]


def load(configs: Iterable[PluginConfig]) -> Registry:
    """Validate the manifests, resolve their paths and freeze what they say.

    Raises:
        PluginError: a plugin cannot be loaded; names it, every problem found in it, and the way to start without it.
    """
    configs = list(configs)
    plugins = tuple(_load_one(config) for config in configs)
    if between := problems_among(plugins):
        first = between[0][0]
        _refuse(first.app, first.manifest, [problem for plugin, problem in between if plugin is first])
    return Registry(plugins)


def _load_one(config: PluginConfig) -> Plugin:
    manifest = getattr(config, "manifest", None)
    if not isinstance(manifest, Manifest):
        raise PluginError(f"{config.name}: {type(config).__name__} carries no manifest.")
    if found := problems_of(config):
        _refuse(config.name, manifest, found)
    parts, unresolved = _resolve_all(config, manifest)
    if unresolved:
        _refuse(config.name, manifest, unresolved)
    if lost := lost_lines(manifest, parts):
        _refuse(config.name, manifest, [f"{line} is no name of its addresses" for line in lost])
    return Plugin(config.name, config.label, manifest, MappingProxyType(parts))


def _resolve_all(config: PluginConfig, manifest: Manifest) -> tuple[dict[str, Any], list[str]]:
    """What every path names, and what is wrong with those that name nothing. A plugin's module may raise anything."""
    parts: dict[str, Any] = {}
    unresolved = []
    for field, path in paths_of(manifest):
        try:
            parts[path] = resolve(config, field, path)
        except Exception as error:
            unresolved.append(f"{field}: {path} does not resolve: {type(error).__name__}: {error}")
    return parts, unresolved


def _refuse(app: str, manifest: Manifest, problems: list[str]) -> None:
    slug = manifest.slug
    closed = " What it protects stays closed meanwhile." if manifest.protects else ""
    raise PluginError(
        "\n  - ".join([f"The plugin “{slug}” ({app}) cannot be loaded:", *problems])
        + f"\nPut the plugin right, or start with it switched off: INTRANET_QUARANTINE={slug}.{closed}"
    )
