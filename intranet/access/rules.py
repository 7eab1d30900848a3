"""Rules that put a guard before an action or a path: read once a request, matched by action, subject and asker."""

import re
from collections.abc import Iterable
from contextvars import ContextVar
from functools import lru_cache
from typing import Any

from django.db.models import Model

from intranet.access.models import PATH, Rule
from intranet.access.policies import policy_for
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


def rules_for(action: str, subject: Model, tokens: frozenset[str] | None = None) -> list[Rule]:
    """The rules before ``action`` on ``subject``; with ``tokens``, those of them that concern a holder of these."""
    subjects = {"*", *_places(subject)}
    found = [rule for rule in active() if rule.action in {"*", action} and rule.subject in subjects]
    return found if tokens is None else [rule for rule in found if rule.concerns(tokens)]


def rules_at(path: str, tokens: frozenset[str]) -> list[Rule]:
    """The rules before a path of the site that concern a holder of ``tokens``."""
    at = (rule for rule in active() if rule.subject.startswith(PATH) and _beginning(rule.subject).match(path))
    return [rule for rule in at if rule.concerns(tokens)]


def rules_below(beginning: str, tokens: frozenset[str]) -> list[Rule]:
    """The rules before any path that begins so, as far as they concern a holder of ``tokens``."""
    at_paths = (rule for rule in active() if rule.subject.startswith(PATH) and rule.concerns(tokens))
    places = ((rule, rule.subject.removeprefix(PATH).partition("*")[0]) for rule in at_paths)
    return [rule for rule, place in places if place.startswith(beginning) or beginning.startswith(place)]


@lru_cache(maxsize=1000)
def _beginning(subject: str) -> re.Pattern[str]:
    """What a guarded path begins with; ``*`` stands for one part of it, whatever number or word is there."""
    return re.compile("[^/]+".join(re.escape(part) for part in subject.removeprefix(PATH).split("*")))


def guards_for(action: str, subject: Model) -> list[str]:
    """Names of the guards that must be satisfied by anybody before ``action`` on ``subject``, each once."""
    return list(dict.fromkeys(rule.guard for rule in rules_for(action, subject)))


def singled_out(model: type[Model]) -> frozenset[str]:
    """Keys of the objects of ``model`` that a rule names one by one. No query besides that of ``active``."""
    beginning = f"{model._meta.label_lower}:"
    return frozenset(rule.subject.removeprefix(beginning) for rule in active() if rule.subject.startswith(beginning))


def _places(subject: Model) -> Iterable[str]:
    label = subject._meta.label_lower
    within = getattr(policy_for(subject), "within", None)
    around = list(within(subject)) if within else []
    return label, f"{label}:{subject.pk}", *around, *(place.partition(":")[0] for place in around)
