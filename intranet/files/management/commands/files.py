import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intranet.files import sweeping


class Command(BaseCommand):
    """``manage.py files sweep`` and ``manage.py files verify``; ``verify`` ends with 1 when a file is damaged."""

    help = "Looks after the stored files: sweep removes what nothing refers to, verify hashes everything anew."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What may be asked."""
        parser.add_argument("action", choices=["sweep", "verify"])
        parser.add_argument("--dry-run", action="store_true", help="sweep: only count")
        parser.add_argument("--json", action="store_true", help="one line of JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it and say what was found.

        Raises:
            CommandError: a stored file is missing or changed.
        """
        is_sweep = options["action"] == "sweep"
        found = sweeping.sweep(dry_run=options["dry_run"]) if is_sweep else sweeping.verify()
        self.stdout.write(self._line(asdict(found), as_json=options["json"]))
        if isinstance(found, sweeping.Verified) and found.damaged:
            raise CommandError(f"{len(found.damaged)} stored files are damaged; restore them from the backup.")

    def _line(self, found: dict[str, Any], *, as_json: bool) -> str:
        if as_json:
            return json.dumps(found)
        return "\n".join(f"{name.replace('_', ' ')}: {value}" for name, value in found.items())
