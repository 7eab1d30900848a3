"""What is reported at start-up (``manage.py check --database default``, ``migrate``, ``plugins doctor``) about plugins
that are not there.
"""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Tags, Warning
from django.core.checks import register as register_check
from django.db import DatabaseError, connections

from intranet.registry.leftovers import absent_but_enabled, absent_protectors, orphan_tables


def register() -> None:
    """Let Django run the checks; called from ``RegistryConfig.ready()``."""
    register_check(leftovers_of_plugins, Tags.database)


def leftovers_of_plugins(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """W011 tables without a plugin, W012 enabled without being installed, W013 a protecting plugin that is absent."""
    if not databases:
        return []
    try:
        return [*_orphans(databases), *_absentees()]
    except DatabaseError:
        return []  # before the first ``migrate`` there is nothing that could be left over


def _orphans(databases: Sequence[str]) -> list[CheckMessage]:
    return [
        Warning(
            f"Tables are left over from the plugin “{slug}”, which is not installed: {', '.join(tables)}.",
            hint=f"Install the plugin again, then run “manage.py plugins uninstall {slug}”. Until then, "
            "deleting rows that a left-over table refers to can fail.",
            id="intranet.W011",
        )
        for alias in databases
        for slug, tables in orphan_tables(connections[alias]).items()
        if slug not in settings.INTRANET_QUARANTINE
    ]


def _absentees() -> list[CheckMessage]:
    enabled: list[CheckMessage] = [
        Warning(
            f"The plugin “{slug}” is enabled but not installed; everything it does is switched off.",
            hint=f"Install it again, or run “manage.py plugins disable {slug}”.",
            id="intranet.W012",
        )
        for slug in absent_but_enabled()
    ]
    protecting: list[CheckMessage] = [
        Warning(
            f"The plugin “{slug}” protects content and is not installed; what it guards stays closed.",
            hint="Install it again. To open what a rule of it closes: “manage.py access release RULE --reason …”.",
            id="intranet.W013",
        )
        for slug in absent_protectors()
    ]
    return enabled + protecting
