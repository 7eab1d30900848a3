"""A plugin in words: what it contributes, and what switching it means."""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.utils.translation import gettext as _
from django.utils.translation import ngettext_lazy

from intranet.registry.containment import attempt
from intranet.registry.plugin import Plugin

COUNTED: tuple[tuple[str, Any], ...] = (
    ("nav", ngettext_lazy("%(count)d menu item", "%(count)d menu items", "count")),
    (
        "admin_nav",
        ngettext_lazy(
            "%(count)d menu item of the administration", "%(count)d menu items of the administration", "count"
        ),
    ),
    ("panels", ngettext_lazy("%(count)d block on the home page", "%(count)d blocks on the home page", "count")),
    ("slots", ngettext_lazy("%(count)d fragment in other pages", "%(count)d fragments in other pages", "count")),
    ("models", ngettext_lazy("%(count)d kind of content", "%(count)d kinds of content", "count")),
    ("sources", ngettext_lazy("%(count)d catalogue source", "%(count)d catalogue sources", "count")),
    ("guards", ngettext_lazy("%(count)d guard", "%(count)d guards", "count")),
    ("policies", ngettext_lazy("%(count)d access policy", "%(count)d access policies", "count")),
    ("permissions", ngettext_lazy("%(count)d permission", "%(count)d permissions", "count")),
    ("roles", ngettext_lazy("%(count)d role", "%(count)d roles", "count")),
    ("tasks", ngettext_lazy("%(count)d recurring task", "%(count)d recurring tasks", "count")),
    ("events", ngettext_lazy("%(count)d listener", "%(count)d listeners", "count")),
)


def contributions(plugin: Plugin) -> list[str]:
    """“1 menu item”, “2 recurring tasks” …: only what there is."""
    found = [text % {"count": count} for field, text in COUNTED if (count := _count(plugin, field))]
    if plugin.manifest.urls:
        found.insert(0, _("pages under /%(slug)s/") % {"slug": plugin.slug})
    return [str(text) for text in found]


def _count(plugin: Plugin, field: str) -> int:
    if field == "models":
        return len(list(apps.get_app_config(plugin.label).get_models()))
    return len(getattr(plugin.manifest, field))


def consequences_of_enabling(plugin: Plugin) -> Iterator[str]:
    """What happens when the plugin is switched on, in sentences."""
    manifest = plugin.manifest
    for item in manifest.nav:
        yield _("“%(title)s” appears in the menu of those it concerns.") % {"title": item.title}
    if manifest.sources:
        yield _("Its content is found by search.")
    if manifest.tasks:
        yield _("Its recurring tasks start.")
    yield _("Data that is already there is not changed.")


def consequences_of_disabling(plugin: Plugin) -> Iterator[str]:
    """What happens when the plugin is switched off just now: its own sentences first, then what the core does."""
    manifest = plugin.manifest
    if manifest.consequences:
        nothing: list[Any] = []
        say = plugin.part(manifest.consequences)
        said = attempt(plugin.slug, "consequences", lambda: list(say()), otherwise=nothing)
        yield from (str(sentence) for sentence in said)
    for guard in manifest.guards:
        yield _("The guard “%(name)s” denies: nobody opens what it guards, administrators included.") % {
            "name": guard.name
        }
    if manifest.urls or manifest.nav:
        yield _("Its pages answer like missing ones, its menu items and blocks disappear.")
    if manifest.sources:
        yield _("Its content is not found by search.")
    if manifest.tasks:
        yield _("Its recurring tasks do not run.")
    yield _("Its data is kept; switched on again, everything is back.")
