"""``manage.py startplugin NAME``: a new plugin that loads, conforms and passes its own tests."""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intranet.registry.scaffolding import NoSuchName, start_plugin
from intranet.settings.environment import ROOT


class Command(BaseCommand):
    """Writes files and changes nothing else: enabling is a step of its own."""

    help = "Write the first files of a new plugin."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="its slug: one lower-case word, digits and underscores allowed")
        parser.add_argument("--root", type=Path, default=ROOT, help="the folder that holds plugins/ and tests/")

    def handle(self, *arguments: Any, name: str, root: Path, **options: Any) -> None:
        try:
            written = start_plugin(name, root)
        except NoSuchName as error:
            raise CommandError(str(error)) from error
        for path in written:
            self.stdout.write(str(path.relative_to(root)))
        self.stdout.write(
            f"Next: add plugins.{name} to INTRANET_PLUGINS, run “manage.py migrate” and "
            f"“manage.py plugins enable {name}”; plugins/README.md shows every extension point."
        )
