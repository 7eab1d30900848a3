"""Start-up checks: a permission that a role names must exist where its app is installed."""

from collections.abc import Iterable
from typing import Any

from django.apps import apps
from django.core.checks import CheckMessage, Warning, register

from intranet.people.roles import ROLE_PERMISSIONS


@register()
def permissions_exist(app_configs: Any = None, **kwargs: Any) -> list[CheckMessage]:
    """Warn about permissions of installed apps that no model declares; those of absent apps are skipped."""
    named = {permission for permissions in ROLE_PERMISSIONS.values() for permission in permissions}
    return [
        Warning(f"A role names the permission {name}, which no model declares.", id="intranet_people.W001")
        for name in sorted(named)
        if (label := name.partition(".")[0]) in apps.app_configs and name not in set(_declared(label))
    ]


def _declared(label: str) -> Iterable[str]:
    for model in apps.get_app_config(label).get_models():
        options = model._meta
        yield from (f"{label}.{action}_{options.model_name}" for action in options.default_permissions)
        yield from (f"{label}.{codename}" for codename, _name in options.permissions)
