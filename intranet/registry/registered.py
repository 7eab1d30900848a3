"""What is installed, and of that, what is enabled at this moment. Every answer leaves out what is disabled."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.http import HttpRequest

from intranet.contracts import Guard, Policy
from intranet.registry.containment import ClosedGuard, ClosedPolicy, attempt, own_tokens
from intranet.registry.fragments import Fragment
from intranet.registry.nav import AdminEntry, NavEntry, admin_entries, entries
from intranet.registry.plugin import Plugin
from intranet.registry.rules import effective
from intranet.state.current import current


@dataclass(frozen=True, slots=True)
class ScheduledTask:
    """A recurring task of an enabled plugin; ``name`` bears the slug, ``every`` is in minutes, ``run`` may raise."""

    name: str
    every: int
    run: str


@dataclass(frozen=True, slots=True)
class Registry:
    """Every installed plugin in the order of ``INTRANET_PLUGINS``. Frozen at start-up; enabling is asked of the state
    row.
    """

    plugins: tuple[Plugin, ...]

    def enabled(self) -> list[Plugin]:
        """The plugins that are on, with all they require."""
        alive = effective(current().enabled_plugins, {p.slug: p.manifest.requires for p in self.plugins})
        return [plugin for plugin in self.plugins if plugin.slug in alive]

    def get(self, slug: str) -> Plugin | None:
        """The installed plugin of this slug, on or off."""
        return next((plugin for plugin in self.plugins if plugin.slug == slug), None)

    def is_enabled(self, slug: str) -> bool:
        """Whether the plugin is installed and on."""
        return any(plugin.slug == slug for plugin in self.enabled())

    def owner(self, path: str) -> Plugin | None:
        """The plugin in which a module or dotted path lies; None if it is the core's."""
        return next((plugin for plugin in self.plugins if plugin.owns(path)), None)

    def may_run(self, path: str) -> bool:
        """Whether the callable of a dotted path may run now: it is the core's, or an enabled plugin's."""
        plugin = self.owner(path)
        return plugin is None or self.is_enabled(plugin.slug)

    def nav(self, request: HttpRequest) -> list[NavEntry]:
        """Lines for the reader's navigation, as this person sees them."""
        return entries(self.enabled(), request)

    def admin_nav(self, request: HttpRequest) -> list[AdminEntry]:
        """Lines for the menu of the administration, as this person sees them."""
        return admin_entries(self.enabled(), request)

    def work(self, person: Any) -> list[Any]:
        """What waits for a person in enabled plugins; contained."""
        nothing: list[Any] = []
        asked = [(plugin.slug, plugin.part(plugin.manifest.work)) for plugin in self.enabled() if plugin.manifest.work]
        return [
            line
            for slug, work in asked
            for line in attempt(slug, "work", lambda work=work: list(work(person)), otherwise=nothing)
        ]

    def panels(self) -> list[Fragment]:
        """Portlets for the home page, in order."""
        found = [
            Fragment(plugin.slug, f"{plugin.slug}.{panel.name}", panel.order, plugin.part(panel.component), False)
            for plugin in self.enabled()
            for panel in plugin.manifest.panels
        ]
        return sorted(found, key=lambda fragment: fragment.order)

    def slots(self, name: str) -> list[Fragment]:
        """What stands in the slot ``name`` of a core page, in order."""
        found = [
            Fragment(plugin.slug, f"{plugin.slug}.{name}", slot.order, plugin.part(slot.component), True)
            for plugin in self.enabled()
            for slot in plugin.manifest.slots
            if slot.slot == name
        ]
        return sorted(found, key=lambda fragment: fragment.order)

    def sources(self) -> dict[str, Callable[[], Any]]:
        """Makers of catalogue sources of enabled plugins, by the source's name."""
        return {spec.name: plugin.part(spec.source) for plugin in self.enabled() for spec in plugin.manifest.sources}

    def principals(self) -> list[Callable[[Any, date], frozenset[str]]]:
        """``grant(person, on)`` of every enabled plugin that grants tokens; contained, and to its own tokens only."""
        return [
            partial(own_tokens, plugin.slug, plugin.part(spec.tokens))
            for plugin in self.enabled()
            for spec in plugin.manifest.principals
        ]

    def momentary(self) -> list[Callable[[HttpRequest], frozenset[str]]]:
        """``grant(request)`` of every enabled plugin that grants tokens for one request; contained as above."""
        return [
            partial(own_tokens, plugin.slug, plugin.part(spec.momentary))
            for plugin in self.enabled()
            for spec in plugin.manifest.principals
            if spec.momentary
        ]

    def policies(self) -> dict[str, Policy]:
        """Policies of enabled plugins by model, in lower case."""
        return {
            spec.model.lower(): ClosedPolicy(plugin.slug, spec.model, plugin.part(spec.policy))
            for plugin in self.enabled()
            for spec in plugin.manifest.policies
        }

    def guard(self, name: str) -> Guard | None:
        """The guard of this name, if its plugin is on. None means: deny."""
        for plugin in self.enabled():
            for spec in plugin.manifest.guards:
                if spec.name == name:
                    return ClosedGuard(plugin.slug, name, plugin.part(spec.guard))
        return None

    def words(self, field: str) -> dict[str, Any]:
        """What the codes of ``field`` (actions, notices or jobs) are called, of every installed plugin: what a plugin
        has written is read when it is off, too.
        """
        return {word.code: word.label for plugin in self.plugins for word in getattr(plugin.manifest, field)}

    def listeners(self, event: str) -> list[Callable[[Any], None]]:
        """Handlers for events of this name; contained. What is on is asked only if somebody listens at all."""
        if not any(listener.event == event for plugin in self.plugins for listener in plugin.manifest.events):
            return []
        return [
            partial(_deliver, plugin.slug, plugin.part(listener.handler))
            for plugin in self.enabled()
            for listener in plugin.manifest.events
            if listener.event == event
        ]

    def tasks(self) -> list[ScheduledTask]:
        """Recurring tasks of enabled plugins."""
        return [
            ScheduledTask(f"{plugin.slug}.{task.name}", task.every, task.run)
            for plugin in self.enabled()
            for task in plugin.manifest.tasks
        ]

    def requirers(self, slug: str) -> list[str]:
        """Slugs of the enabled plugins that need this one."""
        return [plugin.slug for plugin in self.enabled() if slug in plugin.manifest.requires]


def _deliver(slug: str, handler: Callable[[Any], Any], event: Any) -> None:
    attempt(slug, f"listener to {type(event).__name__}", handler, event, otherwise=None)
