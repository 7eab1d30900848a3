"""Home, and the switches that stand in the frame."""

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_GET, require_POST

from intranet.portal.home import home_page
from intranet.portal.middleware import LANGUAGE_COOKIE
from intranet.portal.services import choose_language


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    """ "Việc của tôi"."""
    return render(request, "intranet/portal/home.html", {"page": home_page(request)})


@require_POST
@login_not_required
def language(request: HttpRequest) -> HttpResponse:
    """Change the language of the interface and go back; remembered on the person, before sign-in in a cookie."""
    chosen = request.POST.get("language", "")
    response = HttpResponseRedirect(back_to(request))
    if chosen not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        choose_language(request.user, chosen)
    else:
        response.set_cookie(
            LANGUAGE_COOKIE,
            chosen,
            max_age=365 * 24 * 3600,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return response


def back_to(request: HttpRequest) -> str:
    """The page that a form in the frame was on, if it is one of ours; else home (security case 8)."""
    target = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if ours else "/"
