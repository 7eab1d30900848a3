"""The setting screen: see the themes, try one oneself, choose one for everybody."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from intranet.state.current import current
from intranet.theming.active import PREVIEW_KEY, resolve
from intranet.theming.loader import installed
from intranet.theming.services import UnknownTheme, choose_theme

PERMISSION = "intranet_state.change_sitestate"
"""Whoever may switch plugins may switch the theme: both stand in the same row."""


def check_may_choose(request: HttpRequest) -> None:
    """Raises:
    PermissionDenied: not an administrator of the site.
    """
    if not request.user.has_perm(PERMISSION):
        raise PermissionDenied


@require_GET
def themes(request: HttpRequest) -> HttpResponse:
    """Every usable theme with its picture; which one everybody sees, and which one only I see."""
    check_may_choose(request)
    return render(request, "intranet/theming/themes.html", _page(request))


def _page(request: HttpRequest) -> dict[str, Any]:
    override, title = settings.INTRANET_THEME_OVERRIDE, _("Appearance")
    return {
        "themes": installed().values(),
        "everybody": resolve(current().theme),
        "chosen": current().theme,
        "mine": request.session.get(PREVIEW_KEY, ""),
        "override": override if override in installed() else "",
        "header_title": title,
        "page_title": title,
        "header_icon": "view",
        "breadcrumbs_items": [{"url": "", "label": title}],
    }


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Let everybody see the theme; one's own preview ends with it."""
    check_may_choose(request)
    slug = request.POST.get("theme", "")
    try:
        choose_theme(slug, by=request.user)  # type: ignore[arg-type]
    except UnknownTheme:
        messages.error(request, _("This theme is not installed any more. Choose another."))
    else:
        request.session.pop(PREVIEW_KEY, None)
        messages.success(request, _("Everybody sees the theme “%(title)s” now.") % {"title": installed()[slug].title})
    return redirect("theming:themes")


@require_POST
def preview(request: HttpRequest) -> HttpResponse:
    """Draw this person's pages with a theme until they say otherwise or sign out; an empty choice ends it."""
    slug = request.POST.get("theme", "")
    if not slug:
        request.session.pop(PREVIEW_KEY, None)
        return redirect("portal:home")
    check_may_choose(request)
    if slug in installed():
        request.session[PREVIEW_KEY] = slug
    return HttpResponseRedirect(reverse("portal:home"))
