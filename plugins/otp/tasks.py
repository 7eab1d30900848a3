"""Recurring work."""

import logging

from intranet.contracts import SealBroken
from plugins.otp.models import AuthenticatorApp, CodeSheet

logger = logging.getLogger(__name__)


def rewrap() -> int:
    """Seal secrets anew that lie under an old master key, so that it may go. Returns how many.

    A row that somebody changes meanwhile is left for the next time; one that cannot be opened stays as it is, and the
    health check names it.
    """
    return sum(_rewrap(model) for model in (AuthenticatorApp, CodeSheet))


def _rewrap(model: type[AuthenticatorApp] | type[CodeSheet]) -> int:
    done = 0
    for device in model._default_manager.order_by("pk").iterator(chunk_size=500):
        if device.is_under_newest_key:
            continue
        before = bytes(device.sealed)
        try:
            device.keep(device.secret())
        except SealBroken:
            logger.error("The secret of device %s cannot be opened; its master key is not here", device.public_id)
            continue
        done += model._default_manager.filter(pk=device.pk, sealed=before).update(sealed=device.sealed)
    return done
