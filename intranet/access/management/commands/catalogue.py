"""``manage.py catalogue``, with ``explain``: the catalogue itself knows tokens, and no people."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from intranet.access.readers import described
from intranet.access.tokens import tokens_of
from intranet.people.models import Person
from intranet.registry.sources import enabled_sources
from search.catalogue import circles_of
from search.management.commands.catalogue import Command as Catalogue

NOT_FOUND = 1


class Command(Catalogue):
    help = (
        f"{Catalogue.help} explain ENTRY USER: by which circles a person may find an entry, or that they may not; "
        "ENTRY is source/key as `status` and `verify` name it, such as directive/12."
    )
    actions = (*Catalogue.actions, "explain")

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("entry", nargs="?", default="", help="source/key of an entry, for explain")
        parser.add_argument("user", nargs="?", default="", help="name with which somebody signs in, for explain")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        if action != "explain":
            super().handle(*args, action=action, **options)
        elif options["entry"] and options["user"]:
            self._explain(options["entry"], options["user"])
        else:
            raise CommandError("Say which entry and who: manage.py catalogue explain directive/12 tran.thu.ha")

    def _explain(self, entry: str, user: str) -> None:
        source, _sep, key = entry.partition("/")
        circles = circles_of(source, key)
        person = Person.objects.filter(username=user).first()
        if not circles or person is None:
            raise CommandError(f"There is no {'person' if circles else 'entry'} of this name.", returncode=NOT_FOUND)
        held = tokens_of(person) if person.is_active else frozenset()
        self.stdout.write(f"{user} is {'active' if person.is_active else 'not active, and finds nothing'}")
        if source not in enabled_sources():
            self.stdout.write(f"the source {source} is switched off: nobody finds it")
        for part, tokens in circles.items():
            self._explain_part(f"{entry}/{part}" if part else entry, tokens, held)

    def _explain_part(self, name: str, tokens: tuple[str, ...], held: frozenset[str]) -> None:
        opening = [token for token in tokens if token in held]
        words = dict(described(opening))
        if not opening:
            self.stdout.write(f"{name}: not found by this person; it is for {len(tokens)} other circles")
        for token in opening:
            self.stdout.write(f"{name}: found by {token}{f' ({words[token]})' if token in words else ''}")
