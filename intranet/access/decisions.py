"""The one question: may this person do this to that? Asked by lists, pages, files, search, exports, e-mails and
the API alike.
"""

import logging
from collections.abc import Collection
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from intranet.access.policies import policy_for
from intranet.access.rules import rules_below, rules_for
from intranet.access.tokens import who
from intranet.contracts import Decision, Demand, Verdict, Who
from intranet.registry.loader import registry

logger = logging.getLogger("intranet.access")
AnyModel = TypeVar("AnyModel", bound=Model)


class ChallengeRequired(Exception):
    """The person passes all but a guard that they can satisfy now; ``response`` is the guard's way to do so."""

    def __init__(self, response: HttpResponse) -> None:
        super().__init__("a guard asks for more")
        self.response = response


def decide(user: Any, action: str, subject: Model, request: HttpRequest | None = None) -> Decision:
    """Whether ``user`` may do ``action`` on ``subject``: signed in → policy → tokens → guards, and all must allow.

    Being superuser opens nothing. Whatever raises on the way denies and is logged; without a ``request`` (a task, an
    e-mail) a guard cannot be satisfied and denies.
    """
    try:
        asker = who(user)
        decision = _before_guards(asker, action, subject)
        return _guarded(asker, action, subject, request) if decision else decision
    except Exception:
        logger.exception("Denied: the decision on %s could not be made", subject._meta.label_lower)
        return Decision(False, "error")


def _before_guards(asker: Who | None, action: str, subject: Model) -> Decision:
    if asker is None:
        return Decision(False, "not-signed-in")
    policy = policy_for(subject)
    if policy is None:
        return Decision(False, "no-policy")
    if not policy.allows(asker, action, subject):
        return Decision(False, "policy")
    if asker.tokens.isdisjoint(policy.tokens(action, subject)) and not policy.keeps(asker, action, subject):
        return Decision(False, "tokens")
    return Decision(True, "allowed")


def guarded(user: Any, action: str, subject: Model, request: HttpRequest | None) -> Decision:
    """Whether every guard before ``action`` on ``subject`` is satisfied in ``request``; who else may is not asked.

    Each rule is asked for itself: two may name one guard and want different things of it.
    """
    return _guarded(who(user), action, subject, request)


def is_open_below(beginning: str, request: HttpRequest) -> bool:
    """Whether every guard before any path that begins with ``beginning`` is satisfied in ``request``: what lies there
    may be quoted elsewhere. False where a guard is absent or raises.
    """
    asker = who(request.user)
    rules = rules_below(beginning, asker.tokens if asker else frozenset())
    try:
        return all(verdict_of(rule.guard, Demand(rule.name, "open"), request) is Verdict.ALLOW for rule in rules)
    except Exception:
        logger.exception("Denied: a guard before %s could not be asked", beginning)
        return False


def _guarded(asker: Who | None, action: str, subject: Model, request: HttpRequest | None) -> Decision:
    for rule in rules_for(action, subject, asker.tokens if asker else None):
        verdict = verdict_of(rule.guard, Demand(rule.name, action, subject), request)
        if verdict is None:
            return Decision(False, "guard-absent", rule=rule.name)
        if verdict is Verdict.CHALLENGE:
            return Decision(False, "challenge", challenge=rule.guard, rule=rule.name)
        if verdict is not Verdict.ALLOW:
            return Decision(False, "guard", rule=rule.name)
    return Decision(True, "allowed")


def verdict_of(name: str, demand: Demand, request: HttpRequest | None) -> Verdict | None:
    """What the guard ``name`` answers; None where it is absent or off, or where there is no request to ask it with."""
    guard = registry().guard(name)
    return guard.check(request, demand) if guard is not None and request is not None else None


def visible(asker: HttpRequest | Any, queryset: QuerySet[AnyModel]) -> QuerySet[AnyModel]:
    """The rows of ``queryset`` that ``asker`` (a request or a person) may read; none when in doubt."""
    asking = who(getattr(asker, "user", asker))
    policy = policy_for(queryset.model)
    if asking is None or policy is None:
        return queryset.none()
    return policy.visible(asking, queryset)


def visible_among(asker: HttpRequest | Any, model: type[AnyModel], keys: Collection[int]) -> list[AnyModel]:
    """Those rows of ``model`` with a key in ``keys`` that ``asker`` may read, perhaps without their longer columns."""
    asking = who(getattr(asker, "user", asker))
    policy = policy_for(model)
    if not keys or asking is None or policy is None:
        return []
    among = getattr(policy, "among", None)
    return list(among(asking, keys) if among else policy.visible(asking, model._default_manager.filter(pk__in=keys)))


def visible_or_404(request: HttpRequest, model: type[AnyModel], *, action: str = "read", **lookup: Any) -> AnyModel:
    """The object that ``lookup`` finds, if the requester may do ``action`` on it.

    Raises:
        Http404: not there, or not theirs; nobody can tell which.
        ChallengeRequired: only a guard stands between, and it can be satisfied.
    """
    return allowed_or_404(request, model._default_manager.filter(**lookup).first(), action)


def allowed_or_404(request: HttpRequest, subject: AnyModel | None, action: str = "read") -> AnyModel:
    """``subject``, already looked up, if there is one and the requester may do ``action`` on it.

    Raises: as ``visible_or_404``.
    """
    if subject is None:
        raise Http404
    decision = decide(request.user, action, subject, request)
    if decision.challenge:
        guard = registry().guard(decision.challenge)
        if guard is not None:
            raise ChallengeRequired(guard.challenge(request, Demand(decision.rule, action, subject)))
    if not decision:
        raise Http404
    return subject
