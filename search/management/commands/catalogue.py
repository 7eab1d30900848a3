"""``manage.py catalogue status|rebuild|verify``."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from search import models
from search.errors import Busy, EngineDown
from search.health import judge, status
from search.rebuild import rebuild
from search.reconcile import compare

SHOWN = 20
"""Differences that are named; the rest is counted."""

FAULTY, BUSY, DOWN = 1, 3, 4
"""Exit codes: something is wrong, another process is at it, the engine does not answer. 2 is a wrong call."""


class Command(BaseCommand):
    help = (
        "Looks after the search index. status: figures, and whether all is well. verify: compares every record with "
        "the index. rebuild: makes a new index from the records while the old one goes on answering. Exit code 0: all "
        "is well; 1: something differs or is late; 3: another process is at it; 4: the engine does not answer."
    )

    actions: tuple[str, ...] = ("status", "rebuild", "verify")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("action", choices=self.actions)
        parser.add_argument("--json", action="store_true", help="answer in one line of JSON")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            getattr(self, f"_{action}")(options["json"])
        except Busy as error:
            raise CommandError(
                "Another process is writing the index. Try again when it is done.", returncode=BUSY
            ) from error
        except EngineDown as error:
            raise CommandError(f"The search engine does not answer: {error}", returncode=DOWN) from error

    def _status(self, as_json: bool) -> None:
        found = status()
        is_well, message = judge(found)
        if as_json:
            self._answer({**asdict(found), "lag": found.lag.total_seconds(), "ok": is_well})
        else:
            self.stdout.write(
                f"entries    {found.entries}, of which {found.open_entries} open to everybody signed in\n"
                f"in engine  {found.told}\n"
                f"waiting    {found.waiting}, of which {found.withdrawn} withdrawn\n"
                f"lag        {found.lag.total_seconds():.0f} s"
            )
        if not is_well:
            raise CommandError(message, returncode=FAULTY)
        self.stdout.write(message if not as_json else "", ending="\n" if not as_json else "")

    def _rebuild(self, as_json: bool) -> None:
        entries = rebuild(lambda done, total: None if as_json else self.stdout.write(f"{done} of {total}"))
        self._answer({"entries": entries}) if as_json else self.stdout.write(f"The new index holds {entries} entries.")

    def _verify(self, as_json: bool) -> None:
        found = compare()
        if as_json:
            self._answer({"missing": found.missing, "orphaned": found.orphaned})
        elif not found:
            self.stdout.write("The index agrees with the records.")
        else:
            self._name("is missing or old in the index", found.missing)
            self._name("is in the index without a record", found.orphaned)
        if found:
            raise CommandError("They differ. `manage.py catalogue rebuild` makes a new index.", returncode=FAULTY)

    def _name(self, fault: str, entries: list[int]) -> None:
        known = models.Entry.objects.in_bulk(entries[:SHOWN])
        for entry in entries[:SHOWN]:
            self.stdout.write(f"{known.get(entry, entry)} {fault}")
        if len(entries) > SHOWN:
            self.stdout.write(f"and {len(entries) - SHOWN} more")

    def _answer(self, facts: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(facts, ensure_ascii=False))
