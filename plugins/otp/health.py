"""How the secrets and the people are, and what switching off means."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from intranet.contracts import Health, SealBroken, rules_of
from plugins.otp.known import GUARD, label_of
from plugins.otp.models import AuthenticatorApp, CodeSheet
from plugins.otp.people import without_device


def secrets() -> Health:
    """Broken where a secret cannot be opened, attention while some lie under an old master key."""
    devices = [*AuthenticatorApp.objects.only("public_id", "sealed"), *CodeSheet.objects.only("public_id", "sealed")]
    lost = sum(not _opens(device) for device in devices)
    if lost:
        words = ngettext(
            "%(n)d device cannot be used: its master key is missing.",
            "%(n)d devices cannot be used: their master key is missing.",
            lost,
        )
        return Health("broken", words % {"n": lost})
    old = sum(not device.is_under_newest_key for device in devices)
    if old:
        words = ngettext(
            "%(n)d secret lies under an old master key; it is sealed anew within the hour.",
            "%(n)d secrets lie under an old master key; they are sealed anew within the hour.",
            old,
        )
        return Health("attention", words % {"n": old})
    return Health("ok", _("All secrets lie under the newest master key."))


def _opens(device: AuthenticatorApp | CodeSheet) -> bool:
    try:
        device.secret()
    except SealBroken:
        return False
    return True


def enrolment() -> Health:
    """Attention while somebody who needs a device has none."""
    count = without_device().count()
    if not count:
        return Health("ok", _("Everybody who needs a device has one."))
    words = ngettext(
        "%(n)d person needs an authentication device and has none.",
        "%(n)d people need an authentication device and have none.",
        count,
    )
    return Health("attention", words % {"n": count})


def consequences() -> Iterator[str]:
    """What stays closed, for everybody, while nobody can type a code."""
    for rule in rules_of(GUARD):
        if not rule.released_at:
            yield _("Stays closed: %(what)s") % {"what": label_of(rule.name)}
