"""Changes of the rules."""

from django.utils import timezone

from intranet.access.models import Rule
from intranet.audit.services import record
from intranet.database import write_transaction


class NoSuchRule(LookupError):
    """No rule of that name is in force."""


def release(name: str, reason: str) -> Rule:
    """Take a rule out of force: the audited way back when its guard cannot be satisfied any more.

    Raises:
        NoSuchRule: no rule of that name is in force.
        ValueError: no reason was given.
    """
    if not reason.strip():
        raise ValueError("A reason is required.")
    with write_transaction():
        rule = Rule.objects.select_for_update().filter(name=name, released_at__isnull=True).first()
        if rule is None:
            raise NoSuchRule(name)
        rule.released_at, rule.release_reason = timezone.now(), reason.strip()[:300]
        rule.save(update_fields=["released_at", "release_reason"])
        record("access.rule-released", actor=None, subject=rule, details={"reason": rule.release_reason})
    return rule
