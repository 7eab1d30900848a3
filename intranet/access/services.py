"""Changes of the rules."""

from collections.abc import Callable

from django.utils import timezone

from intranet.access.models import Rule
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person


class NoSuchRule(LookupError):
    """No rule of that name is in force."""


on_rules_changed: list[Callable[[str], None]] = []
"""Called with a rule's subject inside the writing transaction: what stands in an index behind a guard is not what
stands there without one, so whoever keeps an index joins in ``ready()``.
"""


def lay_down(name: str, *, action: str, subject: str, guard: str, by: Person | None) -> Rule:
    """Put ``guard`` before ``action`` on ``subject`` ("*", a model's label, or "label:id") from now on.

    Raises:
        IntegrityError: there is a rule of that name already.
    """
    with write_transaction():
        rule = Rule.objects.create(name=name, action=action, subject=subject, guard=guard)
        record(
            "access.rule-laid-down", actor=by, subject=rule, details={"before": action, "of": subject, "guard": guard}
        )
        _tell(rule)
    return rule


def _tell(rule: Rule) -> None:
    for listener in on_rules_changed:
        listener(rule.subject)


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
        _tell(rule)
    return rule
