"""What each action of ``manage.py plugins`` does and says."""

import json
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.checks import Tags, run_checks
from django.core.management.base import BaseCommand, CommandError

from intranet.registry.errors import PluginRefusal
from intranet.registry.loader import registry
from intranet.registry.queries import PluginCard, card, panel
from intranet.registry.services import disable as switch_off
from intranet.registry.services import enable as switch_on
from intranet.registry.services import uninstall as take_out


def list_all(command: BaseCommand, *, as_json: bool, **_options: Any) -> None:
    """One line a plugin: slug, version, state, title."""
    cards = panel()
    if as_json:
        command.stdout.write(_as_json(cards))
        return
    for shown in cards:
        mark = "  protects" if shown.protects else ""
        command.stdout.write(f"{shown.slug:<20} {shown.version:<10} {shown.state.value:<12} {shown.title}{mark}")
    if not cards:
        command.stdout.write("No plugin is installed. Add one to INTRANET_PLUGINS.")


def _as_json(cards: list[PluginCard]) -> str:
    rows = [
        {
            "slug": shown.slug,
            "title": str(shown.title),
            "version": shown.version,
            "state": shown.state.value,
            "protects": shown.protects,
            "contributions": [*shown.contributions],
        }
        for shown in cards
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def available(command: BaseCommand, **_options: Any) -> None:
    """Packages of the folder ``plugins`` that hold an ``apps.py`` and are not in INTRANET_PLUGINS."""
    found = find_spec("plugins")
    folders = [Path(place) for place in (found.submodule_search_locations or ())] if found else []
    packages = sorted(f"plugins.{apps.parent.name}" for folder in folders for apps in folder.glob("*/apps.py"))
    waiting = [package for package in packages if package not in settings.INTRANET_PLUGINS]
    for package in waiting:
        command.stdout.write(package)
    if not waiting:
        command.stdout.write("Every plugin in the folder “plugins” is installed.")


def doctor(command: BaseCommand, **_options: Any) -> None:
    """Every health check of every enabled plugin, and what removed plugins left behind.

    Raises:
        CommandError: something is broken or left over.
    """
    faults = 0
    for shown in panel():
        command.stdout.write(f"{shown.slug} {shown.version}: {shown.state.value}")
        for line in shown.health:
            faults += line.state == "broken"
            command.stdout.write(f"  {line.state:<10} {line.name}: {line.message}")
    warnings = [found for found in run_checks(tags=[Tags.database], databases=["default"]) if _is_ours(found.id)]
    for found in warnings:
        command.stdout.write(f"{found.id} {found.msg}\n  {found.hint}")
    if faults or warnings:
        raise CommandError(f"{faults} checks are broken, {len(warnings)} things are left over.")
    command.stdout.write("Nothing is wrong.")


def _is_ours(check_id: str | None) -> bool:
    return (check_id or "").startswith("intranet.W01")


def enable(command: BaseCommand, *, slug: str, **_options: Any) -> None:
    """Switch a plugin on; the operator is the actor."""
    _refusable(lambda: switch_on(slug))
    command.stdout.write(f"{slug} is on.")


def disable(command: BaseCommand, *, slug: str, understood: bool, **_options: Any) -> None:
    """Switch a plugin off, after saying what that means for one that protects.

    Raises:
        CommandError: refused, or it protects and ``--understood`` is missing.
    """
    if registry().is_enabled(slug):
        shown = _refusable(lambda: card(slug))
        if shown.protects and not understood:
            said = "\n  - ".join(["This plugin protects content. When it is off:", *shown.consequences])
            raise CommandError(f"{said}\nRepeat the command with --understood.")
    _refusable(lambda: switch_off(slug))
    command.stdout.write(f"{slug} is off. Its data is kept.")


def uninstall(command: BaseCommand, *, slug: str, yes: bool, **_options: Any) -> None:
    """Take a plugin's data out.

    Raises:
        CommandError: refused, or not confirmed.
    """
    if (
        not yes
        and input(f"Everything that {slug} keeps will be exported and then deleted. Type its name to go on: ") != slug
    ):
        raise CommandError("Nothing was done.")
    done = _refusable(lambda: take_out(slug, folder=Path(settings.DATA_DIR) / "uninstalled"))
    where = f"{done.exported} rows were exported to {done.export}" if done.export else "It exports nothing"
    command.stdout.write(
        f"{slug} is uninstalled. {where}. Now take it off INTRANET_PLUGINS and start the site again; "
        "the next “migrate” would otherwise make its tables anew."
    )


def _refusable(call: Any) -> Any:
    try:
        return call()
    except PluginRefusal as refusal:
        raise CommandError(str(refusal)) from refusal


ACTIONS: dict[str, Callable[..., None]] = {
    "list": list_all,
    "available": available,
    "doctor": doctor,
    "enable": enable,
    "disable": disable,
    "uninstall": uninstall,
}
