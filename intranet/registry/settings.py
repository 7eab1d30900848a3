"""Settings of plugins: typed, with the manifest's defaults, edited in the control panel."""

from typing import Any

from intranet.contracts import Setting
from intranet.registry.loader import registry
from intranet.registry.rules import fits
from intranet.state.current import current


def setting(slug: str, name: str) -> str | int | bool:
    """The value of one setting, or its default when nothing fitting is stored.

    Raises:
        LookupError: no plugin of this slug is installed, or it has no such setting.
    """
    declared = declared_settings(slug).get(name)
    if declared is None:
        raise LookupError(f"Plugin {slug} has no setting {name}.")
    return _value(declared, current().plugin_settings.get(slug, {}))


def settings_of(slug: str) -> dict[str, str | int | bool]:
    """All settings of a plugin with their present values.

    Raises:
        LookupError: no plugin of this slug is installed.
    """
    stored = current().plugin_settings.get(slug, {})
    return {name: _value(declared, stored) for name, declared in declared_settings(slug).items()}


def declared_settings(slug: str) -> dict[str, Setting]:
    """The settings a plugin declares, by name, in its order.

    Raises:
        LookupError: no plugin of this slug is installed.
    """
    plugin = registry().get(slug)
    if plugin is None:
        raise LookupError(f"No plugin {slug} is installed.")
    return {declared.name: declared for declared in plugin.manifest.settings}


def _value(declared: Setting, stored: dict[str, Any]) -> str | int | bool:
    value = stored.get(declared.name, declared.default)
    return value if fits(declared, value) else declared.default
