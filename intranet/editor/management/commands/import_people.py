"""``manage.py import_people FILE… [--write]``: what a list of units and people would do, and doing it."""

from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from intranet.editor.people.imports import in_words
from intranet.files.errors import FileRefused
from intranet.files.tables import read_tables
from intranet.people.importing.lines import ListRefused, lines_of
from intranet.people.importing.plan import Plan
from intranet.people.importing.planning import plan_of
from intranet.people.importing.running import confirm, run
from intranet.people.models import ImportState, PeopleImport


class Command(BaseCommand):
    """Without ``--write`` nothing is written; with it, nothing unless every row is right. Exit code 1 when one is not.

    The operator acts: no person's rights are asked, and the audit log says that nobody signed in did it.
    """

    help = "Take in a list of units and people (XLSX, or CSV). Shows what it would do; with --write does it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument("--write", action="store_true", help="write it, if every row is right")
        parser.add_argument("--looked", action="store_true", help="somebody has looked: no file bears a secrecy mark")

    def handle(self, *args: Any, **options: Any) -> None:
        tables = []
        try:
            for path in options["files"]:
                with path.open("rb") as opened:
                    tables += read_tables(File(opened, name=path.name), by=None, vouched=options["looked"])
            lines = lines_of(tables)
        except (FileRefused, ListRefused, OSError) as refused:
            raise CommandError(str(getattr(refused, "message", "") or refused)) from refused
        plan = plan_of(lines, None)
        self._report(plan)
        if plan.wrong:
            raise CommandError(f"{len(plan.wrong)} rows are wrong; nothing was written.")
        if options["write"] and plan.changing:
            kept = confirm(lines, plan, None)
            run(kept.pk)
            kept = PeopleImport.objects.get(pk=kept.pk)
            if kept.state != ImportState.DONE:
                raise CommandError("; ".join(kept.problems))
            self.stdout.write(f"{kept.done} rows were written.")
        elif not plan.changing:
            self.stdout.write("Everything is there already; nothing changes.")

    def _report(self, plan: Plan) -> None:
        for heading in plan.ignored:
            self.stdout.write(f"The column “{heading}” is not taken in.")
        for row in plan.rows:
            for column, words in row.problems:
                self.stdout.write(f"{row.place}\t{row.label}\t{column or '–'}: {words}")
            if row.changes and not row.problems:
                self.stdout.write("\t".join([row.place, row.label, ", ".join(row.words), *row.notes]))
        for words, count in in_words(plan.counts):
            self.stdout.write(f"{words}: {count}")
