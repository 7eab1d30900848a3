"""Turns a guard's challenge into its answer."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from intranet.access.decisions import ChallengeRequired


class ChallengeMiddleware:
    """A view that met a challenge answers with it instead of the page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return exception.response if isinstance(exception, ChallengeRequired) else None
