"""Remembers the client's address for whatever is recorded during the request."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from intranet.audit.context import coming_from
from intranet.audit.sources import client_address


def request_source(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: stands before everything that records."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with coming_from(client_address(request.META, settings.INTRANET_TRUSTED_PROXIES)):
            return get_response(request)

    return middleware
