"""Switching a plugin on and off, for every worker at once."""

import logging
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from intranet.audit.services import record
from intranet.contracts.events import PluginDisabled, PluginEnabled
from intranet.registry.errors import NotInstalled, RequiredByOthers, RequirementMissing, SetupFailed
from intranet.registry.events import announce
from intranet.registry.loader import registry
from intranet.registry.models import PluginRecord
from intranet.registry.plugin import Plugin
from intranet.state.services import locked_state

logger = logging.getLogger("intranet.registry")


def enable(slug: str, *, actor: Any = None) -> PluginRecord:
    """Switch a plugin on, after running the steps of its setup that have not run yet, each once and in order.

    ``actor`` is the person who asks; None is the operator at the command line. Enabling what is on runs steps that a
    new version brought, and otherwise changes nothing.

    Raises:
        NotInstalled: no such plugin.
        RequirementMissing: a plugin that it needs is off.
        SetupFailed: a step raised; everything was rolled back.
    """
    plugin = registry().get(slug)
    if plugin is None:
        raise NotInstalled(slug=slug)
    with locked_state() as state:
        _check_requirements(plugin, state.enabled_plugins)
        was_on = slug in state.enabled_plugins
        kept, steps = _set_up(plugin, was_on)
        if not was_on:
            state.enabled_plugins = [*state.enabled_plugins, slug]
        if not was_on or steps:
            details = {"version": kept.version, "steps": steps}
            record(
                "plugin.enabled", actor=actor, subject=f"plugin:{slug}", details=details, plugin=slug, label=kept.title
            )
    if not was_on:
        announce(PluginEnabled(slug))
    return kept


def disable(slug: str, *, actor: Any = None) -> None:
    """Switch a plugin off. Its data stays. Disabling what is off, or what is no longer installed, is no error.

    Raises:
        NotInstalled: no such plugin is installed or enabled.
        RequiredByOthers: an enabled plugin needs it.
    """
    plugin = registry().get(slug)
    with locked_state() as state:
        if slug not in state.enabled_plugins:
            if plugin is None:
                raise NotInstalled(slug=slug)
            return
        if others := _enabled_requirers(slug, state.enabled_plugins):
            raise RequiredByOthers(slug=slug, others=", ".join(others))
        state.enabled_plugins = [name for name in state.enabled_plugins if name != slug]
        PluginRecord.objects.filter(slug=slug).update(disabled_at=timezone.now())
        record("plugin.disabled", actor=actor, subject=f"plugin:{slug}", plugin=slug, label=_title(slug))
    announce(PluginDisabled(slug))


def _check_requirements(plugin: Plugin, enabled: list[str]) -> None:
    for needed in plugin.manifest.requires:
        if needed not in enabled:
            raise RequirementMissing(slug=plugin.slug, missing=needed)


def _enabled_requirers(slug: str, enabled: list[str]) -> list[str]:
    return [p.slug for p in registry().plugins if p.slug in enabled and slug in p.manifest.requires]


def _title(slug: str) -> str:
    return PluginRecord.objects.filter(slug=slug).values_list("title", flat=True).first() or slug


def _set_up(plugin: Plugin, was_on: bool) -> tuple[PluginRecord, list[int]]:
    """Run the steps that are due and bring the record up to date; returns it and the numbers of the steps that ran."""
    manifest = plugin.manifest
    kept, _created = PluginRecord.objects.get_or_create(slug=plugin.slug)
    steps = [step.number for step in manifest.setup if step.number > kept.last_step]
    for step in manifest.setup:
        if step.number in steps:
            _run_step(plugin, step.number, step.run)
            kept.last_step = step.number
    with override("vi"):
        kept.title = str(manifest.title)[:100]
    kept.version, kept.protects = manifest.version, manifest.protects
    if not was_on:
        kept.enabled_at, kept.disabled_at, kept.uninstalled_at = timezone.now(), None, None
    kept.save()
    return kept, steps


def _run_step(plugin: Plugin, number: int, path: str) -> None:
    try:
        plugin.part(path)()
    except Exception as error:
        logger.exception("plugin %s: step %s of its setup raised", plugin.slug, number)
        raise SetupFailed(slug=plugin.slug, number=number) from error
