"""``manage.py create_administrator``: the first people of an empty installation, and the way back in."""

import argparse
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils import timezone

from intranet.database import write_transaction
from intranet.people.errors import PeopleError
from intranet.people.models import Person, PostRole, Unit, UnitKind
from intranet.people.queries import has_role
from intranet.people.rules import normal_username, today
from intranet.people.services.persons import create_person
from intranet.people.services.posts import take_up
from intranet.people.services.slips import issue_slip
from intranet.people.services.units import create_unit

ROLES = (PostRole.ADMINISTRATOR, PostRole.SECURITY)
CHECKED = "command line of the server"


class Command(BaseCommand):
    """Whoever can run this can read the database anyway; what it does is in the audit log all the same."""

    help = (
        "Make an administrator (or with --role a security officer) and print a sign-in slip. An installation needs "
        "one of each, two different people. For somebody who is one already, only a new slip is printed."
    )

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("username", help="login name, for example tran.thu.ha")
        parser.add_argument("--role", choices=[str(role) for role in ROLES], default=str(PostRole.ADMINISTRATOR))
        parser.add_argument("--family-name", default="", help="family and middle name; needed for a new person")
        parser.add_argument("--given-name", default="", help="given name; needed for a new person")
        parser.add_argument("--unit", default="", help="name of the unit; on an empty installation it becomes the root")
        parser.add_argument(
            "--kind", choices=list(UnitKind.values), default=str(UnitKind.PROVINCE), help="kind of a root"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            with write_transaction():
                person = _person(options)
                if not has_role(person, options["role"]):
                    take_up(person, _unit(options), options["role"], by=None, starts=today())
                slip, code = issue_slip(person, by=None, identity_check=CHECKED)
        except PeopleError as refused:
            raise CommandError(str(refused)) from refused
        self.stdout.write(f"{person} ({person.username})")
        self.stdout.write(f"Code:  {code}")
        self.stdout.write(f"Open:  {settings.INTRANET_SITE_URL.rstrip('/')}{reverse('people:slip')}")
        self.stdout.write(f"Until: {timezone.localtime(slip.expires_at):%d/%m/%Y %H:%M}")


def _person(options: dict[str, Any]) -> Person:
    known = Person.objects.filter(username=normal_username(options["username"])).first()
    if known is not None:
        return known
    if not options["family_name"] or not options["given_name"]:
        raise CommandError("A new person needs --family-name and --given-name.")
    return create_person(
        options["username"], by=None, family_name=options["family_name"], given_name=options["given_name"]
    )


def _unit(options: dict[str, Any]) -> Unit:
    found: list[Unit] = list(Unit.objects.filter(name=options["unit"])[:2])
    if len(found) == 1:
        return found[0]
    if found:
        raise CommandError("Several units have this name.")
    if Unit.objects.exists():
        raise CommandError("No unit has this name. Give the name of an existing one with --unit.")
    if not options["unit"]:
        raise CommandError("There is no unit yet. Name the root of the tree with --unit.")
    return create_unit(None, by=None, name=options["unit"], kind=options["kind"], valid_from=today())
