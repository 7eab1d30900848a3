"""What is wrong with a manifest, in sentences. Nothing here imports a plugin's code; the loader resolves paths
afterwards.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from django.apps import apps

from intranet.contracts import CORE_VERSION, SLOTS, Manifest, PluginConfig
from intranet.contracts.events import EVENTS
from intranet.people.models import PostRole
from intranet.registry.plugin import Plugin
from intranet.registry.rules import core_fits, fits, is_slug, is_version, slug_of

Check = Callable[[PluginConfig, Manifest], Iterable[str]]


def problems_of(config: PluginConfig) -> list[str]:
    """Everything wrong with one manifest, seen by itself; empty when nothing is."""
    return [problem for check in CHECKS for problem in check(config, config.manifest)]


def problems_among(plugins: tuple[Plugin, ...]) -> list[tuple[Plugin, str]]:
    """What is wrong between plugins: two of one slug, two guards of one name, a requirement that is not installed."""
    return [*_shared_names(plugins), *_requirements(plugins)]


def _shared_names(plugins: tuple[Plugin, ...]) -> Iterator[tuple[Plugin, str]]:
    slugs: set[str] = set()
    guards: dict[str, str] = {}
    for plugin in plugins:
        if plugin.slug in slugs:
            yield plugin, f"slug: another plugin has the slug {plugin.slug}"
        slugs.add(plugin.slug)
        for spec in plugin.manifest.guards:
            if spec.name in guards:
                yield plugin, f"guards: {guards[spec.name]} has a guard {spec.name} already"
            guards[spec.name] = plugin.slug


def _requirements(plugins: tuple[Plugin, ...]) -> Iterator[tuple[Plugin, str]]:
    needs = {plugin.slug: set(plugin.manifest.requires) for plugin in plugins}
    for plugin in plugins:
        for slug in sorted(needs[plugin.slug] - set(needs)):
            yield plugin, f"requires: {slug} is not installed"
        if plugin.slug in _reachable(plugin.slug, needs):
            yield plugin, "requires: it requires itself, directly or in a circle"


def _reachable(start: str, needs: dict[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(needs.get(start, ()))
    while waiting:
        slug = waiting.pop()
        if slug not in seen:
            seen.add(slug)
            waiting.extend(needs.get(slug, ()))
    return seen


def _identity(config: PluginConfig, manifest: Manifest) -> Iterator[str]:
    slug = manifest.slug
    if not is_slug(slug):
        yield f"slug: {slug!r} is no slug (a lower-case word of two letters or more that the core does not use itself)"
    if slug_of(config.name) != slug:
        yield f"slug: the folder is called {slug_of(config.name)}, the slug is {slug}; they must be one word"
    if config.label != f"plugin_{slug}":
        yield f"label: {config.label} must be plugin_{slug}"
    if not is_version(manifest.version):
        yield f"version: {manifest.version!r} is no version"
    fitting = core_fits(manifest.core, CORE_VERSION)
    if fitting is None:
        yield f"core: {manifest.core!r} is no range of versions"
    elif not fitting:
        yield f"core: it works with versions {manifest.core or '(none named)'} of the contract, this is {CORE_VERSION}"


def _settings(config: PluginConfig, manifest: Manifest) -> Iterator[str]:
    yield from _twice("settings", (setting.name for setting in manifest.settings))
    for setting in manifest.settings:
        if not setting.name.isidentifier():
            yield f"settings: {setting.name!r} is no name"
        if (setting.kind == "choice") != bool(setting.choices):
            yield f"settings: {setting.name} must have choices if, and only if, its kind is choice"
        if not fits(setting, setting.default):
            yield f"settings: the default of {setting.name}, {setting.default!r}, does not fit its kind {setting.kind}"


def _places(config: PluginConfig, manifest: Manifest) -> Iterator[str]:
    yield from _twice("panels", (panel.name for panel in manifest.panels))
    for slot in manifest.slots:
        if slot.slot not in SLOTS:
            yield f"slots: there is no slot {slot.slot!r}; there are {', '.join(SLOTS)}"
    if manifest.urls and manifest.urls == manifest.admin_urls:
        yield "admin_urls: it must be another module than urls; the admin closes what it mounts to everybody else"


def _names(config: PluginConfig, manifest: Manifest) -> Iterator[str]:
    for field in ("sources", "guards", "tasks", "roles", "health"):
        yield from _twice(field, (part.name for part in getattr(manifest, field)))
    for source in manifest.sources:
        if not source.name.startswith(f"{manifest.slug}."):
            yield f"sources: {source.name!r} must begin with {manifest.slug}."
    for task in manifest.tasks:
        if task.every < 1:
            yield f"tasks: {task.name} must run every minute or less often, not every {task.every}"
    for listener in manifest.events:
        if listener.event not in EVENTS:
            yield f"events: the core knows no event {listener.event!r}; it knows {', '.join(EVENTS)}"
    numbers = [step.number for step in manifest.setup]
    if numbers != sorted(set(numbers)) or min(numbers, default=1) < 1:
        yield f"setup: the steps must be numbered upwards from 1, each once, not {numbers}"


def _rights(config: PluginConfig, manifest: Manifest) -> Iterator[str]:
    if manifest.guards and not manifest.protects:
        yield "protects: a plugin with guards protects; say so"
    models = {model._meta.label_lower for model in apps.get_app_config(config.label).get_models()}
    named = [("permissions", spec.model) for spec in manifest.permissions]
    named += [("policies", spec.model) for spec in manifest.policies]
    for field, model in named:
        if model.lower() not in models:
            yield f"{field}: {model} is no model of this plugin"
    yield from _twice("permissions", (spec.codename for spec in manifest.permissions))
    yield from _twice("policies", (spec.model.lower() for spec in manifest.policies))
    codenames = {spec.codename for spec in manifest.permissions}
    for role in manifest.roles:
        if unknown := sorted(set(role.posts) - set(PostRole.values)):
            yield f"roles: {role.name} names posts that do not exist: {', '.join(unknown)}"
        if unknown := sorted(set(role.permissions) - codenames):
            yield f"roles: {role.name} names permissions that the plugin does not declare: {', '.join(unknown)}"
    for item in manifest.admin_nav:
        if item.permission not in codenames:
            yield f"admin_nav: {item.url} asks a permission that the plugin does not declare: {item.permission}"


def _words(config: PluginConfig, manifest: Manifest) -> Iterator[str]:
    beginnings = {"actions": f"{manifest.slug}.", "notices": f"{manifest.slug}-", "jobs": f"{config.name}."}
    for field, beginning in beginnings.items():
        yield from _twice(field, (word.code for word in getattr(manifest, field)))
        for word in getattr(manifest, field):
            if not word.code.startswith(beginning):
                yield f"{field}: {word.code!r} must begin with {beginning}"


def _twice(field: str, names: Iterable[str]) -> Iterator[str]:
    for name, count in Counter(names).items():
        if count > 1:
            yield f"{field}: {name} stands there {count} times"


CHECKS: tuple[Check, ...] = (_identity, _settings, _places, _names, _rights, _words)
