"""Headers on every answer, the security policy of the two halves of the site, and the language of the person."""

from collections.abc import Callable
from typing import Any

from csp.middleware import CSPMiddleware, PolicyParts
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.utils import translation

Answer = Callable[[HttpRequest], HttpResponse]

LANGUAGE_COOKIE = "language"
"""What somebody who is not signed in chose with the switch."""

FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}
NUL = "\0"

PERMISSIONS_POLICY = ", ".join(
    f"{feature}=()"
    for feature in (
        "accelerometer",
        "autoplay",
        "camera",
        "display-capture",
        "encrypted-media",
        "fullscreen",
        "geolocation",
        "gyroscope",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "usb",
    )
)


def headers(get_response: Answer) -> Answer:
    """Middleware, the outermost: what every answer carries, errors and static files included (security case 106).

    Nothing but static files may be kept by a browser or a proxy, unless the view has decided otherwise (cases 42, 52).
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response.headers.setdefault("Cache-Control", "private, no-store")
        if not getattr(response, "xframe_options_exempt", False):
            response.headers.setdefault("X-Frame-Options", settings.X_FRAME_OPTIONS)
        return response

    return middleware


class ContentSecurityPolicy(CSPMiddleware):
    """Strict for readers' pages; the admin, whose date choosers start from inline scripts, has its own policy."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if not report_only and request.path_info.startswith("/admin/"):
            # policy.py makes its list of names itself, so mypy does not know them.
            admin = settings.ADMIN_CONTENT_SECURITY_POLICY  # type: ignore[misc]
            parts.replace = {**admin, **(parts.replace or {})}
        return parts


class WithoutNullCharacters:
    """A NUL in what an address asks for or a form sends is left out; PostgreSQL knows no such character."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.META["QUERY_STRING"] = request.META.get("QUERY_STRING", "").replace("%00", "")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """The fields of a form, once the check against forged requests has parsed them; files are left as they are.

        Raises:
            Http404: there is one in the path.
        """
        if NUL in request.path_info:
            raise Http404
        if request.method == "POST" and request.content_type in FORMS and _holds_nul(request.POST):
            request.POST = _without_nul(request.POST)  # type: ignore[assignment]


without_null_characters = WithoutNullCharacters


def _holds_nul(fields: QueryDict) -> bool:
    return any(NUL in words for name, values in fields.lists() for words in (name, *values))


def _without_nul(fields: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True, encoding=fields.encoding)
    for name, values in fields.lists():
        for value in values:
            clean.appendlist(name.replace(NUL, ""), value.replace(NUL, ""))
    clean._mutable = False
    return clean


def language_of_person(get_response: Answer) -> Answer:
    """Middleware: the person's language; before sign-in the one chosen with the switch, else Vietnamese.

    The browser's Accept-Language is not asked: an office computer often says "en" for people who read Vietnamese.
    """

    def middleware(request: HttpRequest) -> HttpResponse:
        with translation.override(_language(request)):
            response = get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
            return response

    return middleware


def _language(request: HttpRequest) -> str:
    user = request.user
    chosen = user.language if user.is_authenticated else request.COOKIES.get(LANGUAGE_COOKIE, "")
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
