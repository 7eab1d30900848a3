"""``manage.py otp status|reset|codes``: the way back for the last administrator, on the server."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from plugins.otp.errors import NothingToReset
from plugins.otp.models import CodeSheet, Kind
from plugins.otp.people import without_device
from plugins.otp.queries import devices_of
from plugins.otp.services.enrolling import make_recovery_codes
from plugins.otp.services.resetting import reset_from_command_line


class Command(BaseCommand):
    """Says who has which devices, takes devices away, prints new recovery codes. Each change is audited and told."""

    help = "Shows, resets and rescues devices for one-time passwords."

    def add_arguments(self, parser: ArgumentParser) -> None:
        does = parser.add_subparsers(dest="does", required=True)
        status = does.add_parser("status", help="devices of one person, or who needs one and has none")
        status.add_argument("username", nargs="?")
        reset = does.add_parser("reset", help="take all devices of a person away and end their sessions")
        reset.add_argument("username")
        reset.add_argument("--reason", required=True)
        codes = does.add_parser("codes", help="print new recovery codes; the old ones are void")
        codes.add_argument("username")

    def handle(self, *args: Any, **options: Any) -> None:
        {"status": self._status, "reset": self._reset, "codes": self._codes}[options["does"]](options)

    def _status(self, options: dict[str, Any]) -> None:
        if not options["username"]:
            for person in without_device():
                self.stdout.write(f"{person.username}\tno device")
            return
        for device in devices_of(_person(options["username"])):
            used = device.last_used_at.isoformat(timespec="minutes") if device.last_used_at else "never"
            state = "" if device.confirmed else "\tput aside"
            self.stdout.write(f"{device.kind}\t{device.name}\tlast used {used}{state}")

    def _reset(self, options: dict[str, Any]) -> None:
        reason = options["reason"].strip()
        if not reason:
            raise CommandError("Say why.")
        try:
            reset_from_command_line(_person(options["username"]), reason)
        except NothingToReset as nothing:
            raise CommandError(f"{options['username']} has no device.") from nothing
        self.stdout.write(f"The devices of {options['username']} are gone and every session has ended.")

    def _codes(self, options: dict[str, Any]) -> None:
        person = _person(options["username"])
        held = CodeSheet.objects.filter(user=person, sheet_kind=Kind.RECOVERY)
        instead_of = "".join(str(sheet.public_id) for sheet in held)
        for code in make_recovery_codes(person, instead_of=instead_of, by=None):
            self.stdout.write(code)


def _person(username: str) -> Any:
    found = get_user_model()._default_manager.filter(username=username).first()
    if found is None:
        raise CommandError(f"Nobody is called {username}.")
    return found
