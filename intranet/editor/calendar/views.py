"""The screen of the working-day calendar."""

from datetime import date
from typing import Any, cast

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from intranet.calendars.models import CalendarDay
from intranet.calendars.queries import days_of_year
from intranet.editor.calendar import services
from intranet.editor.calendar.forms import RulingForm
from intranet.people.models import Person
from intranet.people.rules import today

keeps_calendar = permission_required("intranet_calendars.change_calendarday", raise_exception=True)


@require_http_methods(["GET", "HEAD", "POST"])
@keeps_calendar
@never_cache
def index(request: HttpRequest) -> HttpResponse:
    """The days of a year that are not as their weekday says, and a form to rule on one more."""
    form = RulingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        ruled = services.rule(**form.ruling(), by=cast(Person, request.user))
        messages.success(request, _("The calendar is changed. Due dates that were set before stay as they are."))
        return redirect(f"{reverse('calendar_admin:index')}?year={ruled.date.year}")
    year = _year(request.GET.get("year", ""))
    context = {"form": form, "lines": days_of_year(year), "year": year, "before": year - 1, "after": year + 1}
    return render(request, "intranet/editor/calendar/index.html", _titled(_("Working days")) | context)


@require_POST
@keeps_calendar
def withdraw(request: HttpRequest, day: str) -> HttpResponse:
    """Take a ruling back; pressing twice is pressing once."""
    try:
        ruled = date.fromisoformat(day)
    except ValueError as wrong:
        raise Http404 from wrong
    try:
        services.withdraw(ruled, by=cast(Person, request.user))
        messages.success(request, _("The ruling is taken back."))
    except CalendarDay.DoesNotExist:
        messages.warning(request, _("Somebody else has already taken this ruling back."))
    return redirect(f"{reverse('calendar_admin:index')}?year={ruled.year}")


def _year(asked: str) -> int:
    is_year = asked.isascii() and asked.isdigit() and len(asked) == 4 and 1990 <= int(asked) <= 2098
    return int(asked) if is_year else today().year


def _titled(title: str) -> dict[str, Any]:
    trail = [{"url": "", "label": title}]
    return {"header_title": title, "page_title": title, "header_icon": "date", "breadcrumbs_items": trail}
