"""``manage.py import_document FILE… [--dry-run] [--json] [--unit CODE --by USERNAME]``."""

import json
from pathlib import Path
from typing import Any

from django.core.files.base import File
from django.core.management.base import BaseCommand, CommandError, CommandParser

from intranet.access.tokens import tokens_of, units_with_role
from intranet.directives.intake import take_in
from intranet.directives.policy import OFFICE_ROLES
from intranet.directives.recognition import Recognition, recognise, refused
from intranet.files.errors import FileRefused
from intranet.files.extraction.children import ReaderBroken
from intranet.files.kinds import INTAKE
from intranet.files.services import accept_file, examine_file
from intranet.people.models import Person, Unit


class Command(BaseCommand):
    """A line a file; exit code 1 if any file could not be taken in."""

    help = "Take official documents in from files. With --dry-run nothing is stored; with --json a line of JSON a file."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("files", nargs="+", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="read and show, store nothing")
        parser.add_argument("--json", action="store_true", help="one JSON object a line")
        parser.add_argument("--unit", help="code of the receiving office")
        parser.add_argument("--by", help="login of the clerk who takes the documents in")
        parser.add_argument("--looked", action="store_true", help="the clerk has looked: no file bears a secrecy mark")

    def handle(self, *args: Any, **options: Any) -> None:
        by, unit = self._who(options)
        failed = 0
        for path in options["files"]:
            recognition = self._one(path, by, unit, vouched=options["looked"])
            failed += recognition.kind == "secret" or bool(recognition.refusal)
            line = recognition.to_json(path.name) if options["json"] else _in_words(path, recognition)
            self.stdout.write(json.dumps(line, ensure_ascii=False) if options["json"] else str(line))
        if failed:
            raise CommandError(f"{failed} of {len(options['files'])} files were not taken in; see above.")

    def _who(self, options: dict[str, Any]) -> tuple[Person | None, Unit | None]:
        by = Person.objects.filter(username=options["by"] or "").first()
        if options["dry_run"]:
            return by, None
        unit = Unit.objects.filter(code=options["unit"] or "").first()
        if by is None or unit is None:
            raise CommandError("Name the office and the clerk: --unit CODE --by LOGIN (or add --dry-run).")
        if unit.pk not in units_with_role(tokens_of(by), OFFICE_ROLES):
            raise CommandError(f"{by} is neither clerk nor editor of {unit}.")
        return by, unit

    def _one(self, path: Path, by: Person | None, unit: Unit | None, *, vouched: bool) -> Recognition:
        """What became of one file; whatever is wrong with it, the next one has its turn."""
        try:
            with path.open("rb") as opened:
                file = File(opened, name=path.name)
                if unit is None or by is None:
                    reading = examine_file(file, by=by, kinds=INTAKE, vouched=True)
                    return recognise(reading.text, scanned=reading.is_scanned)
                stored = accept_file(file, by=by, kinds=INTAKE, vouched=vouched)
                return take_in(stored, name=path.name, owner_unit=unit, by=by).recognition
        except OSError as error:
            return refused("unreadable", f"The file cannot be read: {error.strerror}.")
        except FileRefused as reason:
            return refused(reason.code, str(reason.message))
        except ReaderBroken as broken:
            return refused("unreadable", f"The file could not be read here: {broken}.")


def _in_words(path: Path, recognition: Recognition) -> str:
    if recognition.refusal:
        return f"{path.name}: {recognition.refusal}"
    found = ", ".join(f"{f.name}={f.value} ({f.confidence})" for f in recognition.fields if f.value)
    return f"{path.name}: {recognition.kind}; {found}"
