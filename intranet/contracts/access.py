"""The words of access: who asks, about what, and what the answer looks like."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse


class Verdict(Enum):
    """What a guard answers."""

    ALLOW = "allow"
    DENY = "deny"
    CHALLENGE = "challenge"


@dataclass(frozen=True, slots=True)
class Decision:
    """The answer to "may X do this to Y". ``reason`` is a short code for logs and tests, never shown to a reader.

    ``challenge`` names the guard that would be satisfied by proving something more; only then is ``allowed`` False for
    somebody who passes everything else.
    """

    allowed: bool
    reason: str
    challenge: str = ""

    def __bool__(self) -> bool:
        return self.allowed


@dataclass(frozen=True, slots=True)
class Who:
    """The person who asks, with the tokens they hold at this moment.

    ``person`` is an ``intranet_people.Person``; ``tokens`` are opaque: ``any``, ``unit:12``, ``under:12``,
    ``post:clerk@12``, ``user:5``, ``member:5@12``, and ``<slug>:…`` from plugins.
    """

    person: Any
    tokens: frozenset[str]


class Policy(Protocol):
    """Answers for one model. Anything a policy does not say is denied.

    ``decide`` asks ``allows`` first (does the state permit it at all), then compares ``tokens`` with those of the
    asker,
    then ``keeps``. Actions are ``read`` and whatever else the model's services know (``edit``, ``issue`` …).
    """

    def allows(self, who: Who, action: str, subject: Any) -> bool:
        """Whether the state of ``subject`` lets anybody like ``who`` do ``action``. No writes."""

    def tokens(self, action: str, subject: Any) -> Iterable[str]:
        """Tokens any one of which opens ``action`` on ``subject``; empty means nobody."""

    def keeps(self, who: Who, action: str, subject: Any) -> bool:
        """Whether ``who`` keeps the right from earlier though no token opens it any more (a receipt)."""

    def visible(self, who: Who, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows of ``queryset`` for which ``read`` would be allowed, as one SQL predicate."""


class Guard(Protocol):
    """Decides whether a request that is otherwise allowed must prove something more.

    A guard that raises, is disabled or is absent counts as DENY: callers never treat silence as consent.
    """

    def check(self, request: HttpRequest, subject: Model) -> Verdict:
        """Return ALLOW, DENY, or CHALLENGE when the person can satisfy the guard now. No writes, at most one query."""

    def challenge(self, request: HttpRequest) -> HttpResponse:
        """The answer that lets the person prove it and come back to ``request.get_full_path()``."""
