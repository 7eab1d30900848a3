"""Taking a plugin's data out, while its code is still there to do it."""

import json
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.utils import timezone

from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.registry.errors import LeavingFailed, NotInstalled, StillEnabled
from intranet.registry.loader import registry
from intranet.registry.models import PluginRecord
from intranet.registry.plugin import Plugin
from intranet.state.services import locked_state
from search.catalogue import drop_source

logger = logging.getLogger("intranet.registry")
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Uninstalled:
    """What was done: rows exported, where to, and rows of the core that pointed at the plugin's and went with them."""

    slug: str
    exported: int
    export: Path | None
    swept: int


def uninstall(slug: str, *, folder: Path, actor: Any = None) -> Uninstalled:
    """Export, drop the catalogue's entries, erase, migrate to zero, remove content types, permissions and settings.

    The audit log stays, and a tombstone records that the plugin was here. Each part can be repeated: after an
    interruption the same call finishes the work. A migration cannot be part of a transaction on every database, so
    neither is this.

    Raises:
        NotInstalled: the plugin's code must be installed, because only it can export and erase.
        StillEnabled: it must be disabled first, so that nobody is working in it.
        LeavingFailed: its export or erase raised; nothing after that was done.
    """
    plugin = registry().get(slug)
    if plugin is None:
        raise NotInstalled(slug=slug)
    with locked_state() as state:
        if slug in state.enabled_plugins:
            raise StillEnabled(slug=slug)
    export, rows = _own(plugin, "export", lambda: _export(plugin, folder))
    for spec in plugin.manifest.sources:
        drop_source(spec.name)
    if plugin.manifest.erase:
        _own(plugin, "erase", plugin.part(plugin.manifest.erase))
    swept = _sweep(plugin)
    if plugin.label in MigrationLoader(connection).migrated_apps:
        call_command("migrate", plugin.label, "zero", verbosity=0, interactive=False)
    _forget(plugin, actor, rows)
    return Uninstalled(slug, rows, export, swept)


def _own(plugin: Plugin, part: str, call: Callable[[], T]) -> T:
    """Call what the plugin itself does on leaving; it may raise anything, and then it stays."""
    try:
        return call()
    except Exception as error:
        logger.exception("plugin %s: %s raised while it was being uninstalled", plugin.slug, part)
        raise LeavingFailed(slug=plugin.slug, part=part) from error


def _export(plugin: Plugin, folder: Path) -> tuple[Path | None, int]:
    if not plugin.manifest.export:
        return None, 0
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{plugin.slug}-{timezone.now():%Y%m%dT%H%M%S}.jsonl"
    count = _write_rows(target, plugin.part(plugin.manifest.export)(None))
    return target, count


def _write_rows(target: Path, rows: Iterable[dict[str, Any]]) -> int:
    count = 0
    with target.open("x", encoding="utf-8") as out:
        target.chmod(0o600)
        for row in rows:
            out.write(json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False) + "\n")
            count += 1
    return count


def _sweep(plugin: Plugin) -> int:
    """Delete rows of the core that point at the plugin's objects by name: attachments, notices.

    A table of the core that points at anything does so in a column ``subject_model``; the audit log does not, and
    stays.
    """
    swept = 0
    with write_transaction():
        for model in apps.get_models():
            if any(field.name == "subject_model" for field in model._meta.fields):
                rows = model._default_manager.filter(subject_model__startswith=f"{plugin.label}.")
                swept += rows.delete()[0]
    return swept


def _forget(plugin: Plugin, actor: Any, rows: int) -> None:
    with locked_state() as state:
        state.plugin_settings = {slug: kept for slug, kept in state.plugin_settings.items() if slug != plugin.slug}
        Permission.objects.filter(content_type__app_label=plugin.label).delete()
        ContentType.objects.filter(app_label=plugin.label).delete()
        ContentType.objects.clear_cache()
        manifest = plugin.manifest
        kept, _created = PluginRecord.objects.update_or_create(
            slug=plugin.slug,
            defaults={"version": manifest.version, "title": str(manifest.title)[:100], "protects": manifest.protects},
        )
        kept.last_step, kept.uninstalled_at = 0, timezone.now()
        kept.save()
        details = {"version": manifest.version, "exported": rows}
        record(
            "plugin.uninstalled",
            actor=actor,
            subject=f"plugin:{plugin.slug}",
            details=details,
            plugin=plugin.slug,
            label=kept.title,
        )
