"""What is guarded, and how strictly."""

from typing import Any

from intranet.contracts import lay_down, record, release, rules_of, write_transaction
from plugins.otp.known import GUARD, KNOWN, Known
from plugins.otp.models import Policy

FIELDS = ("kinds", "minutes", "alone", "otherwise", "grace_until")


def set_policy(policy: Policy, by: Any) -> None:
    """Keep a policy as ``by`` wants it; it holds with the next request."""
    with write_transaction():
        kept = Policy.objects.select_for_update().filter(rule=policy.rule).first()
        policy.pk = kept.pk if kept else None
        policy.save()
        values = {name: getattr(policy, name) for name in FIELDS}
        values["grace_until"] = policy.grace_until.isoformat() if policy.grace_until else ""
        record("otp.policy-set", actor=by, subject=policy, plugin="otp", label=policy.rule, details=values)


def to_choose_from() -> list[Known]:
    """Known rules that are not in force."""
    places = {(rule.subject, rule.action, rule.holders) for rule in rules_of(GUARD) if rule.released_at is None}
    return [each for each in KNOWN if (each.subject, each.action, " ".join(each.holders)) not in places]


def guard_also(name: str, by: Any) -> None:
    """Lay a known rule down, under a new name where one of that name was released: a release stays in the history.

    Raises:
        KeyError: it is not known, or in force already.
    """
    with write_transaction():
        chosen = {each.name: each for each in to_choose_from()}[name]
        taken = {rule.name for rule in rules_of(GUARD)}
        names = (chosen.name, *(f"{chosen.name}-{number}" for number in range(2, len(taken) + 3)))
        free = next(each for each in names if each not in taken)
        lay_down(free, action=chosen.action, subject=chosen.subject, guard=GUARD, by=by, holders=chosen.holders)


def stop_guarding(name: str, reason: str, by: Any) -> None:
    """Release a rule of this guard.

    Raises:
        KeyError: no such rule of this guard is in force.
        ValueError: no reason was given.
    """
    if name not in {rule.name for rule in rules_of(GUARD) if rule.released_at is None}:
        raise KeyError(name)
    release(name, reason, by=by)
