"""The pages that say no. What is hidden and what is not there get the same bytes."""

from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string

from intranet.portal.context import Shell
from intranet.theming.active import drawn_with
from intranet.theming.context import look
from intranet.theming.loader import STANDARD

PLAIN_SERVER_ERROR = (
    "<!doctype html><html lang='vi'><meta charset='utf-8'><title>Sen</title>"
    "<h1>Hệ thống đang gặp lỗi</h1><p>Chờ vài phút rồi mở lại trang.</p>"
    "<p lang='en'>The site has a fault. Try again in a few minutes.</p>"
)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The one 404. Two askers of equal rights get equal bytes, whatever the address and whether something is there:
    no path, no token against forged requests, no mark in the navigation."""
    return _page(request, "intranet/404.html", 404)


def permission_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, and not allowed to do this; what exists is no secret here, or it would have been a 404."""
    return _page(request, "intranet/403.html", 403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400. The request may be broken in any way, so the page is drawn without it."""
    return HttpResponse(_still("intranet/400.html"), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: no database, no session, no theme; and if even that fails, a page that needs nothing at all."""
    try:
        return HttpResponseServerError(_still("intranet/500.html"))
    except Exception:
        # The last line of defence: a raised exception here would be a blank page.
        return HttpResponseServerError(PLAIN_SERVER_ERROR)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form without its token: mostly a page that was open over a sign-out. ``reason`` is for logs, not for people."""
    return HttpResponseForbidden(_still("intranet/403_csrf.html"))


def _page(request: HttpRequest, template: str, status: int) -> HttpResponse:
    """A page in the frame that this person knows; the plain frame before sign-in."""
    shell = Shell(request, placeless=True)
    base = "intranet/base.html" if shell.person else "intranet/base_plain.html"
    return render(request, template, {"shell": shell, "base": base}, status=status)


def _still(template: str) -> str:
    """A page that asks nothing of the request and nothing of the database."""
    with drawn_with(STANDARD):
        return render_to_string(template, {"theme": look(STANDARD)})
