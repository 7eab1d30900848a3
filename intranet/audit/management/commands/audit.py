"""``manage.py audit verify`` and ``manage.py audit checkpoint``."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from intranet.audit import checkpoints
from intranet.audit.checks import check
from intranet.audit.errors import UnreadableCheckpoints
from intranet.audit.verify import Verdict

TAMPERED, UNREADABLE = 1, 2


class Command(BaseCommand):
    help = (
        "verify: go through the audit log and name the first row that is not what was recorded. "
        "Exit codes: 0 intact, 1 tampered with, 2 could not be checked. "
        "checkpoint: write a signed line of where the log stands; keep it outside this machine."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        asked = parser.add_subparsers(dest="asked", required=True)
        verify = asked.add_parser("verify", help="check the chain, and the checkpoints if there are any")
        verify.add_argument("--checkpoints", type=Path, metavar="FILE", help="checkpoints kept elsewhere")
        verify.add_argument("--json", action="store_true", help="print the verdict as JSON")
        checkpoint = asked.add_parser("checkpoint", help="write a signed checkpoint")
        checkpoint.add_argument("--out", default="-", metavar="FILE", help="file to append to; - prints it")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["asked"] == "checkpoint":
            self._checkpoint(options["out"])
        else:
            self._verify(options["checkpoints"], as_json=options["json"])

    def _checkpoint(self, out: str) -> None:
        checkpoint = checkpoints.take() if out == "-" else checkpoints.append(Path(out))
        self.stdout.write(checkpoint.line())

    def _verify(self, file: Path | None, *, as_json: bool) -> None:
        try:
            verdict = check(file)
        except UnreadableCheckpoints as error:
            raise CommandError(str(error), returncode=UNREADABLE) from error
        if as_json:
            self.stdout.write(json.dumps(asdict(verdict) | {"intact": verdict.is_intact}))
        else:
            self._say(verdict)
        if verdict.finding:
            raise CommandError(f"The log is not intact: {verdict.finding.message}", returncode=TAMPERED)

    def _say(self, verdict: Verdict) -> None:
        for note in verdict.notes:
            self.stderr.write(f"note: {note}")
        if finding := verdict.finding:
            self.stdout.write(f"first bad row: {finding.row} ({finding.fault})")
        else:
            self.stdout.write(f"{verdict.last_id} rows, all as recorded; the chain ends with {verdict.last_hash}")
