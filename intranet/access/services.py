"""Changes of the rules."""

from collections.abc import Callable, Iterable

from django.utils import timezone

from intranet.access.models import PATH, Rule
from intranet.audit.services import record
from intranet.database import write_transaction
from intranet.people.models import Person
from intranet.state.current import current
from intranet.state.services import locked_state


class NoSuchRule(LookupError):
    """No rule of that name is in force."""


on_rules_changed: list[Callable[[str], None]] = []
"""Called with a rule's subject inside the writing transaction: what stands in an index behind a guard is not what
stands there without one, so whoever keeps an index joins in ``ready()``.
"""


def lay_down(
    name: str, *, action: str, subject: str, guard: str, by: Person | None, holders: Iterable[str] = ()
) -> Rule:
    """Put ``guard`` before ``action`` on ``subject`` ("*", a model's label, "label:id", or "path:/admin/audit/") from
    now on, for those who hold a token that begins with one of ``holders``, or for everybody.

    Raises:
        IntegrityError: there is a rule of that name already.
    """
    with write_transaction():
        rule = Rule.objects.create(name=name, action=action, subject=subject, guard=guard, holders=" ".join(holders))
        _set_paths()
        record(
            "access.rule-laid-down", actor=by, subject=rule, details={"before": action, "of": subject, "guard": guard}
        )
        _tell(rule)
    return rule


def _set_paths() -> None:
    """Which paths are guarded is kept with the site's switches: a request elsewhere asks for no rule."""
    in_force = Rule.objects.filter(subject__startswith=PATH, released_at__isnull=True)
    subjects = in_force.values_list("subject", flat=True)
    paths = sorted({subject.removeprefix(PATH).partition("*")[0] for subject in subjects})
    if paths != list(current().guarded_paths):
        with locked_state() as state:
            state.guarded_paths = paths


def _tell(rule: Rule) -> None:
    for listener in on_rules_changed:
        listener(rule.subject)


def lay_down_once(name: str, *, action: str, subject: str, guard: str, holders: Iterable[str] = ()) -> None:
    """As ``lay_down``, for a plugin that brings rules: one that is there already, released perhaps, stays as it is."""
    if not Rule.objects.filter(name=name).exists():
        lay_down(name, action=action, subject=subject, guard=guard, by=None, holders=holders)


def rules_of(guard: str) -> list[Rule]:
    """Every rule that names ``guard``, released ones too, by name."""
    return list(Rule.objects.filter(guard=guard).order_by("name"))


def release(name: str, reason: str, by: Person | None = None) -> Rule:
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
        _set_paths()
        record("access.rule-released", actor=by, subject=rule, details={"reason": rule.release_reason})
        _tell(rule)
    return rule
