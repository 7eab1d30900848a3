"""The page of notices."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from intranet.notifications import queries, services
from intranet.notifications.models import Notice


@require_safe
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    before = _number(request.GET.get("before", ""))
    lines = queries.recent(request.user, queries.PAGE + 1, before=before)  # type: ignore[arg-type]
    shown = lines[: queries.PAGE]
    context = {
        "lines": shown,
        "older": shown[-1].id if len(lines) > queries.PAGE else None,
        "newest": shown[0].id if shown else 0,
        "unread": queries.unread_count(request.user),  # type: ignore[arg-type]
    }
    return render(request, "intranet/notifications/index.html", context)


@require_POST
def mark_read(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        services.mark_read(request.user, pk)  # type: ignore[arg-type]
    except Notice.DoesNotExist as error:
        raise Http404 from error
    return redirect("notifications:list")


@require_POST
def mark_all_read(request: HttpRequest) -> HttpResponse:
    services.mark_all_read(request.user, _number(request.POST.get("newest", "")) or 0)  # type: ignore[arg-type]
    messages.success(request, _("All notices are marked as read."))
    return redirect("notifications:list")


def _number(asked: str) -> int | None:
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 19 else None
