"""Reads the site's switches once a request, so that every part of one answer agrees."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from intranet.state import current


def one_state_per_request(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: the state is read before the view and forgotten after it."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = current.begin_request()
        try:
            return get_response(request)
        finally:
            current.end_request(token)

    return middleware
