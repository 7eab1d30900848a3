"""Settles the theme once a request, before the first template is looked up."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from intranet.state.current import current
from intranet.theming.active import PREVIEW_KEY, drawn_with, resolve


def theme_of_request(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware, after the session's: this person's preview, else the choice of the site."""

    def middleware(request: HttpRequest) -> HttpResponse:
        with drawn_with(resolve(current().theme, request.session.get(PREVIEW_KEY, ""))):
            return get_response(request)

    return middleware
