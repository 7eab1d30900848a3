"""The words of access: who asks, about what, and what the answer looks like."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from django.db.models import QuerySet
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
    rule: str = ""
    """The name of the rule that denies or asks for more."""

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


@dataclass(frozen=True, slots=True)
class Demand:
    """What a rule asks a guard for. ``rule`` is the rule's name; ``subject`` is the object that ``action`` would be
    done to, None where the rule stands before a path of the site.
    """

    rule: str
    action: str
    subject: Any = None


class Policy(Protocol):
    """Answers for one model. Anything a policy does not say is denied.

    ``decide`` asks ``allows`` first (does the state permit it at all), then compares ``tokens`` with those of the
    asker,
    then ``keeps``. Actions are ``read`` and whatever else the model's services know (``edit``, ``issue`` …).

    A policy may besides say ``within(subject) -> Iterable[str]``: subjects ("plugin_x.space:7") in which this one lies;
    a rule that stands before them stands before it too. No queries.
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

    def check(self, request: HttpRequest, demand: Demand) -> Verdict:
        """Return ALLOW, DENY, or CHALLENGE when the person can satisfy the guard now. No writes, few queries."""

    def challenge(self, request: HttpRequest, demand: Demand) -> HttpResponse:
        """The answer that lets the person prove it and come back to where they are; what they typed is not lost."""
