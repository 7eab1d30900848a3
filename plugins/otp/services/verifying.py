"""Taking a code."""

from typing import Any
from uuid import UUID

from django.contrib.auth import get_user_model
from django.urls import reverse

from intranet.contracts import attempt, notify, record, seconds_left, write_transaction
from plugins.otp.errors import CodeRefused, NoSuchDevice, TooManyTries
from plugins.otp.models import AuthenticatorApp, CodeSheet, Kind
from plugins.otp.models.authenticators import Authenticator
from plugins.otp.rules import LOW

DOOR = "otp"


def verify(person: Any, public_id: UUID | str, code: str, *, source: str, rule: str) -> Authenticator:
    """Take ``code`` of a confirmed device of ``person``, once; ``source`` is the address that asks, ``rule`` what for.

    Two waits stand before it: one of the pair of person and source, and one of the device. The second does not hold for
    a source from which the person has confirmed before, so that nobody elsewhere can keep them out; the first bounds
    what that allows.

    Raises:
        NoSuchDevice: not there, not confirmed, or not theirs.
        TooManyTries: it is too early; the code was not looked at.
        CodeRefused: it is wrong, or has been used.
    """
    let_in = attempt(DOOR, person.username, source)
    if let_in is None:
        raise TooManyTries(seconds_left(DOOR, person.username, source))
    with write_transaction():
        device = locked_device(person, public_id)
        wait = 0 if let_in.proven else device.seconds_left()
        taken = not wait and device.takes(code)
        if not wait:
            _note(person, device, taken, rule)
    if wait:
        raise TooManyTries(wait)
    if not taken:
        raise CodeRefused(
            max(seconds_left(DOOR, person.username, source), 0 if let_in.proven else device.seconds_left())
        )
    let_in.succeeded()
    return device


def locked_device(person: Any, public_id: UUID | str, **state: Any) -> Authenticator:
    """A device of ``person`` under a lock; confirmed unless ``state`` says otherwise.

    Raises:
        NoSuchDevice: see there.
    """
    wanted = {"user": person, "public_id": public_id, "confirmed": True, **state}
    for model in (AuthenticatorApp, CodeSheet):
        found = model._default_manager.select_for_update().filter(**wanted).first()
        if found is not None:
            return found
    raise NoSuchDevice(str(public_id))


def lock_person(person: Any) -> None:
    """Let nobody else add or take away devices of ``person`` until the transaction ends."""
    get_user_model()._default_manager.select_for_update().get(pk=person.pk)


def _note(person: Any, device: Authenticator, taken: bool, rule: str) -> None:
    """The audit and what the person is told; never the code."""
    details = {"kind": device.kind, "rule": rule}
    if taken:
        record("otp.verified", actor=person, subject=person, plugin="otp", details=details)
    else:
        record("otp.refused", actor=person, subject=person, plugin="otp", details=details)
    if taken and isinstance(device, CodeSheet):
        _tell_of_sheet(person, device)
    if not taken and not device.confirmed:
        record("otp.put-aside", actor=None, subject=person, plugin="otp", details={"kind": device.kind})
        tell(person, "otp-put-aside", f"aside:{device.public_id}")


def _tell_of_sheet(person: Any, sheet: CodeSheet) -> None:
    left = sheet.left()
    if sheet.kind == Kind.RECOVERY:
        tell(person, "otp-recovery-used", f"recovery:{sheet.public_id}:{left}")
    if left <= LOW:
        tell(person, "otp-codes-low", f"low:{sheet.public_id}")


def tell(person: Any, kind: str, key: str) -> None:
    """Leave a notice that leads to one's own devices."""
    notify(person, kind=kind, key=key, subject=None, number="", url=reverse("otp:devices"))
