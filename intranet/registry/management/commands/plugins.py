"""``manage.py plugins``: what the operator can ask of plugins and do with them."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from intranet.registry.management.answers import ACTIONS


class Command(BaseCommand):
    """Exit codes: 0 done, 1 refused or something is wrong, 2 wrongly called."""

    help = "List, enable, disable, examine and uninstall plugins."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        listing = actions.add_parser("list", help="every plugin and its state")
        listing.add_argument("--json", dest="as_json", action="store_true", help="for programs")
        actions.add_parser("available", help="plugin packages in this installation that are not in INTRANET_PLUGINS")
        actions.add_parser("doctor", help="run every health check and look for what removed plugins left behind")
        _with_slug(actions.add_parser("enable", help="switch a plugin on, for every worker at once"))
        off = _with_slug(actions.add_parser("disable", help="switch a plugin off; its data stays"))
        off.add_argument("--understood", action="store_true", help="needed for a plugin that protects content")
        gone = _with_slug(
            actions.add_parser("uninstall", help="export, then remove everything a disabled plugin keeps")
        )
        gone.add_argument("--yes", action="store_true", help="do not ask")

    def handle(self, *arguments: Any, action: str, **options: Any) -> None:
        ACTIONS[action](self, **options)


def _with_slug(parser: ArgumentParser) -> ArgumentParser:
    parser.add_argument("slug")
    return parser
