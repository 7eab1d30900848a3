"""The control panel's page: every plugin as a card, with what switching it would mean."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from intranet.contracts import Health
from intranet.registry.containment import attempt
from intranet.registry.errors import NotInstalled
from intranet.registry.loader import registry
from intranet.registry.models import PluginRecord
from intranet.registry.plugin import Plugin
from intranet.registry.rules import slug_of
from intranet.registry.words import consequences_of_disabling, consequences_of_enabling, contributions


class CardState(Enum):
    """``absent``: it was enabled once, was not uninstalled, and its code is gone."""

    ENABLED = "enabled"
    DISABLED = "disabled"
    QUARANTINED = "quarantined"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One named check and its answer."""

    name: str
    state: str
    message: str


@dataclass(frozen=True, slots=True)
class PluginCard:
    """A plugin as the control panel shows it. ``others`` are the slugs in the way of switching it (requirers or
    requirements).
    """

    slug: str
    title: Any
    description: Any
    version: str
    state: CardState
    protects: bool
    contributions: tuple[str, ...]
    health: tuple[HealthLine, ...]
    consequences: tuple[str, ...]
    others: tuple[str, ...]
    has_settings: bool

    @property
    def is_enabled(self) -> bool:
        return self.state is CardState.ENABLED

    @property
    def may_be_switched(self) -> bool:
        return self.state in {CardState.ENABLED, CardState.DISABLED} and not self.others

    @property
    def worst(self) -> str:
        """The gravest state among the health checks, for the badge: ok, attention, broken, or "" when nothing was
        checked.
        """
        states = {line.state for line in self.health}
        return next((state for state in ("broken", "attention", "ok") if state in states), "")


def panel() -> list[PluginCard]:
    """Every plugin: the installed ones in their order, then the quarantined and the absent. Two queries and what health
    checks ask.
    """
    records = {kept.slug: kept for kept in PluginRecord.objects.filter(uninstalled_at__isnull=True)}
    on = {plugin.slug for plugin in registry().enabled()}
    cards = [_card(plugin, plugin.slug in on, records.get(plugin.slug)) for plugin in registry().plugins]
    return [*cards, *_cards_without_code(records)]


def card(slug: str) -> PluginCard:
    """One installed plugin's card.

    Raises:
        NotInstalled: no such plugin.
    """
    plugin = registry().get(slug)
    if plugin is None:
        raise NotInstalled(slug=slug)
    return _card(plugin, registry().is_enabled(slug), PluginRecord.objects.filter(slug=slug).first())


def health(plugin: Plugin) -> tuple[HealthLine, ...]:
    """The answers of a plugin's health checks; one that raises is broken."""
    return tuple(_line(plugin, spec.name, spec.check) for spec in plugin.manifest.health)


def _card(plugin: Plugin, is_on: bool, kept: PluginRecord | None) -> PluginCard:
    manifest = plugin.manifest
    words = consequences_of_disabling if is_on else consequences_of_enabling
    return PluginCard(
        slug=plugin.slug,
        title=manifest.title,
        description=manifest.description,
        version=manifest.version,
        state=CardState.ENABLED if is_on else CardState.DISABLED,
        protects=manifest.protects,
        contributions=tuple(contributions(plugin)),
        health=(*health(plugin), *_steps_due(plugin, kept)) if is_on else (),
        consequences=tuple(words(plugin)),
        others=tuple(_others(plugin, is_on)),
        has_settings=bool(manifest.settings),
    )


def _others(plugin: Plugin, is_on: bool) -> Iterable[str]:
    if is_on:
        return registry().requirers(plugin.slug)
    return [slug for slug in plugin.manifest.requires if not registry().is_enabled(slug)]


def _steps_due(plugin: Plugin, kept: PluginRecord | None) -> Iterable[HealthLine]:
    """A new version may bring steps that have not run yet; enabling again runs them."""
    last = kept.last_step if kept else 0
    if any(step.number > last for step in plugin.manifest.setup):
        message = _("Steps of setting up are due: run “manage.py plugins enable %(slug)s”.") % {"slug": plugin.slug}
        yield HealthLine("setup", "attention", message)


def _line(plugin: Plugin, name: str, path: str) -> HealthLine:
    found = attempt(plugin.slug, f"health check {name}", plugin.part(path), otherwise=None)
    if not isinstance(found, Health):
        return HealthLine(name, "broken", _("The check itself failed; the cause is in the system's log."))
    return HealthLine(name, found.state, str(found.message))


def _cards_without_code(records: dict[str, PluginRecord]) -> Iterable[PluginCard]:
    installed = {plugin.slug for plugin in registry().plugins}
    held_back = {slug_of(app) for app in settings.INTRANET_PLUGINS} & set(settings.INTRANET_QUARANTINE)
    for slug in sorted((set(records) | held_back) - installed):
        state = CardState.QUARANTINED if slug in held_back else CardState.ABSENT
        yield _card_without_code(slug, state, records.get(slug))


def _card_without_code(slug: str, state: CardState, kept: PluginRecord | None) -> PluginCard:
    explained = {
        CardState.QUARANTINED: _(
            "Held back by the operator (INTRANET_QUARANTINE): its code is not loaded, its data is kept."
        ),
        CardState.ABSENT: _(
            "Its code is gone; its data is still there. Install it again, or install it and uninstall it properly."
        ),
    }
    return PluginCard(
        slug=slug,
        title=kept.title if kept else slug,
        description=explained[state],
        version=kept.version if kept else "",
        state=state,
        protects=bool(kept and kept.protects),
        contributions=(),
        health=(),
        consequences=(),
        others=(),
        has_settings=False,
    )
