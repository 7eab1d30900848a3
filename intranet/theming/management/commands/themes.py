"""``manage.py themes list|use SLUG``: the way back when the setting screen cannot be reached."""

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from intranet.state.current import current
from intranet.theming.active import resolve
from intranet.theming.loader import installed
from intranet.theming.services import UnknownTheme, choose_theme


class Command(BaseCommand):
    help = "List the installed themes, or choose the one that everybody sees."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("list", help="Every usable theme; the active one is marked.")
        use = actions.add_parser("use", help="Let everybody see this theme from the next request on.")
        use.add_argument("slug")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "use":
            self._use(options["slug"])
        else:
            self._list()

    def _list(self) -> None:
        active = resolve(current().theme)
        for theme in installed().values():
            parent = f" (extends {theme.extends})" if theme.extends else ""
            self.stdout.write(f"{'*' if theme.slug == active else ' '} {theme.slug}  {theme.title}{parent}")
        if settings.INTRANET_THEME_OVERRIDE:
            self.stdout.write(f"INTRANET_THEME_OVERRIDE is set to {settings.INTRANET_THEME_OVERRIDE}")

    def _use(self, slug: str) -> None:
        try:
            choose_theme(slug, by=None)
        except UnknownTheme as error:
            known = ", ".join(installed()) or "none"
            raise CommandError(f"There is no usable theme {slug}. Installed: {known}.") from error
        self.stdout.write(f"Everybody sees {slug} from the next request on.")
        if settings.INTRANET_THEME_OVERRIDE:
            self.stdout.write("INTRANET_THEME_OVERRIDE is set and goes before this choice.")
