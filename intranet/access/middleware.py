"""Turns a guard's challenge into its answer, and asks the guards that stand before paths of the site."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse

from intranet.access.decisions import ChallengeRequired, verdict_of
from intranet.access.models import Rule
from intranet.access.rules import rules_at
from intranet.access.tokens import who
from intranet.contracts import Demand, Verdict
from intranet.registry.loader import registry
from intranet.state.current import current


class ChallengeMiddleware:
    """A view that met a challenge answers with it instead of the page.

    Before a view at an address that a rule guards, its guard is asked; absent, disabled or broken it denies, and what
    is denied answers like a missing page. Who is not signed in is sent to the sign-in before.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        """The answer of the first guard that wants more, None when all are satisfied.

        Raises:
            Http404: a guard denies.
        """
        if not request.path_info.startswith(current().guarded_paths):
            return None
        asker = who(request.user)
        for rule in rules_at(request.path_info, asker.tokens) if asker else ():
            if (answer := _asked(request, rule)) is not None:
                return answer
        return None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return exception.response if isinstance(exception, ChallengeRequired) else None


def _asked(request: HttpRequest, rule: Rule) -> HttpResponse | None:
    demand = Demand(rule.name, "open")
    verdict = verdict_of(rule.guard, demand, request)
    if verdict is Verdict.ALLOW:
        return None
    guard = registry().guard(rule.guard)
    if verdict is not Verdict.CHALLENGE or guard is None:
        raise Http404
    return guard.challenge(request, demand)
