"""What is read in more than one place: devices of a person, and the policy of a rule."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Count, Q
from django.http import HttpRequest

from plugins.otp.known import DEVICES, OWN, known
from plugins.otp.models import DEVICE_KINDS, AuthenticatorApp, CodeSheet, Kind, Policy
from plugins.otp.models.authenticators import Authenticator

OWNED = Q(confirmed=True) | Q(put_aside_at__isnull=False)
"""Devices that were confirmed once; a card that is only being printed is not one yet."""


def devices_of(person: Any) -> list[Authenticator]:
    """Apps and sheets of ``person``, used up or put aside ones too, the last used one first; sheets know how many codes
    they have ``remaining``. Two queries.
    """
    remaining = Count("codes", filter=Q(codes__used_at__isnull=True))
    sheets = CodeSheet.objects.filter(OWNED, user=person).annotate(remaining=remaining)
    found = [*AuthenticatorApp.objects.filter(OWNED, user=person), *sheets]
    return sorted(found, key=lambda each: each.last_used_at or each.created_at, reverse=True)


def usable(devices: Iterable[Authenticator], kinds: Iterable[str]) -> list[Authenticator]:
    """Those of ``devices`` that are of one of ``kinds``, not put aside and not used up."""
    wanted = set(kinds)
    return [each for each in devices if each.confirmed and each.kind in wanted and getattr(each, "remaining", 1)]


def for_every_day(devices: Iterable[Authenticator]) -> list[Authenticator]:
    """Those of ``devices`` with which one confirms oneself every day."""
    return [each for each in devices if each.confirmed and each.kind in DEVICE_KINDS]


def is_only(device: Authenticator, devices: Iterable[Authenticator]) -> bool:
    """Whether ``device`` is the only one of ``devices`` for every day, which cannot be taken away."""
    others = [each for each in for_every_day(devices) if each.public_id != device.public_id]
    return device.kind in DEVICE_KINDS and not others


def are_confirmed(public_ids: Iterable[str]) -> set[str]:
    """Those of some devices that still count. Two queries."""
    wanted = list(public_ids)
    found = [
        model._default_manager.filter(public_id__in=wanted, confirmed=True).values_list("public_id", flat=True)
        for model in (AuthenticatorApp, CodeSheet)
    ]
    return {str(public_id) for rows in found for public_id in rows}


def policy_of(rule: str, request: HttpRequest | None = None) -> Policy:
    """The policy of a rule: the one an administrator wrote, or what is known of the rule. One query a request."""
    kept: dict[str, Policy] | None = getattr(request, "_otp_policies", None)
    if kept is None:
        kept = {policy.rule: policy for policy in Policy.objects.all()}
        if request is not None:
            request._otp_policies = kept  # type: ignore[attr-defined]
    return kept.get(rule) or default_policy(rule)


def demanded(rule: str, request: HttpRequest) -> Policy:
    """What is asked of the person in ``request``. During a grace whoever has devices, but none of a kind that will
    count, shows a code of one that they have: a grace is for people without any.
    """
    policy = policy_of(rule, request)
    if not policy.is_in_grace or any(each.kind in policy.kinds for each in devices_of(request.user)):
        return policy
    return Policy(
        rule=rule,
        minutes=policy.minutes,
        alone=policy.alone,
        otherwise=policy.otherwise,
        grace_until=policy.grace_until,
    )


def default_policy(rule: str) -> Policy:
    """The policy of a rule that nobody has changed; not saved."""
    if rule in {DEVICES, OWN}:  # a code typed for reading must not lead to a device of a stranger
        return Policy(rule=rule, minutes=10, alone=rule == OWN)
    found = known(rule)
    return Policy(rule=rule, minutes=found.minutes, alone=found.alone) if found else Policy(rule=rule)


def codes_left(devices: Iterable[Authenticator], kind: Kind) -> int:
    """How many codes of sheets of a kind are left."""
    return sum(getattr(each, "remaining", 0) for each in devices if each.kind == kind)
