"""Saving the settings of a plugin."""

from collections.abc import Mapping
from typing import Any

from intranet.audit.services import record
from intranet.registry.errors import NotInstalled, SettingRefused
from intranet.registry.loader import registry
from intranet.registry.rules import fits
from intranet.registry.settings import declared_settings
from intranet.state.services import locked_state


def save_settings(slug: str, values: Mapping[str, Any], *, actor: Any = None) -> dict[str, Any]:
    """Store the given settings of a plugin; returns those that changed. Settings that are not given stay as they are.

    The log names which settings changed, not their values.

    Raises:
        NotInstalled: no such plugin.
        SettingRefused: a setting is unknown, or a value does not fit it; nothing is stored.
    """
    if registry().get(slug) is None:
        raise NotInstalled(slug=slug)
    declared = declared_settings(slug)
    for name, value in values.items():
        if name not in declared or not fits(declared[name], value):
            raise SettingRefused(name=name, value=value, kind=declared[name].kind if name in declared else "?")
    with locked_state() as state:
        stored = state.plugin_settings.get(slug, {})
        changed = {n: v for n, v in values.items() if v != stored.get(n, declared[n].default)}
        if changed:
            state.plugin_settings = {**state.plugin_settings, slug: {**stored, **changed}}
            details = {"settings": sorted(changed)}
            record("plugin.settings-changed", actor=actor, subject=f"plugin:{slug}", details=details, plugin=slug)
    return changed
