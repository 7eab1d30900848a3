from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intranet.demo import content
from intranet.demo.unloading import StillReferred


class Command(BaseCommand):
    """``manage.py demo load`` and ``manage.py demo unload``."""

    help = "A fictional province to try the house with: load adds it, unload takes all of it out again."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked."""
        parser.add_argument("action", choices=["load", "unload"])
        parser.add_argument("--small", action="store_true", help="load: the personas and a dozen documents only")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what was done.

        Raises:
            CommandError: real units or people bear the demo's names, or real work refers to the demo.
        """
        if options["action"] == "load":
            self._load(small=options["small"])
        else:
            self._unload()

    def _load(self, *, small: bool) -> None:
        if clashes := content.clashes():
            raise CommandError("These are here already and are not the demo's:\n" + "\n".join(clashes))
        content.load_missing(self._write, small=small)
        self.stdout.write(content.logins())

    def _unload(self) -> None:
        try:
            rows = content.unload()
        except StillReferred as still:
            raise CommandError(f"Real work refers to the demo. Nothing was deleted:\n{still}") from still
        self.stdout.write(f"{rows} rows deleted. The audit log keeps what was recorded of them.")

    def _write(self, text: str) -> None:
        self.stdout.write(text, ending="")
        self.stdout.flush()
