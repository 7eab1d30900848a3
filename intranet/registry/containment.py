"""Running a plugin's code so that it can fail alone.

Decoration that raises is left out and logged; protection that raises denies and is logged. The broad ``except``
stands here and nowhere else: a plugin may raise anything, and the core must answer all the same.
"""

import logging
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, TypeVar

from django.db import connection, transaction
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse

from intranet.contracts import Demand, Guard, Policy, Verdict, Who

logger = logging.getLogger("intranet.registry")
T = TypeVar("T")


def attempt(slug: str, part: str, call: Callable[..., T], *arguments: Any, otherwise: T) -> T:
    """What ``call`` returns, or ``otherwise`` if it raises; the failure is logged with the plugin's name."""
    try:
        with _savepoint():
            return call(*arguments)
    except Exception:
        logger.exception("plugin %s: %s raised and was contained", slug, part)
        return otherwise


def _savepoint() -> AbstractContextManager[Any]:
    """A failed query must not spoil the transaction of the caller; outside of one there is nothing to spoil."""
    return transaction.atomic() if connection.in_atomic_block else nullcontext()


class ClosedGuard:
    """A plugin's guard that denies when it raises or answers anything but a verdict."""

    def __init__(self, slug: str, name: str, guard: Guard) -> None:
        self.slug, self.name, self.guard = slug, name, guard

    def check(self, request: HttpRequest, demand: Demand) -> Verdict:
        """The guard's verdict, DENY in doubt."""
        verdict = attempt(self.slug, f"guard {self.name}", self.guard.check, request, demand, otherwise=Verdict.DENY)
        return verdict if isinstance(verdict, Verdict) else Verdict.DENY

    def challenge(self, request: HttpRequest, demand: Demand) -> HttpResponse:
        """The guard's way to satisfy it.

        Raises:
            Http404: it has none, or it raised; the subject stays hidden.
        """
        answer = attempt(self.slug, f"challenge of {self.name}", self.guard.challenge, request, demand, otherwise=None)
        if not isinstance(answer, HttpResponse):
            raise Http404
        return answer


class ClosedPolicy:
    """A plugin's policy that denies when it raises."""

    def __init__(self, slug: str, model: str, policy: Policy) -> None:
        self.slug, self.part, self.policy = slug, f"policy of {model}", policy

    def allows(self, who: Who, action: str, subject: Any) -> bool:
        """Whether the policy says yes, and says it as ``True``."""
        return attempt(self.slug, self.part, self.policy.allows, who, action, subject, otherwise=False) is True

    def tokens(self, action: str, subject: Any) -> Iterable[str]:
        """The policy's tokens; none in doubt."""
        empty: frozenset[str] = frozenset()
        return attempt(self.slug, self.part, lambda: frozenset(self.policy.tokens(action, subject)), otherwise=empty)

    def keeps(self, who: Who, action: str, subject: Any) -> bool:
        """Whether the policy says yes, and says it as ``True``."""
        return attempt(self.slug, self.part, self.policy.keeps, who, action, subject, otherwise=False) is True

    def visible(self, who: Who, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The policy's rows; none in doubt."""
        return attempt(self.slug, self.part, self.policy.visible, who, queryset, otherwise=queryset.none())

    def within(self, subject: Any) -> Iterable[str]:
        """In what the subject lies. What is raised is not held back: without an answer ``decide`` denies."""
        inside = getattr(self.policy, "within", None)
        return tuple(inside(subject)) if inside else ()


def own_tokens(slug: str, grant: Callable[..., Iterable[str]], *asked: Any) -> frozenset[str]:
    """The tokens a plugin grants: only those that bear its slug; a foreign one would open somebody else's door.
    ``asked`` is the person and the day, or the request.
    """
    empty: frozenset[str] = frozenset()
    tokens = attempt(slug, "principals", lambda: frozenset(grant(*asked)), otherwise=empty)
    own = frozenset(token for token in tokens if isinstance(token, str) and token.startswith(f"{slug}:"))
    if own != tokens:
        logger.error("plugin %s grants tokens that are not its own; they were not issued", slug)
    return own
