"""The reader's navigation as plugins add to it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from intranet.contracts import AdminItem, NavItem
from intranet.registry.containment import attempt
from intranet.registry.plugin import Plugin


@dataclass(frozen=True, slots=True)
class NavEntry:
    """One line, ready to be shown. ``count`` is None without a badge; ``state`` sets the badge's tone (done, due, late,
    info).
    """

    slug: str
    title: Any
    url: str
    icon: str
    order: int
    is_current: bool
    count: int | None = None
    state: str = ""


def entries(plugins: Iterable[Plugin], request: HttpRequest) -> list[NavEntry]:
    """The lines that this person sees, in order; a line that raises is left out, a badge that raises is left off."""
    lines = [
        line
        for plugin in plugins
        for item in plugin.manifest.nav
        if (line := attempt(plugin.slug, f"nav {item.url}", _entry, plugin, item, request, otherwise=None))
    ]
    return sorted(lines, key=lambda line: line.order)


@dataclass(frozen=True, slots=True)
class AdminEntry:
    """A line in the menu of the administration, ready to be shown; ``name`` sets it apart from all others."""

    name: str
    title: Any
    url: str
    icon: str
    order: int


def admin_entries(plugins: Iterable[Plugin], request: HttpRequest) -> list[AdminEntry]:
    """The lines whose permission the person holds; one that raises is left out."""
    return [
        line
        for plugin in plugins
        for item in plugin.manifest.admin_nav
        if (line := attempt(plugin.slug, f"admin_nav {item.url}", _admin_entry, plugin, item, request, otherwise=None))
    ]


def _admin_entry(plugin: Plugin, item: AdminItem, request: HttpRequest) -> AdminEntry | None:
    if not request.user.has_perm(f"{plugin.label}.{item.permission}"):
        return None
    url = reverse(f"{plugin.slug}_admin:{item.url}")
    return AdminEntry(f"{plugin.slug}-{item.url}", item.title, url, item.icon, item.order)


def _entry(plugin: Plugin, item: NavItem, request: HttpRequest) -> NavEntry | None:
    if item.visible and not plugin.part(item.visible)(request):
        return None
    url = reverse(f"{plugin.slug}:{item.url}")
    count, state = _badge(plugin, item, request)
    return NavEntry(plugin.slug, item.title, url, item.icon, item.order, request.path == url, count, state)


def _badge(plugin: Plugin, item: NavItem, request: HttpRequest) -> tuple[int | None, str]:
    if not item.count:
        return None, ""
    none: tuple[int | None, str] = (None, "")
    what = f"count of nav {item.url}"
    return attempt(plugin.slug, what, _counted, plugin.part(item.count), request, otherwise=none)


def _counted(count: Callable[[HttpRequest], Any], request: HttpRequest) -> tuple[int | None, str]:
    """A badge in the one shape that the frame can keep; anything else raises here, where it is contained."""
    badge = count(request)
    if not badge:
        return None, ""
    number, state = badge
    return int(number), str(state)
