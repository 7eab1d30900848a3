"""``manage.py access rules`` and ``manage.py access release RULE --reason "…"``."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from intranet.access.models import Rule
from intranet.access.services import NoSuchRule, release


class Command(BaseCommand):
    help = "List the access rules, or take one out of force with a reason."

    def add_arguments(self, parser: CommandParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        actions.add_parser("rules")
        releasing = actions.add_parser("release")
        releasing.add_argument("rule")
        releasing.add_argument("--reason", required=True)

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "release":
            return self.release(options["rule"], options["reason"])
        for rule in Rule.objects.order_by("name"):
            state = f"released: {rule.release_reason}" if rule.released_at else "in force"
            self.stdout.write(f"{rule.name}\t{rule.action} {rule.subject}\t{rule.guard}\t{state}")
        return None

    def release(self, name: str, reason: str) -> None:
        try:
            release(name, reason)
        except NoSuchRule as error:
            raise CommandError(f"No rule '{name}' is in force; see: manage.py access rules") from error
        except ValueError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"Released {name}; the audit log says so.")
