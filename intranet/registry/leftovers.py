"""What remains of plugins that are not there: tables, switches, records."""

from django.db.backends.base.base import BaseDatabaseWrapper

from intranet.registry.loader import registry
from intranet.registry.models import PluginRecord
from intranet.state.current import current


def orphan_tables(connection: BaseDatabaseWrapper) -> dict[str, list[str]]:
    """Tables named ``plugin_<slug>_…`` whose plugin is not installed, by what is most likely its slug. One query.

    A slug may contain an underscore, so the longest known slug that fits is taken, else the first word.
    """
    with connection.cursor() as cursor:
        tables = [table for table in connection.introspection.table_names(cursor) if table.startswith("plugin_")]
    installed = {plugin.label for plugin in registry().plugins}
    left = [table for table in tables if not any(table.startswith(f"{label}_") for label in installed)]
    known = sorted(PluginRecord.objects.values_list("slug", flat=True), key=len, reverse=True)
    found: dict[str, list[str]] = {}
    for table in sorted(left):
        found.setdefault(_slug_in(table, known), []).append(table)
    return found


def _slug_in(table: str, known: list[str]) -> str:
    name = table.removeprefix("plugin_")
    return next((slug for slug in known if name.startswith(f"{slug}_")), name.partition("_")[0])


def absent_but_enabled() -> list[str]:
    """Slugs that are switched on without being installed."""
    return sorted(current().enabled_plugins - {plugin.slug for plugin in registry().plugins})


def absent_protectors() -> list[str]:
    """Slugs of protecting plugins that have been enabled once, were not uninstalled, and are not installed now."""
    records = PluginRecord.objects.filter(protects=True, uninstalled_at__isnull=True)
    installed = {plugin.slug for plugin in registry().plugins}
    return sorted(set(records.values_list("slug", flat=True)) - installed)
