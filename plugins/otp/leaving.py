"""What is written out about people; secrets and codes are not."""

from collections.abc import Iterator
from typing import Any

from plugins.otp.models import AuthenticatorApp, CodeSheet, Policy, Reset


def export(person: Any | None) -> Iterator[dict[str, Any]]:
    """Devices and resets of one person, or of everybody, and then the policies too."""
    of = {} if person is None else {"user": person}
    for model in (AuthenticatorApp, CodeSheet):
        for device in model._default_manager.filter(**of).select_related("user"):
            yield _device(device)
    about = Reset.objects.select_related("person", "by", "decided_by")
    for reset in about if person is None else about.filter(person=person):
        yield _reset(reset)
    if person is None:
        yield from ({"policy": policy.rule, "minutes": policy.minutes, "kinds": policy.kinds} for policy in _policies())


def _policies() -> Any:
    return Policy.objects.all()


def _device(device: Any) -> dict[str, Any]:
    return {
        "person": device.user.username,
        "device": device.kind,
        "name": device.name,
        "confirmed": device.confirmed,
        "created": device.created_at.isoformat(),
        "last_used": device.last_used_at.isoformat() if device.last_used_at else "",
    }


def _reset(reset: Reset) -> dict[str, Any]:
    return {
        "person": reset.person.username,
        "reset": reset.checked,
        "by": reset.by.username if reset.by else "",
        "decided_by": reset.decided_by.username if reset.decided_by else "",
        "at": reset.at.isoformat(),
        "done": reset.is_done,
    }
