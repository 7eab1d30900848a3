"""Setting devices up. Whether somebody may do so is asked before, by ``views.doors``."""

import os
import time
import uuid
from typing import Any

from django.utils import timezone

from intranet.contracts import attempt, record, seconds_left, write_transaction
from plugins.otp.errors import AlreadyMade, CodeRefused, NoSuchDevice, TooManyTries
from plugins.otp.models import AuthenticatorApp, CodeSheet, Kind, SheetCode
from plugins.otp.rules import CELLS, RECOVERY_CODES, SECONDS, card_code, matching_step, recovery_code
from plugins.otp.services.verifying import DOOR, lock_person, locked_device, tell

SHEET_NAMES = {Kind.CARD: "Thẻ mã in", Kind.RECOVERY: "Mã dự phòng"}
"""Names in the language of the house; the person may give a card another one."""


def add_app(person: Any, name: str, secret: bytes, code: str, *, source: str) -> AuthenticatorApp:
    """Keep an app that has shown by ``code`` that it holds ``secret``; there is no row of it before.

    The code counts as used.

    Raises:
        TooManyTries: it is too early for another try.
        CodeRefused: the app shows another code.
    """
    let_in = attempt(DOOR, person.username, source)
    if let_in is None:
        raise TooManyTries(seconds_left(DOOR, person.username, source))
    at = time.time()
    step = matching_step(secret, code, at, -1)
    if step is None:
        raise CodeRefused(seconds_left(DOOR, person.username, source))
    app = AuthenticatorApp(
        user=person, name=name, public_id=uuid.uuid4(), last_step=step, drift=step - int(at) // SECONDS
    )
    app.keep(secret)
    with write_transaction():
        app.last_used_at = timezone.now()
        app.save()
        _added(person, app)
    let_in.succeeded()
    return app


def make_card(person: Any) -> tuple[CodeSheet, list[tuple[str, str]]]:
    """A printed card that counts once the person has read a cell of it (``confirm_card``): the sheet, and each cell
    with its code, never to be read again. A card that was begun before and never confirmed goes.
    """
    codes = [card_code() for _cell in CELLS]
    with write_transaction():
        _begun(person).delete()
        card = _sheet(person, Kind.CARD, codes, confirmed=False)
    return card, list(zip(CELLS, codes, strict=True))


def confirm_card(person: Any, public_id: str, name: str, code: str, *, source: str) -> CodeSheet:
    """Let a card count whose first cell says ``code``.

    Raises:
        NoSuchDevice: no card of theirs waits under that name.
        TooManyTries: it is too early for another try.
        CodeRefused: the cell says something else.
    """
    let_in = attempt(DOOR, person.username, source)
    if let_in is None:
        raise TooManyTries(seconds_left(DOOR, person.username, source))
    with write_transaction():
        card = locked_device(person, public_id, confirmed=False, put_aside_at=None)
        if not isinstance(card, CodeSheet):
            raise NoSuchDevice(public_id)
        first = card.codes.filter(place=0, used_at__isnull=True, hash=card.hash_of(0, code))
        is_read = first.update(used_at=timezone.now()) == 1
        if is_read:
            card.name, card.confirmed, card.last_used_at = name or card.name, True, timezone.now()
            card.save(update_fields=["name", "confirmed", "last_used_at"])
            _added(person, card)
    if not is_read:
        raise CodeRefused(seconds_left(DOOR, person.username, source))
    let_in.succeeded()
    return card


def make_recovery_codes(person: Any, *, instead_of: str, by: Any = None) -> list[str]:
    """New recovery codes, never to be read again; the old ones are void. ``instead_of`` names the sheet on the page
    from which they were asked for, nothing where there was none; ``by`` is None on the command line.

    Raises:
        AlreadyMade: it is not that sheet any more.
    """
    codes = [recovery_code() for _code in range(RECOVERY_CODES)]
    with write_transaction():
        lock_person(person)
        old = CodeSheet.objects.filter(user=person, sheet_kind=Kind.RECOVERY)
        if instead_of != "".join(str(sheet.public_id) for sheet in old):
            raise AlreadyMade
        old.delete()
        _added(person, _sheet(person, Kind.RECOVERY, codes), by=by)
    return codes


def _begun(person: Any) -> Any:
    return CodeSheet.objects.filter(user=person, confirmed=False, put_aside_at__isnull=True)


def _sheet(person: Any, kind: Kind, codes: list[str], *, confirmed: bool = True) -> CodeSheet:
    sheet = CodeSheet(user=person, sheet_kind=kind, name=SHEET_NAMES[kind], public_id=uuid.uuid4(), confirmed=confirmed)
    if kind == Kind.CARD:
        sheet.name = f"{sheet.name} {sheet.card_number}"
    sheet.keep(os.urandom(32))
    sheet.save()
    SheetCode.objects.bulk_create(
        SheetCode(sheet=sheet, place=place, hash=sheet.hash_of(place, code)) for place, code in enumerate(codes)
    )
    return sheet


def _added(person: Any, device: AuthenticatorApp | CodeSheet, by: Any = ...) -> None:
    actor = person if by is ... else by
    record("otp.device-added", actor=actor, subject=person, plugin="otp", details={"kind": device.kind})
    tell(person, "otp-device-added", f"added:{device.public_id}")
