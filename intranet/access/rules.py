"""Rules that put a guard before an action: read once a request, matched by action and subject."""

from contextvars import ContextVar
from typing import Any

from django.db.models import Model

from intranet.access.models import Rule
from intranet.prepared import prepared
from intranet.state.current import State, current

_kept: ContextVar[tuple[State, tuple[Rule, ...]] | None] = ContextVar("access_rules", default=None)


def active() -> tuple[Rule, ...]:
    """Every rule that has not been released. One query a request."""
    state = current()
    kept = _kept.get()
    if kept is not None and kept[0] is state:
        return kept[1]
    rules = tuple(_unreleased())
    _kept.set((state, rules))
    return rules


@prepared
def _unreleased() -> Any:
    return Rule.objects.filter(released_at__isnull=True)


def guards_for(action: str, subject: Model) -> list[str]:
    """Names of the guards that must be satisfied before ``action`` on ``subject``, each once, in the order of the
    rules.
    """
    label = subject._meta.label_lower
    subjects = {"*", label, f"{label}:{subject.pk}"}
    return list(dict.fromkeys(r.guard for r in active() if r.action in {"*", action} and r.subject in subjects))
