"""Taking devices away."""

from typing import Any
from uuid import UUID

from intranet.contracts import record, write_transaction
from plugins.otp.errors import LastDevice
from plugins.otp.models import AuthenticatorApp, CodeSheet
from plugins.otp.queries import devices_of, is_only
from plugins.otp.services.verifying import lock_person, locked_device, tell


def remove(person: Any, public_id: str) -> None:
    """Take a device of ``person`` away; what it has confirmed in any session counts no more.

    Raises:
        NoSuchDevice: not there, or not theirs.
        LastDevice: it is the only one for every day.
    """
    with write_transaction():
        lock_person(person)
        device = locked_device(person, public_id)
        if is_only(device, devices_of(person)):
            raise LastDevice
        kind = device.kind
        device.delete()
        record("otp.device-removed", actor=person, subject=person, plugin="otp", details={"kind": kind})
        tell(person, "otp-device-removed", f"removed:{public_id}")


def rename(person: Any, public_id: str, name: str) -> None:
    """Give a device of ``person`` another name.

    Raises:
        NoSuchDevice: not there, or not theirs.
    """
    with write_transaction():
        device = locked_device(person, public_id)
        device.name = name
        device.save(update_fields=["name"])
        record("otp.device-renamed", actor=person, subject=person, plugin="otp", details={"kind": device.kind})


def note_stranger(person: Any, public_id: UUID) -> None:
    """Leave a row if ``person`` has asked for a device that is somebody else's."""
    models = (AuthenticatorApp, CodeSheet)
    if any(model._default_manager.filter(public_id=public_id).exclude(user=person).exists() for model in models):
        with write_transaction():
            record("otp.not-theirs", actor=person, subject=person, plugin="otp")
