"""Admin addresses that come before Wagtail's own: one way in, one account page, and closed doors.

Wagtail's screens for pages, their choosers, reports, workflows, collections and sites ask about models and show titles
across offices. Guidance pages are written on screens of their own (``intranet.guidance``), so these doors lead nowhere.
"""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.urls import path, re_path
from django.views.generic import RedirectView

CLOSED = (
    "pages",
    "bulk/wagtailcore",
    "choose-page",
    "choose-external-link",
    "choose-email-link",
    "choose-phone-link",
    "choose-anchor-link",
    "reports",
    "workflows",
    "collections",
    "sites",
    "snippets",
    "tag-autocomplete",
    "password_reset",
    "dismissibles",
    "failwhale",
    "test404",
)
"""First parts of addresses below ``/admin/`` that answer like a missing page."""


def closed(request: HttpRequest, **parts: str) -> None:
    """Nothing is here.

    Raises:
        Http404: always.
    """
    raise Http404


urlpatterns = [
    path("login/", login_not_required(RedirectView.as_view(pattern_name="people:sign_in", query_string=True))),
    path("account/", RedirectView.as_view(pattern_name="people:account")),
    re_path(rf"^(?:{'|'.join(CLOSED)})(?:/|$)", closed, name="admin_closed"),  # type: ignore[arg-type]
]
