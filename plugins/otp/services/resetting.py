"""Resets by the help desk: takes devices away, never sets one up."""

from typing import Any

from django.utils import timezone

from intranet.contracts import end_sessions, own_circles, record, who, write_transaction
from plugins.otp.errors import NotForOneself, NothingToReset
from plugins.otp.known import ADMINISTRATORS
from plugins.otp.models import AuthenticatorApp, CodeSheet, Reset
from plugins.otp.services.verifying import lock_person, tell


def needs_second_person(person: Any) -> bool:
    """Whether somebody else must confirm a reset for ``person``: an administrator or security officer, standing in for
    one too.
    """
    asker = who(person)
    tokens = asker.tokens if asker else own_circles(person)
    return bool(person.is_superuser) or any(token.startswith(ADMINISTRATORS) for token in tokens)


def ask_reset(person: Any, checked: str, by: Any) -> Reset:
    """Take all devices of ``person`` away after a check of identity, or ask for it where a second person decides.

    Raises:
        NotForOneself: ``by`` is the person.
        NothingToReset: there is no device, or a request is waiting already.
    """
    with write_transaction():
        lock_person(person)
        may_be_reset(person, by)
        reset = Reset.objects.create(person=person, by=by, checked=checked)
        record("otp.reset-asked", actor=by, subject=person, plugin="otp", details={"checked": checked})
        tell(person, "otp-reset-asked", f"reset-asked:{reset.pk}")
        if not needs_second_person(person):
            _carry_out(reset, by)
    return reset


def may_be_reset(person: Any, by: Any) -> None:
    """Pass where ``by`` may ask for a reset now.

    Raises:
        NotForOneself: ``by`` is the person.
        NothingToReset: there is no device, or a request is waiting already.
    """
    if by.pk == person.pk:
        raise NotForOneself
    if Reset.objects.filter(person=person, decided_at__isnull=True).exists() or not _devices(person):
        raise NothingToReset


def decide_reset(reset_id: int, by: Any, *, agreed: bool) -> Reset:
    """The second person confirms a reset, or refuses it; who asked may take the request back.

    Raises:
        Reset.DoesNotExist: there is no such request that waits.
        NotForOneself: ``by`` asked for it and agrees, or it is about them.
    """
    with write_transaction():
        waiting = Reset.objects.select_for_update(of=("self",)).select_related("person")
        reset = waiting.get(pk=reset_id, decided_at__isnull=True)
        if by.pk == reset.person_id or (agreed and by.pk == reset.by_id):
            raise NotForOneself
        if agreed:
            _carry_out(reset, by)
        else:
            _decide(reset, by, is_done=False)
            record("otp.reset-refused", actor=by, subject=reset.person, plugin="otp")
    return reset


def reset_from_command_line(person: Any, reason: str) -> None:
    """The way back for the last administrator, by whoever runs the server.

    Raises:
        NothingToReset: there is no device.
    """
    with write_transaction():
        if not _devices(person):
            raise NothingToReset
        Reset.objects.filter(person=person, decided_at__isnull=True).delete()
        _take_all(person, None, {"reason": reason})
        tell(person, "otp-reset", f"reset:{timezone.now():%Y%m%d%H%M%S%f}")


def _carry_out(reset: Reset, by: Any) -> None:
    _decide(reset, by, is_done=True)
    _take_all(reset.person, by, {"checked": reset.checked})
    tell(reset.person, "otp-reset", f"reset:{reset.pk}")


def _decide(reset: Reset, by: Any, *, is_done: bool) -> None:
    reset.decided_by, reset.decided_at, reset.is_done = by, timezone.now(), is_done
    reset.save(update_fields=["decided_by", "decided_at", "is_done"])


def _take_all(person: Any, by: Any, details: dict[str, Any]) -> None:
    kinds = sorted(device.kind for device in _devices(person))
    for model in (AuthenticatorApp, CodeSheet):
        model._default_manager.filter(user=person).delete()
    end_sessions(person)
    record("otp.reset", actor=by, subject=person, plugin="otp", details={"kinds": kinds, **details})


def _devices(person: Any) -> list[Any]:
    return [device for model in (AuthenticatorApp, CodeSheet) for device in model._default_manager.filter(user=person)]
