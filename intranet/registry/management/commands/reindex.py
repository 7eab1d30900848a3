"""``manage.py reindex``: the catalogue's records anew from the objects they stand for (``catalogue rebuild`` makes the
index anew from the records).
"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intranet.registry.sources import reindex_sources


class Command(BaseCommand):
    """Exit codes: 0 done, 1 a source is unknown or raised."""

    help = (
        "Bring the catalogue up to date from the objects themselves, of the named sources or of all that are enabled."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("source", nargs="*", help="for example: directive")

    def handle(self, *arguments: Any, source: list[str], **options: Any) -> None:
        try:
            done = reindex_sources(source)
        except LookupError as error:
            raise CommandError(str(error)) from error
        for name, counts in done.items():
            self.stdout.write(
                f"{name}: failed, see the log" if counts is None else f"{name}: {counts[0]} changed, {counts[1]} gone"
            )
        if None in done.values():
            raise CommandError("A source raised; the others are up to date.")
